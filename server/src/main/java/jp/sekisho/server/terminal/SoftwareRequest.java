// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Software.SOFTWARE;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.SoftwareRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to install software (ソフトウェア導入申請).
@Component
final class SoftwareRequest implements RequestKind<SoftwareRecord> {

    private final SoftwareRegister register;

    SoftwareRequest(SoftwareRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "software", "ソフトウェア導入申請", 11, "ソフト", "許可ソフトウェア台帳にないものを端末に入れる前に出します。");
    }

    @Override
    public Register<SoftwareRecord> register() {
        return register;
    }

    @Override
    public List<TableField<SoftwareRecord, ?>> asked() {
        return List.of(
                SOFTWARE.NAME,
                SOFTWARE.MAKER,
                SOFTWARE.PURPOSE,
                SOFTWARE.SOURCE,
                SOFTWARE.TERMINALS,
                SOFTWARE.LICENSE,
                SOFTWARE.SUPPORT_UNTIL);
    }

    @Override
    public List<Step> steps(DSLContext db, SoftwareRecord draft) {
        return List.of(Step.of(Role.MANAGER), Step.of(Role.SYSTEM_MANAGER));
    }

    @Override
    public void approved(SoftwareRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setUntilOn(approval.until().toString());
    }
}
