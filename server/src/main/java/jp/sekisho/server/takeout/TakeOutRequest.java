// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.takeout;

import static jp.sekisho.server.database.schema.tables.TakeOut.TAKE_OUT;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.TakeOutRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to take something out or bring it in (持ち出し・持ち込み申請).
@Component
final class TakeOutRequest implements RequestKind<TakeOutRecord> {

    private final TakeOutRegister register;

    TakeOutRequest(TakeOutRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "take-out", "持ち出し・持ち込み申請", 2, "持出", "端末・媒体・書類を庁舎の外に持ち出すとき、私物などを持ち込むときに、前もって出します。");
    }

    @Override
    public Register<TakeOutRecord> register() {
        return register;
    }

    @Override
    public List<TableField<TakeOutRecord, ?>> asked() {
        return List.of(
                TAKE_OUT.NAME,
                TAKE_OUT.DIRECTION,
                TAKE_OUT.HOLDS,
                TAKE_OUT.PURPOSE,
                TAKE_OUT.PLACE,
                TAKE_OUT.PROTECTION);
    }

    @Override
    public List<Step> steps(DSLContext db, TakeOutRecord draft) {
        return List.of(Step.of(Role.MANAGER));
    }

    @Override
    public void approved(TakeOutRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setPersonId(approval.applicantId());
        row.setTakenOn(approval.from().toString());
        row.setDueOn(approval.until().toString());
    }

    @Override
    public int months() {
        return 3;
    }
}
