// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;

/// The rules for one kind of log, compiled. Never changes; any number of threads may use it, each
/// with a [Run] of its own.
final class Plan {

    final Predicate[] predicates;

    /// For each predicate: whether it is looked for, so that not meeting it means that it fails.
    final boolean[] watched;

    /// For each watched predicate: whether meeting its literal proves it.
    final boolean[] proven;

    /// For each predicate: the rules to look at where it holds.
    final int[][] rulesOf;

    /// For each rule of the plan: its number among all rules.
    final int[] ruleNumbers;

    final int[][] code;

    /// Rules of the plan that have no witness.
    final int[] always;

    /// The slots in which something is looked for.
    final int[] slots;

    /// What is looked for there.
    final FieldIndex[] fields;

    final KeywordIndex keywords;

    private Plan(
            Predicate[] predicates,
            boolean[] watched,
            boolean[] proven,
            int[][] rulesOf,
            int[] ruleNumbers,
            int[][] code,
            int[] always,
            SortedMap<Integer, FieldIndex> fields,
            KeywordIndex keywords) {
        this.predicates = predicates;
        this.watched = watched;
        this.proven = proven;
        this.rulesOf = rulesOf;
        this.ruleNumbers = ruleNumbers;
        this.code = code;
        this.always = always;
        slots = fields.keySet().stream().mapToInt(i -> i).toArray();
        this.fields = fields.values().toArray(new FieldIndex[0]);
        this.keywords = keywords;
    }

    /// Compiles.
    ///
    /// @param rules all rules
    /// @param source the kind of log
    /// @param table has a slot for every field of every rule already
    static Plan compile(List<SigmaRule> rules, EventSource source, FieldTable table) {
        return compile(rules, source, table, _ -> -1);
    }

    static Plan compile(
            List<SigmaRule> rules,
            EventSource source,
            FieldTable table,
            IntToDoubleFunction measured) {
        Predicates predicates = new Predicates(table);
        RuleCode coder = new RuleCode(predicates);
        List<Integer> numbers = new ArrayList<>();
        List<int[]> code = new ArrayList<>();
        List<Expression> conditions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            SigmaRule rule = rules.get(i);
            if (!source.isSpokenOfBy(rule.source())) {
                continue;
            }
            Expression condition = source.mappingFor(rule.source()).apply(rule.condition());
            if (condition instanceof Expression.Fixed(boolean value) && !value) {
                continue;
            }
            numbers.add(i);
            conditions.add(condition);
            code.add(coder.of(condition));
        }
        int[][] rulesOf = new int[predicates.toArray().length][];
        Arrays.fill(rulesOf, new int[0]);
        List<Integer> always = new ArrayList<>();
        Witnesses witnesses = new Witnesses(predicates, measured);
        for (int rule = 0; rule < conditions.size(); rule++) {
            Witnesses.Cover cover = witnesses.of(conditions.get(rule));
            if (cover == null) {
                always.add(rule);
                continue;
            }
            for (int predicate : cover.predicates()) {
                rulesOf[predicate] = with(rulesOf[predicate], rule);
            }
        }
        return assemble(predicates, rulesOf, numbers, code, always);
    }

    private static Plan assemble(
            Predicates predicates,
            int[][] rulesOf,
            List<Integer> numbers,
            List<int[]> code,
            List<Integer> always) {
        Predicate[] all = predicates.toArray();
        boolean[] watched = new boolean[all.length];
        boolean[] proven = new boolean[all.length];
        SortedMap<Integer, FieldIndex> fields = new TreeMap<>();
        KeywordIndex keywords = new KeywordIndex();
        for (int p = 0; p < all.length; p++) {
            if (rulesOf[p].length == 0) {
                continue;
            }
            watched[p] = true;
            proven[p] = Witnesses.isProof(all[p]);
            if (all[p] instanceof Predicate.Keyword keyword) {
                keywords.add(keyword, p);
                continue;
            }
            fields.computeIfAbsent(all[p].slot, _ -> new FieldIndex()).add(all[p], p);
        }
        fields.values().forEach(FieldIndex::build);
        keywords.build();
        return new Plan(
                all,
                watched,
                proven,
                rulesOf,
                numbers.stream().mapToInt(i -> i).toArray(),
                code.toArray(new int[0][]),
                always.stream().mapToInt(i -> i).toArray(),
                fields,
                keywords);
    }

    private static int[] with(int[] list, int more) {
        if (list.length > 0 && list[list.length - 1] == more) {
            return list;
        }
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = more;
        return longer;
    }
}
