// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.asset.ClassLevels;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import org.jooq.Condition;
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
        List<Rows.Flaw> flaws = new ArrayList<>(membership(question));
        flaws.addAll(use(today));
        return new Rows(
                        EXTERNAL_SERVICE,
                        EXTERNAL_SERVICE.NAME,
                        ServiceRegister.IN_USE,
                        "外部サービス",
                        new EvidenceLink("外部サービス台帳", "/registers/services"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "承認・利用責任者・扱う情報の格付けがあって期限の内か、団体の定義に当たりません。",
                        flaws);
    }

    /// What can be wrong with the decision whether a service falls under the body's definition.
    private static List<Rows.Flaw> membership(Question question) {
        List<Rows.Flaw> flaws = new ArrayList<>();
        flaws.add(Rows.Flaw.of(EXTERNAL_SERVICE.COUNTS.eq("UNKNOWN"), "基本方針の定義に当たるかを決めていません"));
        question.at(ServiceDefinition.IN_FORCE)
                .ifPresent(words -> {
                    flaws.add(
                            Rows.Flaw.of(
                                    EXTERNAL_SERVICE
                                            .COUNTS
                                            .eq("NO")
                                            .and(
                                                    EXTERNAL_SERVICE.KIND.in(
                                                            ServiceDefinition.kinds(
                                                                    words.definition()))),
                                    "基本方針の定義が名指しする種類なのに、当たらないとしています"));
                    flaws.add(
                            Rows.Flaw.stale(
                                    EXTERNAL_SERVICE.COUNTED_ON.lt(words.since().toString()),
                                    "今の定義になってから、当たるかを判断し直していません"));
                });
        return flaws;
    }

    private static List<Rows.Flaw> use(LocalDate today) {
        Condition counted = ServiceDefinition.COUNTED;
        return List.of(
                Rows.Flaw.of(counted.and(EXTERNAL_SERVICE.UNTIL_ON.eq("")), "承認の記録がありません。申請してください"),
                Rows.Flaw.of(
                        counted.and(EXTERNAL_SERVICE.UNTIL_ON.gt(""))
                                .and(EXTERNAL_SERVICE.UNTIL_ON.lt(today.toString())),
                        "承認の期限が切れています。更新を申請するか、終わりの日を入れてください"),
                Rows.Flaw.of(counted.and(EXTERNAL_SERVICE.OWNER_ID.isNull()), "利用責任者が決まっていません"),
                Rows.Flaw.of(
                        counted.and(EXTERNAL_SERVICE.CONFIDENTIALITY_ID.isNull()),
                        "扱う情報の格付けがありません"),
                Rows.Flaw.of(
                        counted.and(EXTERNAL_SERVICE.TERMS.eq("STANDARD_TERMS"))
                                .and(ClassLevels.aboveLowest(EXTERNAL_SERVICE.CONFIDENTIALITY_ID)),
                        "定型約款だけのサービスに機密性2以上の情報を置いています"),
                Rows.Flaw.stale(
                        counted.and(
                                EXTERNAL_SERVICE.REVIEWED_ON.lt(
                                        today.minusMonths(REVIEW_MONTHS).toString())),
                        "この1年に見直していません"));
    }
}
