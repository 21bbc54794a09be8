// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Holding;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Units;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.access.Visitor;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.request.RequestEntry;
import jp.sekisho.server.setup.DemoStory.Event;
import org.springframework.stereotype.Component;

/// What people of the sample town ask for, by the same way as on the pages: one request waits for
/// the chief officer.
@Component
final class DemoRequests {

    private static final LocalDate ASKED = LocalDate.of(2026, 11, 19);
    private static final LocalDate SEEN = LocalDate.of(2026, 11, 20);
    private static final String CLERK = "小林 恵";
    private static final String MANAGER = "田中 幸子";

    private final RequestEntry requests;

    DemoRequests(RequestEntry requests) {
        this.requests = requests;
    }

    List<Event> events(BodyDatabase town, long unit, long clerk, long manager) {
        AtomicLong request = new AtomicLong();
        return List.of(
                new Event(
                        ASKED,
                        CLERK,
                        "外部サービス利用申請の提出",
                        change ->
                                request.set(
                                        requests.ask(
                                                change,
                                                visit(town, CLERK, clerk, Role.STAFF, unit, ASKED),
                                                "service",
                                                service(),
                                                "窓口の待ち時間を減らすため、証明書の受け取りを予約制にしたい。",
                                                LocalDate.of(2026, 12, 1),
                                                LocalDate.of(2027, 11, 30)))),
                new Event(
                        SEEN,
                        MANAGER,
                        "申請の決裁: 予約の控えは職員の端末に残さないこと。",
                        change ->
                                requests.allow(
                                        change,
                                        visit(town, MANAGER, manager, Role.MANAGER, unit, SEEN),
                                        request.get(),
                                        1,
                                        "予約の控えは職員の端末に残さないこと。")));
    }

    private static Map<String, String> service() {
        return Map.of(
                "name", "窓口の予約サービス",
                "provider", "見本予約社",
                "kind", "FORM",
                "purpose", "窓口の予約を受ける",
                "confidentiality_id", "12",
                "personal", "RESIDENTS",
                "terms", "CONTRACT",
                "ismap", "LISTED",
                "data_place", "JAPAN");
    }

    private static Visit visit(
            BodyDatabase town, String name, long person, Role role, long unit, LocalDate day) {
        return new Visit(
                town,
                new Visitor(new AccountId(person), name, person, List.of(new Holding(role, unit))),
                day,
                () -> new Units(List.of()));
    }
}
