// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.compliance.Standings;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page はじめの30日.
@Controller
@Requires(Permission.SEE_BOARD)
class FirstDaysController {

    @Bean
    static NavigationEntry firstDaysNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.FIRST, 30, "はじめの30日", "/start", Permission.SEE_BOARD.name());
    }

    /// The page.
    ///
    /// @param lead how far it is
    /// @param weeks the weeks
    record PlanView(String lead, List<Week> weeks) {
        PlanView {
            weeks = List.copyOf(weeks);
        }
    }

    /// A week.
    ///
    /// @param heading which, with its days
    /// @param current whether today is in it
    /// @param tasks its tasks
    record Week(String heading, boolean current, List<Row> tasks) {
        Week {
            tasks = List.copyOf(tasks);
        }
    }

    /// A task as shown.
    ///
    /// @param title what to do
    /// @param path where
    /// @param done whether it is done
    /// @param progress how much of it is settled
    /// @param how how it is done
    /// @param why why it is open
    /// @param due until when; empty where nothing sets a date
    record Row(
            String title,
            String path,
            boolean done,
            String progress,
            String how,
            String why,
            String due) {}

    @GetMapping("/{body}/start")
    Page plan(Visit visit) {
        return visit.body()
                .read(db -> {
                    Optional<LocalDate> first = Standings.firstDay(db);
                    if (first.isEmpty()) {
                        return new Sentence(
                                        "はじめの30日", "「方針・基準・手順」で基本方針を取り込み、自動点検が動くと、ここに週ごとのすることが出ます。")
                                .page(200);
                    }
                    return new Page(
                            "setup/first-days.jte",
                            view(
                                    "/" + visit.body().key(),
                                    first.get(),
                                    visit.today(),
                                    FirstDays.plan(
                                            Standings.onDay(db, first.get()),
                                            Standings.onDay(db, visit.today()))));
                });
    }

    static PlanView view(
            String base, LocalDate first, LocalDate today, List<List<FirstDays.Task>> plan) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            LocalDate begins = first.plusWeeks(i);
            weeks.add(
                    new Week(
                            (i + 1)
                                    + "週目("
                                    + new JapaneseDate(begins).monthAndDay()
                                    + "〜"
                                    + new JapaneseDate(begins.plusDays(6)).monthAndDay()
                                    + ")",
                            !today.isBefore(begins) && today.isBefore(begins.plusWeeks(1)),
                            plan.get(i).stream().map(task -> row(base, today, task)).toList()));
        }
        long all = plan.stream().mapToLong(List::size).sum();
        long done = plan.stream().flatMap(List::stream).filter(FirstDays.Task::done).count();
        long days = ChronoUnit.DAYS.between(first, today) + 1;
        String lead =
                all == 0
                        ? "はじめの日に、することは残っていませんでした。"
                        : all
                                + "件のうち"
                                + done
                                + "件が終わりました("
                                + days
                                + "日目)。状況が変わると、自動で✓が付きます。八つの措置は令和9年7月1日までです。";
        return new PlanView(lead, weeks);
    }

    private static Row row(String base, LocalDate today, FirstDays.Task task) {
        return new Row(
                task.title(),
                base + task.path(),
                task.done(),
                task.obligations().size() == 1
                        ? ""
                        : task.settled() + "/" + task.obligations().size() + "件",
                task.how(),
                task.sentence(),
                task.due()
                        .map(day ->
                                day.isBefore(today)
                                        ? "期限(" + new JapaneseDate(day).text() + ")を過ぎています。"
                                        : new JapaneseDate(day).withWeekday() + "まで")
                        .orElse(""));
    }
}
