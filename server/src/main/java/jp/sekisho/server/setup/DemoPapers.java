// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.policy.Decision;
import jp.sekisho.server.policy.DecisionKind;
import jp.sekisho.server.policy.DocumentKind;
import jp.sekisho.server.policy.PolicyDesk;
import jp.sekisho.server.policy.PolicyDesk.Adoption;
import jp.sekisho.server.policy.PolicyDesk.Place;
import jp.sekisho.server.policy.PolicyDesk.Text;
import jp.sekisho.server.policy.PolicyDocumentId;
import jp.sekisho.server.policy.ProcedureDesk;
import jp.sekisho.server.policy.Publishing;
import jp.sekisho.server.policy.ReadAfter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The policy documents of the sample bodies with their history: who decided, adopted and published
/// what when. In each one thing is missing, to be found: an organ of the town has not adopted the
/// revised policy, and the union has not published its own.
@Component
final class DemoPapers {

    static final BodyKey TOWN = new BodyKey("yamazato");
    static final BodyKey UNION = new BodyKey("satokawa");

    private static final LocalDate LAW = LocalDate.of(2026, 4, 1);

    private final PolicyDesk desk;
    private final ProcedureDesk procedures;
    private final Publishing publishing;

    DemoPapers(PolicyDesk desk, ProcedureDesk procedures, Publishing publishing) {
        this.desk = desk;
        this.procedures = procedures;
        this.publishing = publishing;
    }

    /// The organs of the town that have adopted its policy.
    ///
    /// @param head the mayor
    /// @param assembly the assembly
    /// @param education the board of education
    /// @param elections the election commission
    /// @param auditors the audit commissioners
    record Organs(long head, long assembly, long education, long elections, long auditors) {}

