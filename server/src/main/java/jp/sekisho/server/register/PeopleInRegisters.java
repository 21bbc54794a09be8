// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// What hangs on a person in all registers and beside them ([NamesPeople]): everything that
/// somebody who leaves must hand over.
@Component
public final class PeopleInRegisters {

    /// Columns that say, by their names, that a row is over.
    private static final List<String> ENDS =
            List.of("ended_on", "closed_on", "returned_on", "done_on");

    private final Registers registers;
    private final List<NamesPeople> others;

    PeopleInRegisters(Registers registers, List<NamesPeople> others) {
        this.registers = registers;
        this.others = others;
    }

    /// A row that names a person.
    ///
    /// @param register the register's name
    /// @param as as what it names the person: 利用責任者
    /// @param path its address below the body
    /// @param title what it is called
    /// @param person whom it names
    public record Named(String register, String as, String path, String title, long person) {}

    /// Reads the rows that are not over and name one of the people, in one statement.
    ///
    /// @param db the body's database
    /// @param visit who looks; rows that this person may not see are left out
    /// @param people whom
    public List<Named> naming(DSLContext db, Visit visit, Collection<Long> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        List<Select<Record5<String, String, String, String, Long>>> parts = new ArrayList<>();
        registers.all(visit).forEach(desk -> parts.addAll(parts(desk.register(), visit, people)));
        others.forEach(other -> parts.add(other.naming(visit, people)));
        Optional<Select<Record5<String, String, String, String, Long>>> all =
                parts.stream().reduce(Select::unionAll);
        return all.isEmpty()
                ? List.of()
                : db.fetch(all.get())
                        .map(row ->
                                new Named(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5()));
    }

    private static <R extends UpdatableRecord<R>>
            List<Select<Record5<String, String, String, String, Long>>> parts(
                    Register<R> register, Visit visit, Collection<Long> people) {
        Field<Long> id = Objects.requireNonNull(register.table().field("id", SQLDataType.BIGINT));
        @SuppressWarnings("unchecked") // the first field is text, see Register#fields
        Field<String> title = (Field<String>) register.fields().getFirst().column();
        List<Select<Record5<String, String, String, String, Long>>> parts = new ArrayList<>();
        for (RegisterField<R, ?> field : register.fields()) {
            if (field.kind() instanceof FieldKind.Reference(ReferenceSource source)
                    && Fields.isPerson(source)) {
                Field<Long> person =
                        Objects.requireNonNull(
                                register.table().field(field.name(), SQLDataType.BIGINT));
                parts.add(
                        DSL.select(
                                        DSL.inline(register.name().label()),
                                        DSL.inline(field.label()),
                                        DSL.concat(
                                                DSL.inline(register.name().path() + "/"),
                                                id.cast(SQLDataType.VARCHAR)),
                                        title,
                                        person)
                                .from(register.table())
                                .where(person.in(people))
                                .and(open(register))
                                .and(register.access().readable(visit)));
            }
        }
        return parts;
    }

    private static Condition open(Register<?> register) {
        Condition open = DSL.trueCondition();
        for (String end : ENDS) {
            Field<String> column = register.table().field(end, SQLDataType.VARCHAR);
            if (column != null) {
                open = open.and(column.eq(""));
            }
        }
        return open;
    }
}
