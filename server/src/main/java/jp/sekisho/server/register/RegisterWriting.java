// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
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
import jp.sekisho.server.search.SearchIndex;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;

/// Changes a register within what somebody may write, each change with its ledger entry.
///
/// @param <R> the rows' type
final class RegisterWriting<R extends UpdatableRecord<R>> {

    private static final int MAX_DETAIL = 3_900;

    private final Register<R> register;
    private final RegisterReading<R> reading;
    private final Evidence evidence;
    private final Ids ids;

    RegisterWriting(Register<R> register, Evidence evidence, Ids ids) {
        this.register = register;
        this.reading = new RegisterReading<>(register);
        this.evidence = evidence;
        this.ids = ids;
    }

    /// What somebody typed for one row.
    ///
    /// @param values what stands in each field that was sent, by name; fields that were not sent
    ///   keep their value
    /// @param why the reason; may be empty
    record Typed(Map<String, String> values, String why) {
        Typed {
            values = Map.copyOf(values);
        }
    }

    /// What became of it.
    sealed interface Saved<R extends UpdatableRecord<R>> {

        /// It is saved.
        record Done<R extends UpdatableRecord<R>>(long id) implements Saved<R> {}

        /// Nothing was saved: a sentence for each field that must be put right.
        record Refused<R extends UpdatableRecord<R>>(Map<String, String> errors)
                implements Saved<R> {}

        /// Nothing was saved: somebody else changed the row meanwhile; it now stands as given.
        record Conflict<R extends UpdatableRecord<R>>(RegisterRow<R> now) implements Saved<R> {}

        /// Nothing was saved: there is no such row that this person may change.
        record Missing<R extends UpdatableRecord<R>>() implements Saved<R> {}
    }

    /// A row with what was read into it.
    ///
    /// @param row the row
    /// @param errors a sentence for each field that must be put right, by name
    record Draft<R extends UpdatableRecord<R>>(R row, Map<String, String> errors) {}

