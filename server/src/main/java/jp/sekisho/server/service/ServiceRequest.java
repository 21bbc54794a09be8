// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.asset.ClassLevels;
import jp.sekisho.server.database.schema.tables.records.ExternalServiceRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to use an external service (外部サービス利用申請): the manager of the unit decides; what may
/// not be published goes on to the chief officer.
@Component
final class ServiceRequest implements RequestKind<ExternalServiceRecord> {

    private final ServiceRegister register;

    ServiceRequest(ServiceRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "service", "外部サービス利用申請", 1, "外サ", "クラウドやウェブ会議などの外部サービスを使い始める前と、期限の前に出します。");
    }

    @Override
    public Register<ExternalServiceRecord> register() {
        return register;
    }

    @Override
    public List<TableField<ExternalServiceRecord, ?>> asked() {
        return List.of(
                EXTERNAL_SERVICE.NAME,
                EXTERNAL_SERVICE.PROVIDER,
                EXTERNAL_SERVICE.KIND,
                EXTERNAL_SERVICE.PURPOSE,
                EXTERNAL_SERVICE.CONFIDENTIALITY_ID,
                EXTERNAL_SERVICE.PERSONAL,
                EXTERNAL_SERVICE.TERMS,
                EXTERNAL_SERVICE.ISMAP,
                EXTERNAL_SERVICE.DATA_PLACE,
                EXTERNAL_SERVICE.RESPONSIBILITY,
                EXTERNAL_SERVICE.OWNER_ID);
    }

    @Override
    public List<Step> steps(DSLContext db, ExternalServiceRecord draft) {
        return ClassLevels.isAboveLowest(db, draft.getConfidentialityId())
                ? List.of(Step.of(Role.MANAGER), Step.of(Role.CHIEF_OFFICER))
                : List.of(Step.of(Role.MANAGER));
    }

    @Override
    public void approved(ExternalServiceRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setApprover(approval.approver());
        row.setApprovedOn(approval.on().toString());
        row.setUntilOn(approval.until().toString());
        row.setReviewedOn(approval.on().toString());
        if (row.getCounts().equals("UNKNOWN")) {
            // Whoever asks for leave by the policy takes it as falling under the policy.
            row.setCounts("YES");
            row.setCountedOn(approval.on().toString());
        }
        if (row.getOwnerId() == null) {
            row.setOwnerId(approval.applicantId());
        }
    }
}
