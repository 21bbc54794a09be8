// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.UserId.USER_ID;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.UserIdRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request for an account or a privilege (利用者ID・特権申請).
@Component
final class UserIdRequest implements RequestKind<UserIdRecord> {

    private final UserIdRegister register;

    UserIdRequest(UserIdRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName("user-id", "利用者ID・特権申請", 6, "ID", "システムの利用者IDや特権が要るときに出します。");
    }

    @Override
    public Register<UserIdRecord> register() {
        return register;
    }

    @Override
    public List<TableField<UserIdRecord, ?>> asked() {
        return List.of(
                USER_ID.NAME,
                USER_ID.SYSTEM,
                USER_ID.PERSON_ID,
                USER_ID.PRIVILEGED,
                USER_ID.SHARED,
                USER_ID.GROUNDS);
    }

    @Override
    public List<Step> steps(DSLContext db, UserIdRecord draft) {
        return draft.getPrivileged() != null && draft.getPrivileged()
                ? List.of(Step.of(Role.MANAGER), Step.of(Role.SYSTEM_MANAGER))
                : List.of(Step.of(Role.MANAGER));
    }

    @Override
    public void approved(UserIdRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setGivenOn(approval.from().toString());
        row.setReviewedOn(approval.on().toString());
    }
}
