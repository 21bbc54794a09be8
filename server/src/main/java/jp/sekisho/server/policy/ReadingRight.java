// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Who may know of which document: the one condition under which every path of this feature reads.
///
/// Whoever lacks the right to a procedure learns nothing of it, not even that it exists.
final class ReadingRight {

    private ReadingRight() {}

    /// Returns the condition on rows of `policy_document`.
    static Condition of(Visit visit) {
        Condition open = POLICY_DOCUMENT.KIND.ne(DocumentKind.PROCEDURE.name());
        if (!visit.may(Permission.READ_PROCEDURE)) {
            return open;
        }
        return DSL.or(
                open,
                POLICY_DOCUMENT.FOR_EVERYONE.eq(true),
                visit.scopeOf(Permission.READ_PROCEDURE, POLICY_DOCUMENT.UNIT_ID));
    }
}
