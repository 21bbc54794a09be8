// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.LocalDate;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Days in a register that are due: one bean for each kind. All sources are read in one statement.
///
/// @param what what must be done, as it precedes the row's name: 外部サービスの承認の更新
/// @param path address of a row below the body, without its id: /registers/services/
/// @param table the register's table
/// @param id a row's id
/// @param name what a row is called
/// @param day the day on which it is due, in ISO form; empty for none
/// @param open which rows still wait
/// @param read the permission to see rows
/// @param unit the unit to which a row belongs
/// @param daysBefore how many days before the day it stands in the plan
/// @param minutes how long it takes one person, about
public record DutySource(
        String what,
        String path,
        Table<?> table,
        Field<Long> id,
        Field<String> name,
        Field<String> day,
        Condition open,
        Permission read,
        Field<Long> unit,
        int daysBefore,
        int minutes) {

    public DutySource {
        if (daysBefore < 0 || minutes < 1) {
            throw new IllegalArgumentException("a duty stands before its day and takes time");
        }
    }

    /// Returns the day a year after another, as a column: the next time of what is done once a
    /// year. The 29th of February comes back on the 28th.
    ///
    /// @param day a column with a day in ISO form, or empty
    public static Field<String> yearAfter(Field<String> day) {
        Field<String> later =
                DSL.concat(
                        DSL.substring(day, 1, 4)
                                .cast(SQLDataType.INTEGER)
                                .plus(1)
                                .cast(SQLDataType.VARCHAR),
                        DSL.replace(DSL.substring(day, 5), "-02-29", "-02-28"));
        return DSL.when(day.eq(""), "").otherwise(later);
    }

    /// The rows of which one is reminded until a day: what must be done, the row's name, the day
    /// and the address.
    Select<Record4<String, String, String, String>> reminders(Visit visit, LocalDate end) {
        return DSL.select(
                        DSL.inline(what),
                        name,
                        day,
                        DSL.concat(DSL.inline(path), id.cast(SQLDataType.VARCHAR)))
                .from(table)
                .where(open)
                .and(day.gt(""))
                .and(day.le(end.toString()))
                .and(visit.scopeOf(read, unit));
    }

    /// The rows that are due until a day, as part of the one statement.
    Select<Record6<String, String, String, String, Integer, Integer>> until(
            Visit visit, LocalDate end) {
        return DSL.select(
                        DSL.inline(what),
                        DSL.concat(DSL.inline(path), id.cast(SQLDataType.VARCHAR)),
                        name,
                        day,
                        DSL.inline(minutes),
                        DSL.inline(daysBefore))
                .from(table)
                .where(open)
                .and(day.gt(""))
                .and(day.le(end.plusDays(daysBefore).toString()))
                .and(visit.scopeOf(read, unit));
    }
}
