// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.PermittedFlow.PERMITTED_FLOW;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.PermittedFlowRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request for a flow between zones (通信許可申請).
@Component
final class FlowRequest implements RequestKind<PermittedFlowRecord> {

    private final FlowRegister register;

    FlowRequest(FlowRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName("flow", "通信許可申請", 5, "通信", "領域の間の通信を許してもらうときに出します(特定通信も)。");
    }

    @Override
    public Register<PermittedFlowRecord> register() {
        return register;
    }

    @Override
    public List<TableField<PermittedFlowRecord, ?>> asked() {
        return List.of(
                PERMITTED_FLOW.NAME,
                PERMITTED_FLOW.FROM_ZONE_ID,
                PERMITTED_FLOW.TO_ZONE_ID,
                PERMITTED_FLOW.PEERS,
                PERMITTED_FLOW.PROTOCOL,
                PERMITTED_FLOW.GROUNDS);
    }

    @Override
    public List<Step> steps(DSLContext db, PermittedFlowRecord draft) {
        return List.of(
                Step.of(Role.MANAGER),
                Step.consulting(Role.SYSTEM_MANAGER),
                Step.of(Role.CHIEF_OFFICER));
    }

    @Override
    public void approved(PermittedFlowRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setApprover(approval.approver());
        row.setApprovedOn(approval.on().toString());
        row.setUntilOn(approval.until().toString());
    }
}
