// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.duty.Reminder;
import jp.sekisho.server.duty.Reminding;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Reminds of requests that wait for somebody's decision, since the day on which they were asked.
@Component
final class RequestReminding implements Reminding {

    @Override
    public List<Reminder> more(DSLContext db, Visit visit, LocalDate end) {
        Long person = visit.visitor().personId();
        if (person == null) {
            return List.of();
        }
        List<RequestReading.Line> waiting =
                RequestReading.lines(db, visit).stream()
                        .filter(line ->
                                line.row().getState().equals(RequestState.ASKED.name())
                                        && !line.waiting().isEmpty())
                        .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        Approvers approvers = Approvers.on(db, visit.today());
        return waiting.stream()
                .filter(line ->
                        approvers
                                .of(
                                        person,
                                        Role.valueOf(line.waiting()),
                                        line.row().getUnitId(),
                                        line.row().getApplicantId())
                                .isPresent())
                .map(line ->
                        new Reminder(
                                "申請の決裁",
                                line.row().getDocumentNumber() + " " + line.row().getTitle(),
                                LocalDate.parse(line.row().getAskedOn()),
                                "/requests/" + line.row().getId()))
                .toList();
    }
}
