// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.ChangedMeanwhile;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Subject;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds, changes and takes back facts about the body, each with its reason in the ledger.
@Component
final class FactWriting {

    static final String WHY = "why";
    private static final int LONGEST_WHY = 1_000;
    private static final int LONGEST_DETAIL = 3_900;

    private final Evidence evidence;
    private final Ids ids;

    FactWriting(Evidence evidence, Ids ids) {
        this.evidence = evidence;
        this.ids = ids;
    }

    /// What became of it.
    sealed interface Saved {

        /// It is saved.
        record Done(long id) implements Saved {}

        /// Nothing was saved: one sentence for each field.
        record Refused(Map<String, String> problems) implements Saved {}

        /// Nothing was saved: somebody else changed the row meanwhile.
        record Conflict() implements Saved {}

        /// There is no such row.
        record Missing() implements Saved {}
    }

    <R extends UpdatableRecord<R>> Saved add(
            FactKind<R> kind, Visit visit, Map<String, String> typed) {
        return change(
                visit,
                why(typed),
                change -> {
                    R row = kind.table().newRecord();
                    Map<String, String> problems = fill(kind, change.db(), row, typed);
                    if (!problems.isEmpty()) {
                        return new Saved.Refused(problems);
                    }
                    long id = ids.next();
                    row.set(id(kind), id);
                    change.insert(row);
                    return new Saved.Done(id);
                });
    }

    <R extends UpdatableRecord<R>> Saved change(
            FactKind<R> kind, Visit visit, long id, int version, Map<String, String> typed) {
        return change(
                visit,
                why(typed),
                change -> {
                    Optional<R> found = find(kind, change.db(), id);
                    if (found.isEmpty()) {
                        return new Saved.Missing();
                    }
                    R row = found.get();
                    if (version(kind, row) != version) {
                        return new Saved.Conflict();
                    }
                    R before = row.copy();
                    Map<String, String> problems = fill(kind, change.db(), row, typed);
                    if (!problems.isEmpty()) {
                        return new Saved.Refused(problems);
                    }
                    List<String> differences = differences(kind, change.db(), before, row);
                    if (!differences.isEmpty()) {
                        change.update(row);
                        String detail = String.join("\n", differences);
                        change.note(
                                new Subject(kind.table().getName(), id),
                                "detail",
                                detail.length() > LONGEST_DETAIL
                                        ? detail.substring(0, LONGEST_DETAIL) + "…"
                                        : detail);
                    }
                    return new Saved.Done(id);
                });
    }

    /// Takes back a row that was entered by mistake.
    <R extends UpdatableRecord<R>> Saved remove(
            FactKind<R> kind, Visit visit, long id, int version, String why) {
        Map<String, String> problems = new HashMap<>();
        whyProblem(why).ifPresent(problem -> problems.put(WHY, problem));
        if (!problems.isEmpty()) {
            return new Saved.Refused(problems);
        }
        try {
            return change(
                    visit,
                    why,
                    change -> {
                        Optional<R> found = find(kind, change.db(), id);
                        if (found.isEmpty()) {
                            return new Saved.Missing();
                        }
                        if (version(kind, found.get()) != version) {
                            return new Saved.Conflict();
                        }
                        change.remove(found.get());
                        return new Saved.Done(id);
                    });
        } catch (IntegrityConstraintViolationException e) {
            return new Saved.Refused(
                    Map.of(WHY, "ほかの記録から使われているので、取り消せません。「いつまで」の日を入れて終わりにしてください。"));
        }
    }

    private Saved change(Visit visit, String why, java.util.function.Function<Change, Saved> work) {
        try {
            return evidence.change(visit.body(), new Actor(visit.name()), why, work);
        } catch (ChangedMeanwhile e) {
            return new Saved.Conflict();
        }
    }

    static <R extends UpdatableRecord<R>> Optional<R> find(
            FactKind<R> kind, DSLContext db, long id) {
        return db.selectFrom(kind.table()).where(id(kind).eq(id)).fetchOptional();
    }

    private static <R extends UpdatableRecord<R>> Map<String, String> fill(
            FactKind<R> kind, DSLContext db, R row, Map<String, String> typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (FactField<R> field : kind.fields()) {
            field.put(row, typed.getOrDefault(field.name(), ""), field.offered(db))
                    .ifPresent(problem -> problems.put(field.name(), problem));
        }
        whyProblem(typed.getOrDefault(WHY, "")).ifPresent(problem -> problems.put(WHY, problem));
        if (problems.isEmpty()) {
            problems.putAll(duration(kind, row));
        }
        if (problems.isEmpty()) {
            problems.putAll(kind.objections(db, row));
        }
        return problems;
    }

    private static <R extends UpdatableRecord<R>> Map<String, String> duration(
            FactKind<R> kind, R row) {
        @Nullable TableField<R, String> from = kind.from();
        @Nullable TableField<R, String> until = kind.until();
        if (from == null || until == null || row.get(until) == null) {
            return Map.of();
        }
        return row.get(until).compareTo(row.get(from)) > 0
                ? Map.of()
                : Map.of(until.getName(), "始まりの日より後の日にしてください。");
    }

    private static String why(Map<String, String> typed) {
        String why = typed.getOrDefault(WHY, "").strip();
        // Refused before anything is written; the ledger's reason must not be empty meanwhile.
        return why.isEmpty() ? "理由なし" : why;
    }

    static Optional<String> whyProblem(String why) {
        if (why.isBlank()) {
            return Optional.of("なぜ登録・変更するかを入れてください(例: 令和8年4月1日付けの人事異動)。");
        }
        return why.length() > LONGEST_WHY
                ? Optional.of(LONGEST_WHY + "文字までにしてください。")
                : Optional.empty();
    }

    private static <R extends UpdatableRecord<R>> List<String> differences(
            FactKind<R> kind, DSLContext db, R before, R after) {
        List<String> differences = new ArrayList<>();
        for (FactField<R> field : kind.fields()) {
            if (!Objects.equals(before.get(field.column()), after.get(field.column()))) {
                Map<String, String> offered = field.offered(db);
                differences.add(
                        field.label()
                                + ": "
                                + orNothing(field.show(before, offered))
                                + " → "
                                + orNothing(field.show(after, offered)));
            }
        }
        return differences;
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "(なし)" : text;
    }

    static <R extends UpdatableRecord<R>> org.jooq.Field<Long> id(FactKind<R> kind) {
        return Objects.requireNonNull(kind.table().field("id", Long.class));
    }

    static <R extends UpdatableRecord<R>> int version(FactKind<R> kind, R row) {
        return Objects.requireNonNull(
                row.get(Objects.requireNonNull(kind.table().field("version", Integer.class))));
    }
}
