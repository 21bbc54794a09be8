// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.exception;

import static jp.sekisho.server.database.schema.tables.PolicyException.POLICY_EXCEPTION;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.PolicyExceptionRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request for an exception to the policy (例外措置申請).
@Component
final class ExceptionRequest implements RequestKind<PolicyExceptionRecord> {

    private final ExceptionRegister register;

    ExceptionRequest(ExceptionRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "exception", "例外措置申請", 3, "例外", "ポリシーのとおりにできない事情があるときに出します。緊急で先に行ったときは、すぐに出します。");
    }

    @Override
    public Register<PolicyExceptionRecord> register() {
        return register;
    }

    @Override
    public List<TableField<PolicyExceptionRecord, ?>> asked() {
        return List.of(
                POLICY_EXCEPTION.NAME,
                POLICY_EXCEPTION.CLAUSE,
                POLICY_EXCEPTION.GROUNDS,
                POLICY_EXCEPTION.INSTEAD,
                POLICY_EXCEPTION.EMERGENCY);
    }

    @Override
    public List<Step> steps(DSLContext db, PolicyExceptionRecord draft) {
        return List.of(Step.of(Role.MANAGER), Step.of(Role.CHIEF_OFFICER));
    }

    @Override
    public void approved(PolicyExceptionRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setApprover(approval.approver());
        row.setApprovedOn(approval.on().toString());
        row.setUntilOn(approval.until().toString());
        row.setCheckedOn(approval.on().toString());
    }
}