    void town(Change change, Organs organs, long tax) {
        PolicyDocumentId first =
                desk.begin(
                        change,
                        new Place(
                                DocumentKind.BASIC_POLICY,
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        text("山里町情報セキュリティ基本方針", "town-policy-2017.txt"));
        decide(change, first, "総第41号", LocalDate.of(2017, 3, 24), "町長", LocalDate.of(2017, 4, 1));
        for (long organ : List.of(organs.head(), organs.education())) {
            desk.adopt(change, first, organ, LocalDate.of(2017, 3, 24), true, false);
        }
        PolicyDocumentId policy =
                desk.next(change, first, text("山里町情報セキュリティ基本方針", "town-policy.txt"));
        desk.decide(
                change,
                policy,
                new Decision(
                        DecisionKind.DECIDED,
                        "総第114号",
                        LocalDate.of(2026, 3, 25),
                        "町長",
                        "訓令",
                        "税務課、町民課、健康福祉課、教育委員会事務局、議会・監査委員事務局",
                        Optional.empty()),
                LAW);
        adopt(change, policy, organs.head(), LocalDate.of(2026, 3, 25), "総第114号");
        adopt(change, policy, organs.education(), LocalDate.of(2026, 3, 27), "教総第52号");
        adopt(change, policy, organs.assembly(), LocalDate.of(2026, 3, 30), "議第8号");
        adopt(change, policy, organs.elections(), LocalDate.of(2026, 4, 14), "選管第3号");
        adopt(change, policy, organs.auditors(), LocalDate.of(2026, 4, 15), "監第2号");
        publishing.publish(
                TOWN,
                change,
                policy,
                LocalDate.of(2026, 4, 3),
                "https://www.town.yamazato.example.jp/security/policy/");
        PolicyDocumentId standard =
                desk.begin(
                        change,
                        new Place(
                                DocumentKind.STANDARD,
                                Optional.of(policy),
                                Optional.empty(),
                                false),
                        text("山里町情報セキュリティ対策基準", "town-standard.txt"));
        desk.decide(
                change,
                standard,
                new Decision(
                        DecisionKind.DELEGATED, "総第131号", LocalDate.of(2026, 3, 31), "総務課長", ""),
                LAW);
        PolicyDocumentId tax1 =
                desk.begin(
                        change,
                        procedure(standard, Optional.of(tax), false),
                        text("税務課端末利用手順", "town-procedure.txt"));
        decide(change, tax1, "税第17号", LocalDate.of(2026, 4, 20), "税務課長", LocalDate.of(2026, 5, 1));
        PolicyDocumentId report =
                desk.begin(
                        change,
                        procedure(standard, Optional.empty(), true),
                        text("山里町インシデント報告手順", "town-procedure-report.txt"));
        desk.decide(
                change,
                report,
                new Decision(
                        DecisionKind.SUBSTITUTED,
                        "総第140号",
                        LocalDate.of(2026, 4, 10),
                        "総務課長補佐",
                        "",
                        "",
                        Optional.of(new ReadAfter("総務課長", LocalDate.of(2026, 4, 13)))),
                LocalDate.of(2026, 4, 13));
        // Two items of the standard have no procedure yet: a gap to find.
        procedures.decide(
                change, standard, "人的セキュリティ", Optional.of(tax1), "", LocalDate.of(2026, 5, 8));
    }

    void union(Change change, long head, long office) {
        PolicyDocumentId first =
                desk.begin(
                        change,
                        new Place(
                                DocumentKind.BASIC_POLICY,
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        text("里川衛生施設組合情報セキュリティ基本方針", "union-policy-2021.txt"));
        decide(change, first, "里衛第18号", LocalDate.of(2021, 3, 26), "管理者", LocalDate.of(2021, 4, 1));
        desk.adopt(
                change,
                first,
                head,
                new Adoption(LocalDate.of(2021, 3, 26), false, false, "里衛第18号"));
        desk.adopt(
                change, first, head, new Adoption(LocalDate.of(2026, 4, 6), false, true, "里衛第3号"));
        publishing.publish(
                UNION,
                change,
                first,
                LocalDate.of(2026, 4, 10),
                "https://www.satokawa-eisei.example.jp/policy/");
        PolicyDocumentId policy =
                desk.next(change, first, text("里川衛生施設組合情報セキュリティ基本方針", "union-policy.txt"));
        decide(
                change,
                policy,
                "里衛第58号",
                LocalDate.of(2026, 9, 25),
                "管理者",
                LocalDate.of(2026, 10, 1));
        desk.adopt(
                change,
                policy,
                head,
                new Adoption(LocalDate.of(2026, 9, 25), false, false, "里衛第58号"));
        PolicyDocumentId standard =
                desk.begin(
                        change,
                        new Place(
                                DocumentKind.STANDARD,
                                Optional.of(policy),
                                Optional.empty(),
                                false),
                        text("里川衛生施設組合情報セキュリティ対策基準", "union-standard.txt"));
        decide(
                change,
                standard,
                "里衛第19号",
                LocalDate.of(2021, 3, 26),
                "事務局長",
                LocalDate.of(2021, 4, 1));
        PolicyDocumentId terminal =
                desk.begin(
                        change,
                        procedure(standard, Optional.of(office), false),
                        text("里川衛生施設組合端末利用手順", "union-procedure-terminal.txt"));
        decide(
                change,
                terminal,
                "里衛第20号",
                LocalDate.of(2021, 3, 26),
                "事務局長",
                LocalDate.of(2021, 4, 1));
        PolicyDocumentId _ =
                desk.begin(
                        change,
                        procedure(standard, Optional.of(office), false),
                        text("里川衛生施設組合緊急連絡手順", "union-procedure-report.txt"));
        LocalDate on = LocalDate.of(2026, 10, 2);
        procedures.decide(
                change, standard, "組織体制", Optional.empty(), "対策基準の本文に役割を書いてあり、手順は要らないため。", on);
        procedures.decide(change, standard, "情報資産の分類", Optional.empty(), "関所の情報資産台帳の手引きに従うため。", on);
        for (String item : List.of("人的セキュリティ", "技術的セキュリティ")) {
            procedures.decide(change, standard, item, Optional.of(terminal), "", on);
        }
    }

    private static Place procedure(
            PolicyDocumentId standard, Optional<Long> unit, boolean everyone) {
        return new Place(DocumentKind.PROCEDURE, Optional.of(standard), unit, everyone);
    }

    private void decide(
            Change change,
            PolicyDocumentId document,
            String number,
            LocalDate on,
            String decider,
            LocalDate enforcedOn) {
        desk.decide(
                change,
                document,
                new Decision(DecisionKind.DECIDED, number, on, decider, "訓令"),
                enforcedOn);
    }

    private void adopt(
            Change change, PolicyDocumentId document, long organ, LocalDate on, String number) {
        desk.adopt(change, document, organ, new Adoption(on, true, false, number));
    }

    private static Text text(String title, String file) {
        try {
            return new Text(
                    title, file, new ClassPathResource("demo/" + file).getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
