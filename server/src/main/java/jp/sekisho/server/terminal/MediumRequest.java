// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.StorageMedium.STORAGE_MEDIUM;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.StorageMediumRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request for a storage medium (媒体利用申請).
@Component
final class MediumRequest implements RequestKind<StorageMediumRecord> {

    private final MediumRegister register;

    MediumRequest(MediumRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName("medium", "媒体利用申請", 8, "媒体", "USBメモリなどの記録媒体を使いたいときに出します。");
    }

    @Override
    public Register<StorageMediumRecord> register() {
        return register;
    }

    @Override
    public List<TableField<StorageMediumRecord, ?>> asked() {
        return List.of(
                STORAGE_MEDIUM.NAME,
                STORAGE_MEDIUM.KIND,
                STORAGE_MEDIUM.PLACE,
                STORAGE_MEDIUM.ENCRYPTED,
                STORAGE_MEDIUM.KEEPER_ID);
    }

    @Override
    public List<Step> steps(DSLContext db, StorageMediumRecord draft) {
        return List.of(Step.of(Role.MANAGER));
    }

    @Override
    public void approved(StorageMediumRecord row, Approval approval) {
        row.setCountedOn(approval.on().toString());
        if (row.getKeeperId() == null) {
            row.setKeeperId(approval.applicantId());
        }
    }
}
