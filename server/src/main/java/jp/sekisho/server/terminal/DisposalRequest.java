// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Disposal.DISPOSAL;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.DisposalRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to dispose of something (廃棄申請).
@Component
final class DisposalRequest implements RequestKind<DisposalRecord> {

    private final DisposalRegister register;

    DisposalRequest(DisposalRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName("disposal", "廃棄申請", 7, "廃棄", "機器・媒体・書類を捨てる前、リースで返す前に出します。");
    }

    @Override
    public Register<DisposalRecord> register() {
        return register;
    }

    @Override
    public List<TableField<DisposalRecord, ?>> asked() {
        return List.of(
                DISPOSAL.NAME, DISPOSAL.KIND, DISPOSAL.HELD, DISPOSAL.METHOD, DISPOSAL.CONTRACTOR);
    }

    @Override
    public List<Step> steps(DSLContext db, DisposalRecord draft) {
        return List.of(Step.of(Role.MANAGER));
    }

    @Override
    public void approved(DisposalRecord row, Approval approval) {
        row.setApproval(approval.number());
    }
}
