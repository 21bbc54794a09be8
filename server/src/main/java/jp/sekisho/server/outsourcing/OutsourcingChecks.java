// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.database.schema.tables.Subcontract.SUBCONTRACT;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import jp.sekisho.server.system.Transition;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the registers of contracts can say.
@Configuration(proxyBeanMethods = false)
class OutsourcingChecks {

    /// Months within which each contractor is looked at (guideline 8.1: regularly).
    private static final int VERIFY_MONTHS = 12;

    private static final EvidenceLink CONTRACTS =
            new EvidenceLink("委託契約台帳", "/registers/contracts");

    private static final jp.sekisho.server.database.schema.tables.Subcontract ABOVE =
            SUBCONTRACT.as("above_subcontract");

    @Bean
    static Check contractsComplete() {
        return Check.of("contracts-complete", OutsourcingChecks::complete);
    }

    @Bean
    static Check contractsClosed() {
        return Check.of("contracts-closed", OutsourcingChecks::closed);
    }

    @Bean
    static Check subcontractsConsented() {
        return Check.of("subcontracts-consented", OutsourcingChecks::consented);
    }

    @Bean
    static Check transitionRecorded() {
        return Check.of("transition-recorded", OutsourcingChecks::transition);
    }

    /// Three obligations share this check: choosing, the clauses, and looking after.
    private static CheckResult complete(Question question) {
        Rows rows =
                contracts(
                        Contracts.running(question.today()).and(Contracts.HANDLES_SOMETHING),
                        "情報を扱う委託契約");
        return switch (question.obligation().id().value()) {
            case "outsourcing.selection" ->
                    rows.every(
                            question,
                            EvidenceGrade.INSPECTED,
                            "選んだ理由の記録があります。",
                            List.of(Rows.Flaw.of(CONTRACT.SELECTION.eq(""), "選んだ理由の記録がありません")));
            case "outsourcing.supervision" ->
                    rows.every(
                            question,
                            EvidenceGrade.INSPECTED,
                            "この1年に対策を確かめました。",
                            List.of(
                                    Rows.Flaw.of(CONTRACT.VERIFIED_ON.eq(""), "対策を確かめた記録がありません"),
                                    Rows.Flaw.stale(
                                            CONTRACT.VERIFIED_ON
                                                    .gt("")
                                                    .and(
                                                            CONTRACT.VERIFIED_ON.lt(
                                                                    question.today()
                                                                            .minusMonths(
                                                                                    VERIFY_MONTHS)
                                                                            .toString())),
                                            "この1年に対策を確かめていません")));
            default ->
                    rows.every(
                            question,
                            EvidenceGrade.INSPECTED,
                            "要る条項が揃っています。",
                            List.of(
                                    Rows.Flaw.of(
                                            CONTRACT.CLAUSES_READ_ON.eq(""),
                                            "条項をまだ確かめていません。契約書を読み取ってください"),
                                    Rows.Flaw.of(CONTRACT.CLAUSES_MISSING.ne(""), "足りない条項があります")));
        };
    }

    private static CheckResult closed(Question question) {
        String today = question.today().toString();
        Condition ended = Contracts.ended(question.today()).and(Contracts.HANDLES_SOMETHING);
        if (!question.db().fetchExists(CONTRACT)) {
            return new CheckResult.CannotKnow("委託契約を、まだ一件も登録していません。", false);
        }
        if (!question.db().fetchExists(CONTRACT, ended)) {
            return new CheckResult.Holds(
                    "情報を扱う契約で、終わったものはありません。", EvidenceGrade.INSPECTED, List.of(CONTRACTS));
        }
        return contracts(ended, "終わった委託契約")
                .every(
                        question,
                        EvidenceGrade.THIRD_PARTY,
                        "返却・消去の証明があるか、期限の内です。",
                        List.of(
                                Rows.Flaw.of(
                                        CONTRACT.DELETED_ON
                                                .eq("")
                                                .and(CONTRACT.DELETION_DUE_ON.eq("")),
                                        "消去証明の期限を決めていません"),
                                Rows.Flaw.of(
                                        CONTRACT.DELETED_ON
                                                .eq("")
                                                .and(CONTRACT.DELETION_DUE_ON.gt(""))
                                                .and(CONTRACT.DELETION_DUE_ON.lt(today)),
                                        "消去証明が期限を過ぎて届いていません")));
    }

    /// Contracts that say that there are subcontracts, and the subcontracts themselves.
    private static CheckResult consented(Question question) {
        Condition running = Contracts.running(question.today()).and(Contracts.HANDLES_SOMETHING);
        Condition astray =
                SUBCONTRACT
                        .ABOVE_ID
                        .isNotNull()
                        .and(
                                DSL.notExists(
                                        DSL.selectOne()
                                                .from(ABOVE)
                                                .where(
                                                        ABOVE.ID.eq(SUBCONTRACT.ABOVE_ID),
                                                        ABOVE.CONTRACT_ID.eq(
                                                                SUBCONTRACT.CONTRACT_ID))))
                        .and(SUBCONTRACT.ENDED_ON.eq(""));
        if (question.db().fetchExists(SUBCONTRACT, Contracts.WITHOUT_CONSENT.or(astray))) {
            return new Rows(
                            SUBCONTRACT,
                            SUBCONTRACT.NAME,
                            SUBCONTRACT.ENDED_ON.eq(""),
                            "再委託",
                            new EvidenceLink("再委託台帳", "/registers/subcontracts"))
                    .every(
                            question,
                            EvidenceGrade.INSPECTED,
                            "",
                            List.of(
                                    Rows.Flaw.of(
                                            SUBCONTRACT.CONSENTED_ON.eq(""),
                                            "許諾がありません。許すか、やめさせてください"),
                                    Rows.Flaw.of(astray, "一つ上の再委託が、別の契約のものです")));
        }
        return contracts(running, "情報を扱う委託契約")
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "再委託の有無と許諾が分かっています。",
                        List.of(
                                Rows.Flaw.of(
                                        CONTRACT.SUBCONTRACTS.eq("UNKNOWN"), "再委託の有無を確かめていません"),
                                Rows.Flaw.of(
                                        CONTRACT.SUBCONTRACTS
                                                .eq("SOME")
                                                .and(
                                                        CONTRACT.ID.notIn(
                                                                DSL.select(SUBCONTRACT.CONTRACT_ID)
                                                                        .from(SUBCONTRACT))),
                                        "再委託先が登録されていません")));
    }

    private static CheckResult transition(Question question) {
        CheckResult contracts =
                contracts(Contracts.running(question.today()), "委託契約")
                        .every(
                                question,
                                EvidenceGrade.INSPECTED,
                                "基準日に既にあったかどうかと、更新の予定日が入っています。",
                                List.of(
                                        Rows.Flaw.of(
                                                CONTRACT.EXISTING.eq("UNKNOWN"),
                                                "令和9年7月1日に既にあるかどうかが入っていません"),
                                        Rows.Flaw.of(
                                                CONTRACT.EXISTING
                                                        .eq("YES")
                                                        .and(CONTRACT.RENEWAL_ON.eq("")),
                                                "更新の予定日が入っていません")));
        return contracts instanceof CheckResult.Holds ? Transition.systems(question) : contracts;
    }

    private static Rows contracts(Condition which, String noun) {
        return new Rows(CONTRACT, CONTRACT.NAME, which, noun, CONTRACTS);
    }
}
