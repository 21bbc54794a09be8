// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.Statement;
import jp.sekisho.policy.Strength;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.FirstFew;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.policy.ProcedureDecisions.Choice;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What can be known about procedures: written where the standard asks for them, and public
/// nowhere.
@Configuration(proxyBeanMethods = false)
class ProcedureChecks {

    private static final List<EvidenceLink> DOCUMENTS =
            List.of(new EvidenceLink("方針・基準・手順", "/policy"));

    @Bean
    static Check proceduresWritten() {
        return Check.of("procedures-written", ProcedureChecks::written);
    }

    @Bean
    static Check proceduresNotPublic() {
        return Check.of("procedures-not-public", ProcedureChecks::closed);
    }

    private static CheckResult written(Question question) {
        List<InForce> standards =
                InForce.on(question.db(), DocumentKind.STANDARD, question.today());
        if (standards.isEmpty()) {
            return CheckResult.notYetKnown("施行中の対策基準がないため、どの項目に実施手順が要るか分かりません。");
        }
        Set<PolicyDocumentId> inForce =
                InForce.on(question.db(), DocumentKind.PROCEDURE, question.today()).stream()
                        .map(InForce::series)
                        .collect(Collectors.toSet());
        List<String> open = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int items = 0;
        for (InForce standard : standards) {
            ProcedureDecisions decisions =
                    ProcedureDecisions.of(question.db(), standard.series(), question.today());
            for (StandardItem item : StandardItem.of(text(question, standard))) {
                items++;
                switch (decisions.of(item).orElse(null)) {
                    case Choice.Written(PolicyDocumentId procedure) -> {
                        if (!inForce.contains(procedure)) {
                            open.add(item.name());
                        }
                    }
                    case Choice.NotNeeded _ -> leftOut.add(item.name());
                    case null -> open.add(item.name());
                }
            }
        }
        List<EvidenceLink> links =
                standards.stream()
                        .map(one ->
                                new EvidenceLink(
                                        "実施手順の要否", "/policy/documents/" + one.id() + "/procedures"))
                        .toList();
        if (!open.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "対策基準の" + items + "項目のうち、" + FirstFew.of(open) + "に、施行中の実施手順も、要らないとした記録もありません。",
                    Optional.empty(),
                    links);
        }
        if (!leftOut.isEmpty() && mustAlwaysBe(question)) {
            return new CheckResult.DoesNotHold(
                    "基本方針は実施手順を必ず定めるとしていますが、"
                            + FirstFew.of(leftOut)
                            + "を「要らない」としています。手順を定めるか、基本方針を改めてください。",
                    Optional.empty(),
                    links);
        }
        return new CheckResult.Holds(
                "対策基準の"
                        + items
                        + "項目のうち、"
                        + (items - leftOut.size())
                        + "項目に実施手順があり、"
                        + leftOut.size()
                        + "項目は要らない理由を記録しています。",
                EvidenceGrade.INSPECTED,
                links);
    }

    /// Tells whether the basic policy wants procedures without 必要に応じて (one real policy does, the
    /// other does not).
    private static boolean mustAlwaysBe(Question question) {
        return InForce.on(question.db(), DocumentKind.BASIC_POLICY, question.today()).stream()
                .anyMatch(policy ->
                        switch (text(question, policy)) {
                            case PolicyReading.Read(BasicPolicy text) ->
                                    text.statements().stream()
                                            .anyMatch(ProcedureChecks::asksAlways);
                            case PolicyReading.Unreadable _ -> false;
                        });
    }

    private static boolean asksAlways(Statement statement) {
        return statement.kind() == Statement.Kind.DUTY
                && statement.what().contains("実施手順")
                && statement.what().matches("(?s).*実施手順[^。]*(策定|定め|作成|設け|整備).*")
                && statement.strength().compareTo(Strength.AS_NEEDED) < 0;
    }

    private static PolicyReading text(Question question, InForce document) {
        return PolicyReader.read(Policies.source(question.db(), document.id()));
    }

    /// Sekisho never makes a package of a procedure; but what was published may have been made one
    /// afterwards, and somebody must be named who may read it.
    private static CheckResult closed(Question question) {
        List<InForce> procedures =
                InForce.on(question.db(), DocumentKind.PROCEDURE, question.today());
        if (procedures.isEmpty()) {
            return CheckResult.notYetKnown("施行中の実施手順が、まだありません。");
        }
        List<Long> ids = procedures.stream().map(one -> one.series().value()).toList();
        List<String> published =
                question.db()
                        .selectDistinct(POLICY_DOCUMENT.TITLE)
                        .from(PUBLICATION)
                        .join(POLICY_DOCUMENT)
                        .on(POLICY_DOCUMENT.ID.eq(PUBLICATION.DOCUMENT_ID))
                        .where(
                                POLICY_DOCUMENT.SERIES_ID.in(ids),
                                PUBLICATION.PUBLISHED_ON.le(question.today().toString()))
                        .orderBy(POLICY_DOCUMENT.TITLE)
                        .fetch(POLICY_DOCUMENT.TITLE);
        if (!published.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    FirstFew.of(published) + "に公表の記録があります。公開の場所から下げ、下げたことを公表の記録の担当に伝えてください。",
                    Optional.empty(),
                    DOCUMENTS);
        }
        return new CheckResult.Holds(
                "実施手順"
                        + procedures.size()
                        + "つは、公表用の一式に入らず、読める人を課か職員に限っています。関所の外に置いた写しは、ここでは確かめていません。",
                EvidenceGrade.INSPECTED,
                DOCUMENTS);
    }
}
