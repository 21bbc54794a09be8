// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.List;
import jp.sekisho.server.register.Register;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// A kind of request as a feature declares it: one bean. Its approval makes a row of the feature's
/// register, and its renewal changes that row.
///
/// @param <R> the rows' type
public interface RequestKind<R extends UpdatableRecord<R>> {

    /// Returns what it is called.
    RequestName name();

    /// Returns the register that approval writes to.
    Register<R> register();

    /// Returns the fields of the register that the applicant fills, in the order of the form; the
    /// first says what is asked for. The unit is not among them: it is the applicant's.
    List<TableField<R, ?>> asked();

    /// Says who decides, in order; at least one.
    ///
    /// @param db the body's database
    /// @param draft what was asked
    List<Step> steps(DSLContext db, R draft);

    /// Writes into the row what the approval says.
    ///
    /// @param row the row as it was asked; for a renewal, the row that stands
    /// @param approval who allowed what until when
    void approved(R row, Approval approval);

    /// Returns for how many months one may ask at most.
    default int months() {
        return 12;
    }
}
