// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.socialmedia;

import static jp.sekisho.server.database.schema.tables.SocialAccount.SOCIAL_ACCOUNT;

import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.SocialAccountRecord;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.request.Approval;
import jp.sekisho.server.request.RequestKind;
import jp.sekisho.server.request.RequestName;
import jp.sekisho.server.request.Step;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// The request to open a social media account (ソーシャルメディア利用申請).
@Component
final class SocialAccountRequest implements RequestKind<SocialAccountRecord> {

    private final SocialAccountRegister register;

    SocialAccountRequest(SocialAccountRegister register) {
        this.register = register;
    }

    @Override
    public RequestName name() {
        return new RequestName(
                "social-account", "ソーシャルメディア利用申請", 4, "SNS", "団体の名で発信するアカウントを開くとき、続けるときに出します。");
    }

    @Override
    public Register<SocialAccountRecord> register() {
        return register;
    }

    @Override
    public List<TableField<SocialAccountRecord, ?>> asked() {
        return List.of(
                SOCIAL_ACCOUNT.NAME,
                SOCIAL_ACCOUNT.SERVICE,
                SOCIAL_ACCOUNT.ADDRESS,
                SOCIAL_ACCOUNT.PURPOSE,
                SOCIAL_ACCOUNT.MAY_PUBLISH,
                SOCIAL_ACCOUNT.POSTER,
                SOCIAL_ACCOUNT.OWNER_ID);
    }

    @Override
    public List<Step> steps(DSLContext db, SocialAccountRecord draft) {
        return List.of(Step.of(Role.MANAGER), Step.of(Role.CHIEF_OFFICER));
    }

    @Override
    public void approved(SocialAccountRecord row, Approval approval) {
        row.setApproval(approval.number());
        row.setUntilOn(approval.until().toString());
        if (row.getOwnerId() == null) {
            row.setOwnerId(approval.applicantId());
        }
    }
}
