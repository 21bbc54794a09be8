// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// A register as a feature declares it: one bean. How to add one: `docs/register.md`.
///
/// Its table has the columns `id` and `version`, and one that names the unit of a row.
///
/// @param <R> the rows' type, generated from the migration
public interface Register<R extends UpdatableRecord<R>> {

    /// Returns what it is called.
    RegisterName name();

    /// Returns its table.
    Table<R> table();

    /// Returns its fields in the order in which people see them. The first is text and says what a
    /// row is called.
    List<RegisterField<R, ?>> fields();

    /// Returns the column of the first field: what a row is called.
    @SuppressWarnings("unchecked") // the first field is text
    default TableField<R, String> title() {
        return (TableField<R, String>) fields().getFirst().column();
    }

    /// Returns who may see and change its rows.
    Access<R> access();

    /// Returns what must be so beyond each value by itself.
    default List<Rule<R>> rules() {
        return List.of();
    }

    /// Returns the filters in plain words.
    default List<Shortcut> shortcuts() {
        return List.of();
    }

    /// Says how things stand with a row.
    ///
    /// @param row the row
    /// @param today the day, in Japan
    /// @return a word for the list, or nothing where the register has no such column
    default Optional<Standing> standing(R row, LocalDate today) {
        return Optional.empty();
    }

    /// Returns the field, one of [#fields()], that keeps what an inherited sheet says in columns
    /// that no field stands for.
    TableField<R, String> notes();

    /// Returns the fields by which a row of a sheet without ids is known to be here already.
    default List<TableField<R, ?>> sameBy() {
        return List.of(fields().getFirst().column(), access().unit());
    }

    /// Returns more to do from the list, beside adding, Excel and print.
    default List<Action> actions() {
        return List.of();
    }

    /// Reads what belongs to a row and is shown below it, in at most one statement.
    ///
    /// @param db the body's database
    /// @param visit who looks
    /// @param row the row
    default List<RowView.Part> parts(DSLContext db, Visit visit, R row) {
        return List.of();
    }

    /// Returns the template of one of its pages; a feature may answer with one of its own, which
    /// gets the same view.
    ///
    /// @param page which page
    default String template(PageKind page) {
        return page.template();
    }

    /// Something to do from the list.
    ///
    /// @param label what it says
    /// @param path address below the body
    /// @param needs the permission without which it is not offered
    record Action(String label, String path, Optional<Permission> needs) {

        /// Something that everybody may do who sees the list.
        public Action(String label, String path) {
            this(label, path, Optional.empty());
        }

        /// Something that needs a permission.
        public Action(String label, String path, Permission needs) {
            this(label, path, Optional.of(needs));
        }
    }

    /// The pages of a register.
    enum PageKind {
        /** All rows. */
        LIST("register/list.jte"),
        /** One row with its history. */
        ROW("register/row.jte"),
        /** A row to be typed. */
        FORM("register/form.jte"),
        /** The list on A4. */
        PRINT("register/print.jte");

        private final String template;

        PageKind(String template) {
            this.template = template;
        }

        String template() {
            return template;
        }
    }
}
