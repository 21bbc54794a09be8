// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.asset.ClassLevels;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of external services can say.
@Configuration(proxyBeanMethods = false)
class ServiceChecks {

    /// Months within which each service is looked at again (guideline 8.3: yearly).
    private static final int REVIEW_MONTHS = 12;

    @Bean
    static Check servicesApproved() {
        return Check.of("services-approved", ServiceChecks::approved);
    }

    @Bean
    static Check servicesErased() {
        return Check.of("services-erased", ServiceChecks::erased);
    }

    private static CheckResult erased(Question question) {
        EvidenceLink link = new EvidenceLink("外部サービス台帳", "/registers/services");
        if (!question.db().fetchExists(EXTERNAL_SERVICE)) {
            return new CheckResult.CannotKnow("外部サービスを、まだ一件も登録していません。", false);
        }
        if (!question.db().fetchExists(EXTERNAL_SERVICE, EXTERNAL_SERVICE.ENDED_ON.gt(""))) {
            return new CheckResult.Holds(
                    "使い終えた外部サービスはありません。", EvidenceGrade.INSPECTED, List.of(link));
        }
        return new Rows(
                        EXTERNAL_SERVICE,
                        EXTERNAL_SERVICE.NAME,
                        EXTERNAL_SERVICE.ENDED_ON.gt(""),
                        "使い終えた外部サービス",
                        link)
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "データの消去を確かめました。",
                        List.of(
                                Rows.Flaw.of(
                                        EXTERNAL_SERVICE.ERASED_ON.eq(""), "データの消去を確かめていません")));
    }

    private static CheckResult approved(Question question) {
        LocalDate today = question.today();
        return new Rows(
                        EXTERNAL_SERVICE,
                        EXTERNAL_SERVICE.NAME,
                        ServiceRegister.IN_USE,
                        "外部サービス",
                        new EvidenceLink("外部サービス台帳", "/registers/services"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "承認・利用責任者・扱う情報の格付けがあり、期限の内です。",
                        List.of(
                                Rows.Flaw.of(
                                        EXTERNAL_SERVICE.UNTIL_ON.eq(""), "承認の記録がありません。申請してください"),
                                Rows.Flaw.of(
                                        EXTERNAL_SERVICE
                                                .UNTIL_ON
                                                .gt("")
                                                .and(
                                                        EXTERNAL_SERVICE.UNTIL_ON.lt(
                                                                today.toString())),
                                        "承認の期限が切れています。更新を申請するか、終わりの日を入れてください"),
                                Rows.Flaw.of(EXTERNAL_SERVICE.OWNER_ID.isNull(), "利用責任者が決まっていません"),
                                Rows.Flaw.of(
                                        EXTERNAL_SERVICE.CONFIDENTIALITY_ID.isNull(),
                                        "扱う情報の格付けがありません"),
                                Rows.Flaw.of(
                                        EXTERNAL_SERVICE
                                                .TERMS
                                                .eq("STANDARD_TERMS")
                                                .and(
                                                        ClassLevels.aboveLowest(
                                                                EXTERNAL_SERVICE
                                                                        .CONFIDENTIALITY_ID)),
                                        "定型約款だけのサービスに機密性2以上の情報を置いています"),
                                Rows.Flaw.stale(
                                        EXTERNAL_SERVICE.REVIEWED_ON.lt(
                                                today.minusMonths(REVIEW_MONTHS).toString()),
                                        "この1年に見直していません")));
    }
}