    /// Adds a row.
    Saved<R> add(Visit visit, Typed typed) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                reason(typed, register.name().noun() + "の登録"),
                change -> {
                    Draft<R> draft = draft(change.db(), visit, newRow(), typed);
                    if (!draft.errors().isEmpty()) {
                        return new Saved.Refused<R>(draft.errors());
                    }
                    return new Saved.Done<R>(insert(change, List.of(draft.row())).getFirst());
                });
    }

    /// Changes a row that was read in a version.
    Saved<R> change(Visit visit, long id, int version, Typed typed) {
        try {
            return evidence.change(
                    visit.body(),
                    new Actor(visit.name()),
                    reason(typed, register.name().noun() + "の変更"),
                    change -> change(change, visit, id, version, typed));
        } catch (ChangedMeanwhile e) {
            return visit.body()
                    .read(db -> reading.find(db, register.access().writable(visit), id))
                    .<Saved<R>>map(Saved.Conflict::new)
                    .orElseGet(Saved.Missing::new);
        }
    }

    private Saved<R> change(Change change, Visit visit, long id, int version, Typed typed) {
        Optional<RegisterRow<R>> found =
                reading.find(change.db(), register.access().writable(visit), id);
        if (found.isEmpty()) {
            return new Saved.Missing<>();
        }
        if (found.get().version() != version) {
            return new Saved.Conflict<>(found.get());
        }
        Map<String, Options> options = reading.options(change.db(), visit, register.fields());
        Draft<R> draft = draft(visit, copy(found.get()), typed, options);
        if (!draft.errors().isEmpty()) {
            return new Saved.Refused<>(draft.errors());
        }
        update(change, found.get(), draft.row(), differences(found.get(), draft.row(), options));
        index(change, List.of(draft.row()));
        return new Saved.Done<>(id);
    }

    /// Removes a row that was entered by mistake.
    Saved<R> remove(Visit visit, long id, int version, String why) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                why.isBlank() ? register.name().noun() + "の削除" : why,
                change -> {
                    Optional<RegisterRow<R>> found =
                            reading.find(change.db(), register.access().writable(visit), id);
                    if (found.isEmpty()) {
                        return new Saved.Missing<R>();
                    }
                    if (found.get().version() != version) {
                        return new Saved.Conflict<R>(found.get());
                    }
                    change.remove(found.get().row());
                    SearchIndex.remove(change, register.table().getName(), id);
                    return new Saved.Done<R>(id);
                });
    }

    R newRow() {
        return EmptyRow.of(register);
    }

    /// The same row again, to be changed while the one that was read stays as it is.
    R copy(RegisterRow<R> row) {
        R copy = row.row().into(register.table());
        copy.touched(false);
        return copy;
    }

    /// Reads what was typed into a row and holds every rule against it.
    Draft<R> draft(DSLContext db, Visit visit, R row, Typed typed) {
        return draft(visit, row, typed, reading.options(db, visit, register.fields()));
    }

    Draft<R> draft(Visit visit, R row, Typed typed, Map<String, Options> options) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (RegisterField<R, ?> field : register.fields()) {
            String value = typed.values().get(field.name());
            // A value that stands already may stay, also where it can no longer be chosen.
            if (value != null && !value.equals(field.edit(row))) {
                Options known = options.getOrDefault(field.name(), Options.NONE);
                if (field.read(value, known, row) instanceof Reading.Refused<?>(String sentence)) {
                    errors.put(field.name(), sentence);
                }
            } else if (field.isRequired() && field.edit(row).isEmpty()) {
                errors.put(field.name(), field.missing());
            }
        }
        if (errors.isEmpty()) {
            errors.putAll(objections(visit, row));
        }
        return new Draft<>(row, errors);
    }

    /// Holds every rule against a row, and the person's scope against its unit.
    Map<String, String> objections(Visit visit, R row) {
        Map<String, String> errors = Objections.of(register, row, visit.today());
        Access<R> access = register.access();
        if (errors.isEmpty() && !visit.may(access.write(), row.get(access.unit()))) {
            errors.put(access.unit().getName(), "この課の" + register.name().noun() + "を書く権限がありません。");
        }
        return errors;
    }

    /// Adds rows, all in few statements.
    List<Long> insert(Change change, List<R> rows) {
        List<Long> made = new ArrayList<>();
        for (R row : rows) {
            long id = ids.next();
            row.set(Objects.requireNonNull(register.table().field("id", Long.class)), id);
            made.add(id);
        }
        change.insertAll(rows);
        index(change, rows);
        return made;
    }

    /// Changes a row and says in the ledger which values became which.
    void update(Change change, RegisterRow<R> before, R after, List<String> differences) {
        if (differences.isEmpty()) {
            return;
        }
        R touched = copy(before);
        register.fields().forEach(field -> carry(field, before.row(), after, touched));
        change.update(touched);
        String detail = String.join("\n", differences);
        change.note(
                new Subject(register.table().getName(), before.id()),
                "detail",
                detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "…" : detail);
    }

    /// Makes rows findable by what they say now.
    void index(Change change, List<R> rows) {
        SearchIndex.put(
                change, register.table().getName(), rows.stream().map(this::searched).toList());
    }

    /// Says which values become which, one line each.
    List<String> differences(RegisterRow<R> before, R after, Map<String, Options> options) {
        return register.fields().stream()
                .filter(field -> differs(field, before.row(), after))
                .map(field ->
                        field.label()
                                + ": "
                                + orNothing(before.show(field))
                                + " → "
                                + orNothing(
                                        field.show(
                                                after,
                                                options.getOrDefault(field.name(), Options.NONE))))
                .toList();
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "(なし)" : text;
    }

    private static <R extends UpdatableRecord<R>> boolean differs(
            RegisterField<R, ?> field, R before, R after) {
        return !Objects.equals(before.get(field.column()), after.get(field.column()));
    }

    private <V> void carry(RegisterField<R, V> field, R before, R after, R touched) {
        if (differs(field, before, after)) {
            touched.set(field.column(), after.get(field.column()));
        }
    }

    private SearchIndex.Entry searched(R row) {
        return new SearchIndex.Entry(
                Objects.requireNonNull(row.get("id", Long.class)),
                row.get(register.title()),
                register.fields().stream()
                        .filter(RegisterField::isSearchable)
                        .map(field -> field.show(row, Options.NONE))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String reason(Typed typed, String otherwise) {
        return typed.why().isBlank() ? otherwise : typed.why().strip();
    }
}
