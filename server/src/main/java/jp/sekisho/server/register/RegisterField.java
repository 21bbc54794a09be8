// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.server.access.Visit;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// One field of a register: a typed value over a column, with what people call it and what is
/// expected of it. Made by [Fields]; each method returns a changed copy.
///
/// @param <R> the rows' type
/// @param <V> the column's type
public final class RegisterField<R extends UpdatableRecord<R>, V> {

    private final TableField<R, V> column;
    private final String label;
    private final FieldKind<V> kind;
    private final Traits<V> traits;

    RegisterField(TableField<R, V> column, String label, FieldKind<V> kind) {
        this(column, label, kind, new Traits<>(Set.of(), "", null, List.of()));
    }

    private RegisterField(
            TableField<R, V> column, String label, FieldKind<V> kind, Traits<V> traits) {
        this.column = column;
        this.label = label;
        this.kind = kind;
        this.traits = traits;
    }

    private enum Trait {
        REQUIRED,
        SEARCHABLE,
        SORTABLE,
        FILTER,
        UNLISTED,
        PAST
    }

    private record Traits<V>(
            Set<Trait> set,
            String hint,
            @Nullable Function<Visit, @Nullable V> initially,
            List<String> alsoCalled) {}

    /// It must be filled.
    public RegisterField<R, V> required() {
        return with(Trait.REQUIRED);
    }

    /// Typed search looks into it.
    public RegisterField<R, V> searchable() {
        return with(Trait.SEARCHABLE);
    }

    /// The list can be sorted by it. Its column has an index together with the id.
    public RegisterField<R, V> sortable() {
        return with(Trait.SORTABLE);
    }

    /// The list can be narrowed to one of its values. Its column has an index.
    public RegisterField<R, V> filter() {
        return with(Trait.FILTER);
    }

    /// The list does not show it; form, page, print of one row and Excel do.
    public RegisterField<R, V> unlisted() {
        return with(Trait.UNLISTED);
    }

    /// Its day has come already, or is empty. Only for a day.
    public RegisterField<R, V> past() {
        if (!(kind instanceof FieldKind.Date)) {
            throw new IllegalStateException(name() + " is no day");
        }
        return with(Trait.PAST);
    }

    /// An example or explanation stands below its label.
    ///
    /// @param hint one sentence
    public RegisterField<R, V> hint(String hint) {
        return with(new Traits<>(traits.set, hint, traits.initially, traits.alsoCalled));
    }

    /// The next sensible value stands in the form of a new row.
    ///
    /// @param initially finds it
    public RegisterField<R, V> initially(Function<Visit, @Nullable V> initially) {
        return with(new Traits<>(traits.set, traits.hint, initially, traits.alsoCalled));
    }

    /// Inherited sheets call it so too.
    ///
    /// @param names other headings
    public RegisterField<R, V> alsoCalled(String... names) {
        return with(new Traits<>(traits.set, traits.hint, traits.initially, List.of(names)));
    }

    /// Returns its name in forms, addresses and JSON.
    public String name() {
        return Objects.requireNonNull(column.getName());
    }

    /// Returns what people call it.
    public String label() {
        return label;
    }

    TableField<R, V> column() {
        return column;
    }

    FieldKind<V> kind() {
        return kind;
    }

    boolean isRequired() {
        return traits.set.contains(Trait.REQUIRED);
    }

    boolean isSearchable() {
        return traits.set.contains(Trait.SEARCHABLE);
    }

    boolean isSortable() {
        return traits.set.contains(Trait.SORTABLE);
    }

    boolean isFilter() {
        return traits.set.contains(Trait.FILTER);
    }

    boolean isListed() {
        return !traits.set.contains(Trait.UNLISTED);
    }

    /// Says what is wrong with the row's value beside the other values of its row.
    Optional<Rule.Objection<R>> objection(R row, LocalDate today) {
        return traits.set.contains(Trait.PAST)
                        && row.get(column) instanceof String day
                        && day.compareTo(today.toString()) > 0
                ? Optional.of(new Rule.Objection<>(column, "まだ来ていない日です。済んだ日を入れてください。"))
                : Optional.empty();
    }

    String hint() {
        return traits.hint;
    }

    List<String> otherNames() {
        return traits.alsoCalled;
    }

    /// Says that it must be filled.
    String missing() {
        return kind.missing(label);
    }

    /// Puts the next sensible value into a new row.
    void begin(R row, Visit visit) {
        if (traits.initially != null) {
            V value = traits.initially.apply(visit);
            if (value != null) {
                row.set(column, value);
            }
        }
    }

    /// Reads what was typed, says what it became, and puts it into the row where it is a value.
    Reading<V> read(String typed, Options options, R row) {
        String stripped = typed.strip();
        if (stripped.isEmpty()) {
            clear(row);
            return isRequired() ? new Reading.Refused<>(missing()) : new Reading.Empty<>();
        }
        Reading<V> reading = kind.read(stripped, options);
        if (reading instanceof Reading.Value<V>(V value, String _)) {
            row.set(column, value);
        }
        return reading;
    }

    /// Shows the row's value to people; empty where there is none.
    String show(R row, Options options) {
        V value = row.get(column);
        return value == null ? "" : kind.show(value, options);
    }

    /// Writes the row's value as the form sends it back.
    String edit(R row) {
        V value = row.get(column);
        return value == null ? "" : kind.edit(value);
    }

    void clear(R row) {
        if (column.getDataType().nullable()) {
            row.set(column, null);
        } else if (column.getType() == String.class) {
            row.set(column, column.getType().cast(""));
        } else if (column.getType() == Boolean.class) {
            row.set(column, column.getType().cast(false));
        }
    }

    private RegisterField<R, V> with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits.set);
        return with(new Traits<>(more, traits.hint, traits.initially, traits.alsoCalled));
    }

    private RegisterField<R, V> with(Traits<V> changed) {
        return new RegisterField<>(column, label, kind, changed);
    }
}
