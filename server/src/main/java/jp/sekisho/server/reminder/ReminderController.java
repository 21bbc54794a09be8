// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.duty.Reminder;
import jp.sekisho.server.duty.Reminders;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What is due for whoever is logged in.
@Controller
@Requires(Permission.ANSWER_CAMPAIGNS)
class ReminderController {

    /// The page.
    ///
    /// @param lead how things stand
    /// @param lines what is due, the most urgent first
    public record RemindersView(String lead, List<Line> lines) {
        public RemindersView {
            lines = List.copyOf(lines);
        }
    }

    /// Something that is due.
    ///
    /// @param what what is to be done
    /// @param title what it is called
    /// @param path where, in full
    /// @param due the day
    /// @param late whether that is over
    public record Line(String what, String title, String path, String due, boolean late) {}

    private final Reminders reminders;

    ReminderController(Reminders reminders) {
        this.reminders = reminders;
    }

    @GetMapping("/{body}/reminders")
    Page mine(Visit visit) {
        List<Reminder> due = visit.body().read(db -> reminders.of(db, visit));
        LocalDate today = visit.today();
        long late = due.stream().filter(item -> item.due().isBefore(today)).count();
        String lead =
                due.isEmpty()
                        ? "あなたに、一週間のうちに期限が来るものはありません。"
                        : "あなたに、期限の近いものが"
                                + due.size()
                                + "件あります。"
                                + (late == 0 ? "" : "うち" + late + "件は過ぎています。");
        return new Page(
                "reminder/mine.jte",
                new RemindersView(
                        lead,
                        due.stream()
                                .map(item ->
                                        new Line(
                                                item.what(),
                                                item.title(),
                                                "/" + visit.body().key() + item.path(),
                                                new JapaneseDate(item.due()).withWeekday(),
                                                item.due().isBefore(today)))
                                .toList()));
    }
}
