// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The rows of a register that a check looks at: each must be as it should be.
///
/// @param table the register's table
/// @param name what a row is called
/// @param counted which rows count
/// @param noun what they are: 外部サービス
/// @param link where people see them
public record Rows(
        Table<?> table, Field<String> name, Condition counted, String noun, EvidenceLink link) {

    private static final int NAMED = 3;

    /// What can be wrong with a row.
    ///
    /// @param condition with which rows
    /// @param sentence what is wrong, as it follows 「3件のうち1件に、」
    /// @param stale whether it was right once and has become too old
    public record Flaw(Condition condition, String sentence, boolean stale) {

        /// Something is wrong.
        ///
        /// @param condition with which rows
        /// @param sentence what is wrong, as it follows 「3件のうち1件は、」
        public static Flaw of(Condition condition, String sentence) {
            return new Flaw(condition, sentence, false);
        }

        /// What was right once has become too old to be known.
        ///
        /// @param condition with which rows
        /// @param sentence what is too old
        public static Flaw stale(Condition condition, String sentence) {
            return new Flaw(condition, sentence, true);
        }
    }

    /// Answers whether every row is as it should be, in at most one statement and one for each flaw
    /// that is found.
    ///
    /// @param question what is asked
    /// @param grade how good the evidence is where it holds
    /// @param good what is said of all rows where it holds, as it follows 「3件すべてに、」
    /// @param flaws what can be wrong
    public CheckResult every(
            Question question, EvidenceGrade grade, String good, List<Flaw> flaws) {
        List<SelectField<?>> counts = new ArrayList<>();
        counts.add(DSL.count().as("counted"));
        for (int i = 0; i < flaws.size(); i++) {
            counts.add(DSL.count(DSL.when(flaws.get(i).condition(), 1)).as("flaw_" + i));
        }
        Record found = question.db().select(counts).from(table).where(counted).fetchSingle();
        int all = found.get("counted", Integer.class);
        if (all == 0) {
            return new CheckResult.CannotKnow(noun + "を、まだ一件も登録していません。無ければ「対象外」としてください。", false);
        }
        List<String> sentences = new ArrayList<>();
        boolean onlyStale = true;
        for (int i = 0; i < flaws.size(); i++) {
            int bad = found.get("flaw_" + i, Integer.class);
            if (bad > 0) {
                sentences.add(
                        bad + "件は、" + flaws.get(i).sentence() + named(question, flaws.get(i), bad));
                onlyStale &= flaws.get(i).stale();
            }
        }
        if (sentences.isEmpty()) {
            return new CheckResult.Holds(noun + all + "件すべて、" + good, grade, List.of(link));
        }
        String sentence = noun + all + "件のうち、" + String.join("、", sentences) + "。";
        return onlyStale
                ? new CheckResult.CannotKnow(sentence, true)
                : new CheckResult.DoesNotHold(sentence, Optional.empty(), List.of(link));
    }

    private String named(Question question, Flaw flaw, int bad) {
        List<String> names =
                question.db()
                        .select(name)
                        .from(table)
                        .where(counted, flaw.condition())
                        .orderBy(name)
                        .limit(NAMED)
                        .fetch(name);
        return "(" + String.join("、", names) + (bad > NAMED ? " ほか" : "") + ")";
    }
}
