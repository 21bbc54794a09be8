// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.search.SearchIndex;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// Types, checks and writes rows of a register on behalf of another feature, which answers for who
/// may do so: here the register's own permission to write is not asked.
///
/// @param <R> the rows' type
public final class RowDesk<R extends UpdatableRecord<R>> {

    private final Register<R> register;
    private final RegisterReading<R> reading;
    private final Ids ids;

    RowDesk(Register<R> register, Ids ids) {
        this.register = register;
        this.reading = new RegisterReading<>(register);
        this.ids = ids;
    }

    /// A value as it was typed and as people read it.
    ///
    /// @param field the field's name
    /// @param label what people call it
    /// @param content what is stored
    /// @param shown what people read
    public record Typed(String field, String label, String content, String shown) {}

    /// A row that was typed.
    ///
    /// @param row the row
    /// @param values the values of the fields that were asked, in their order
    /// @param errors a sentence for each field that must be put right, by name
    /// @param <R> the row's type
    public record Draft<R extends UpdatableRecord<R>>(
            R row, List<Typed> values, Map<String, String> errors) {
        public Draft {
            values = List.copyOf(values);
            errors = Map.copyOf(errors);
        }
    }

    /// Makes the inputs of a form, in at most one statement.
    ///
    /// @param db the body's database
    /// @param visit who types
    /// @param asked the fields to type, by column
    /// @param typed what stands in them; where a field lacks, its next sensible value
    /// @param errors a sentence for each field that must be put right, by name
    public List<FormView.Input> inputs(
            DSLContext db,
            Visit visit,
            Collection<? extends TableField<R, ?>> asked,
            Map<String, String> typed,
            Map<String, String> errors) {
        List<RegisterField<R, ?>> fields = fields(asked);
        R row = empty();
        fields.forEach(field -> field.begin(row, visit));
        return new FormPresenter<>(register, visit, reading.options(db, visit, fields))
                .inputs(fields, new RegisterRow<>(row, Map.of()), typed, errors);
    }

    /// Reads what was typed and holds the register's rules against it, in at most one statement.
    ///
    /// @param db the body's database
    /// @param visit who typed
    /// @param unit the unit to which the row will belong
    /// @param asked the fields that were typed, by column
    /// @param typed what stands in them, by name
    public Draft<R> draft(
            DSLContext db,
            Visit visit,
            long unit,
            Collection<? extends TableField<R, ?>> asked,
            Map<String, String> typed) {
        List<RegisterField<R, ?>> fields = fields(asked);
        Map<String, Options> options = reading.options(db, visit, fields);
        R row = empty();
        register.fields().forEach(field -> field.begin(row, visit));
        row.set(register.access().unit(), unit);
        Map<String, String> errors = new LinkedHashMap<>();
        List<Typed> values = new ArrayList<>();
        for (RegisterField<R, ?> field : fields) {
            Options known = options.getOrDefault(field.name(), Options.NONE);
            String value = typed.getOrDefault(field.name(), "");
            if (field.read(value, known, row) instanceof Reading.Refused<?>(String sentence)) {
                errors.put(field.name(), sentence);
            }
            values.add(
                    new Typed(
                            field.name(),
                            field.label(),
                            Objects.requireNonNullElse(field.edit(row), ""),
                            field.show(row, known)));
        }
        if (errors.isEmpty()) {
            errors.putAll(objections(row, visit.today()));
        }
        return new Draft<>(row, values, errors);
    }

    /// Makes a row of values that were stored before; each was checked when it was typed.
    ///
    /// @param visit who completes it
    /// @param unit the unit to which the row will belong
    /// @param values contents by the fields' names
    public R row(Visit visit, long unit, Map<String, String> values) {
        R row = empty();
        register.fields().forEach(field -> field.begin(row, visit));
        row.set(register.access().unit(), unit);
        put(row, values);
        return row;
    }

    /// Makes a row of values as they are stored; fields that are not given stay empty.
    ///
    /// @param unit the unit to which the row will belong
    /// @param values contents by the fields' names
    public R row(long unit, Map<String, String> values) {
        R row = empty();
        row.set(register.access().unit(), unit);
        put(row, values);
        return row;
    }

    /// Says what the register's rules object to.
    ///
    /// @param row a whole row
    /// @param today the day, in Japan
    public Map<String, String> objections(R row, LocalDate today) {
        return Objections.of(register, row, today);
    }

    /// Adds a row with its entry in the ledger and makes it findable.
    ///
    /// @param change the change under way
    /// @param row the row
    /// @return its id
    public long insert(Change change, R row) {
        long id = ids.next();
        row.set(Objects.requireNonNull(register.table().field("id", Long.class)), id);
        change.insert(row);
        index(change, row, id);
        return id;
    }

    /// Changes a row with its entry in the ledger.
    ///
    /// @param change the change under way
    /// @param id which
    /// @param values contents by the fields' names
    /// @param then what else to change
    /// @return whether there is such a row
    public boolean update(Change change, long id, Map<String, String> values, Consumer<R> then) {
        Optional<R> found =
                change.db()
                        .selectFrom(register.table())
                        .where(
                                Objects.requireNonNull(register.table().field("id", Long.class))
                                        .eq(id))
                        .fetchOptional();
        found.ifPresent(row -> {
            put(row, values);
            then.accept(row);
            change.update(row);
            index(change, row, id);
        });
        return found.isPresent();
    }

    private void put(R row, Map<String, String> values) {
        for (RegisterField<R, ?> field : register.fields()) {
            String content = values.get(field.name());
            if (content != null) {
                put(row, field.column(), content);
            }
        }
    }

    private <V> void put(R row, TableField<R, V> column, String content) {
        if (content.isEmpty() && column.getType() != String.class) {
            return;
        }
        Class<V> type = column.getType();
        Object value =
                type == Long.class
                        ? Long.valueOf(content)
                        : type == Integer.class
                                ? Integer.valueOf(content)
                                : type == Boolean.class ? Boolean.valueOf(content) : content;
        row.set(column, type.cast(value));
    }

    private R empty() {
        return EmptyRow.of(register);
    }

    private void index(Change change, R row, long id) {
        List<String> words =
                register.fields().stream()
                        .filter(RegisterField::isSearchable)
                        .map(field -> field.show(row, Options.NONE))
                        .filter(text -> !text.isEmpty())
                        .toList();
        SearchIndex.put(
                change,
                register.table().getName(),
                List.of(new SearchIndex.Entry(id, row.get(register.title()), words)));
    }

    private List<RegisterField<R, ?>> fields(Collection<? extends TableField<R, ?>> asked) {
        List<RegisterField<R, ?>> found = new ArrayList<>();
        for (TableField<R, ?> column : asked) {
            found.add(
                    register.fields().stream()
                            .filter(field -> field.column().equals(column))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "register has no field " + column.getName())));
        }
        return found;
    }
}
