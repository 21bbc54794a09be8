// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.TerminalRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to use a device that the body did not issue (支給以外の端末の利用申請).
@Component
final class PrivateDeviceRequest implements RequestKind<TerminalRecord> {

    private final TerminalRegister register;

    PrivateDeviceRequest(TerminalRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "private-device", "支給以外の端末の利用申請", 9, "私物", "私物や貸与でない端末を仕事に使う、やむを得ないときに出します。");
    }

    @Override
    public Register<TerminalRecord> register() {
        return register;
    }

    @Override
    public List<TableField<TerminalRecord, ?>> asked() {
        return List.of(TERMINAL.NAME, TERMINAL.OS, TERMINAL.ENCRYPTED, TERMINAL.SECOND_FACTOR);
    }

    @Override
    public List<Step> steps(DSLContext db, TerminalRecord draft) {
        return List.of(Step.of(Role.MANAGER), Step.of(Role.CHIEF_OFFICER));
    }

    @Override
    public void approved(TerminalRecord row, Approval approval) {
        row.setKind("PRIVATE");
        row.setUserId(approval.applicantId());
    }
}
