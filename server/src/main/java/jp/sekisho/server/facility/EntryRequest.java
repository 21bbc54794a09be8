// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.facility;

import static jp.sekisho.server.database.schema.tables.AreaEntry.AREA_ENTRY;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.AreaEntryRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to enter a controlled area (管理区域入室申請).
@Component
final class EntryRequest implements RequestKind<AreaEntryRecord> {

    private final EntryRegister register;

    EntryRequest(EntryRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "area-entry", "管理区域入室申請", 10, "入室", "名簿にない人が管理区域に入るとき、機器を入れたり出したりするときに出します。");
    }

    @Override
    public Register<AreaEntryRecord> register() {
        return register;
    }

    @Override
    public List<TableField<AreaEntryRecord, ?>> asked() {
        return List.of(
                AREA_ENTRY.NAME,
                AREA_ENTRY.AREA_ID,
                AREA_ENTRY.COMPANY,
                AREA_ENTRY.PURPOSE,
                AREA_ENTRY.ESCORT,
                AREA_ENTRY.BROUGHT);
    }

    @Override
    public List<Step> steps(DSLContext db, AreaEntryRecord draft) {
        return List.of(Step.of(Role.SYSTEM_MANAGER));
    }

    @Override
    public void approved(AreaEntryRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setEnteredOn(approval.from().toString());
    }

    @Override
    public int months() {
        return 1;
    }
}
