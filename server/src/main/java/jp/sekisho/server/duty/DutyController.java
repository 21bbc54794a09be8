// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static jp.sekisho.server.database.schema.tables.Duty.DUTY;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.DutyRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What to do this week, the year plan, and the calendar file.
@Controller
@Requires(Permission.READ_DUTIES)
class DutyController {

    /// Days ahead that count for this week.
    private static final int AHEAD_DAYS = 14;

    private static final int USUAL_HOURS = 4;
    private static final int MOST_HOURS = 40;

    /// Lines on one A4 sheet.
    private static final int ON_ONE_SHEET = 20;

    /// Lines of one month on the page of a whole year; a month by itself shows all.
    private static final int IN_A_MONTH = 60;

    private final DutyPlan plan;
    private final Evidence evidence;
    private final Clock clock;

    DutyController(DutyPlan plan, Evidence evidence, Clock clock) {
        this.plan = plan;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// This week.
    ///
    /// @param lead how things stand
    /// @param today the day
    /// @param hours the time that one person has, as it was typed
    /// @param wrong what is wrong with it; empty for nothing
    /// @param now what to do
    /// @param later what must wait
    /// @param mayWrite whether the person may say that something is done
    public record WeekView(
            String lead,
            String today,
            String hours,
            String wrong,
            List<Line> now,
            List<Line> later,
            boolean mayWrite) {
        public WeekView {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }

    /// Something to do.
    ///
    /// @param title what
    /// @param path where, in full
    /// @param due the day
    /// @param left how long it is until then
    /// @param late whether that is over
    /// @param minutes how long it takes
    /// @param bound whether the eight measures bind it
    /// @param done where one says that it is done; empty where the register itself says so
    /// @param dueIso the day in ISO form
    public record Line(
            String title,
            String path,
            String due,
            String left,
            boolean late,
            int minutes,
            boolean bound,
            String done,
            String dueIso) {}

    /// The year plan.
    ///
    /// @param year the fiscal year
    /// @param months its months
    /// @param before the fiscal year before
    /// @param after the next
    public record YearView(String year, List<MonthPart> months, int before, int after) {
        public YearView {
            months = List.copyOf(months);
        }
    }

    /// A month of the plan.
    ///
    /// @param name its name
    /// @param path where it stands by itself, in full
    /// @param lines what is due in it, or the first of that
    /// @param more how many more are due in it
    public record MonthPart(String name, String path, List<Line> lines, int more) {
        public MonthPart {
            lines = List.copyOf(lines);
        }
    }

    @GetMapping("/{body}/duties/week")
    Page week(Visit visit, @RequestParam(defaultValue = "") String hours) {
        OptionalInt typed = hours(hours);
        int time = typed.orElse(USUAL_HOURS);
        boolean wrong = typed.isEmpty() && !hours.isBlank();
        List<DutyItem> due =
                visit.body().read(db -> plan.until(db, visit, visit.today().plusDays(AHEAD_DAYS)));
        DutyPlan.Week week = DutyPlan.week(due, visit.today(), time * 60);
        List<DutyItem> now = week.now().subList(0, Math.min(ON_ONE_SHEET, week.now().size()));
        List<DutyItem> later = new ArrayList<>(week.now().subList(now.size(), week.now().size()));
        later.addAll(week.later());
        long late = due.stream().filter(item -> item.daysLeft(visit.today()) < 0).count();
        String lead =
                now.isEmpty()
                        ? "2週間のうちに期限が来るものはありません。"
                        : "今週は"
                                + now.size()
                                + "件です"
                                + (late > 0 ? "。期限を過ぎたものが" + late + "件あります" : "")
                                + "。";
        return new Page(
                "duty/week.jte",
                new WeekView(
                        lead,
                        new JapaneseDate(visit.today()).withWeekday(),
                        wrong ? hours.strip() : Integer.toString(time),
                        wrong
                                ? "時間は、1から"
                                        + MOST_HOURS
                                        + "までの数で入れてください。下は"
                                        + USUAL_HOURS
                                        + "時間で選んだものです。"
                                : "",
                        now.stream().map(item -> line(visit, item)).toList(),
                        later.stream().limit(100).map(item -> line(visit, item)).toList(),
                        visit.may(Permission.EDIT_DUTIES)));
    }

    /// Reads `3`, `３`, `3時間`; nothing where it is no number of hours that a week has for work.
    static OptionalInt hours(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        String number =
                plain.endsWith("時間") ? plain.substring(0, plain.length() - 2).strip() : plain;
        if (!number.matches("[0-9]{1,2}")) {
            return OptionalInt.empty();
        }
        int hours = Integer.parseInt(number);
        return hours >= 1 && hours <= MOST_HOURS ? OptionalInt.of(hours) : OptionalInt.empty();
    }

    /// The year plan.
    ///
    /// @param year the fiscal year; 0 for this one
    /// @param month one month of it, 1 to 12, whole; 0 for all, the first lines of each
    @GetMapping("/{body}/duties/year")
    Page year(
            Visit visit,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "0") int month) {
        FiscalYear now = FiscalYear.of(visit.today());
        FiscalYear shown =
                new FiscalYear(
                        year == 0 ? now.year() : Math.clamp(year, now.year() - 1, now.year() + 5));
        Map<YearMonth, List<DutyItem>> months = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            YearMonth one = YearMonth.from(shown.first().plusMonths(i));
            if (month == 0 || month == one.getMonthValue()) {
                months.put(one, new ArrayList<>());
            }
        }
        visit.body().read(db -> plan.until(db, visit, shown.end())).stream()
                .sorted(
                        java.util.Comparator.comparing(DutyItem::due)
                                .thenComparing(DutyItem::title))
                .forEach(item -> {
                    List<DutyItem> items = months.get(YearMonth.from(item.due()));
                    if (items != null) {
                        items.add(item);
                    }
                });
        int most = month == 0 ? IN_A_MONTH : Integer.MAX_VALUE;
        return new Page(
                "duty/year.jte",
                new YearView(
                        shown.text(),
                        months.entrySet().stream()
                                .map(one ->
                                        part(
                                                visit,
                                                shown,
                                                one.getKey().getMonthValue(),
                                                one.getValue(),
                                                most))
                                .toList(),
                        shown.year() - 1,
                        shown.year() + 1));
    }

    private static MonthPart part(
            Visit visit, FiscalYear year, int month, List<DutyItem> items, int most) {
        List<DutyItem> first = items.subList(0, Math.min(most, items.size()));
        return new MonthPart(
                month + "月",
                "/" + visit.body().key() + "/duties/year?year=" + year.year() + "&month=" + month,
                first.stream().map(item -> line(visit, item)).toList(),
                items.size() - first.size());
    }

    @GetMapping("/{body}/duties/calendar.ics")
    ResponseEntity<byte[]> calendar(Visit visit) {
        List<DutyItem> items =
                visit.body().read(db -> plan.until(db, visit, visit.today().plusYears(1)));
        byte[] file =
                CalendarFile.of(visit.body().key().toString(), items, clock.instant())
                        .getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("nenkan.ics").build().toString())
                .body(file);
    }

    @Requires(Permission.EDIT_DUTIES)
    @PostMapping("/{body}/duties/{id:[0-9]{1,18}}/done")
    ResponseEntity<Void> done(Visit visit, @PathVariable long id, @RequestParam String due) {
        boolean done =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        "年間計画の項目を済ませた",
                        change -> {
                            DutyRecord duty =
                                    change.db()
                                            .selectFrom(DUTY)
                                            .where(DUTY.ID.eq(id))
                                            .and(
                                                    visit.scopeOf(
                                                            Permission.EDIT_DUTIES, DUTY.UNIT_ID))
                                            .fetchOne();
                            // Pressed twice, or on an old page: the next day stays open.
                            if (duty == null
                                    || !DutyPlan.next(duty)
                                            .map(LocalDate::toString)
                                            .orElse("")
                                            .equals(due)) {
                                return duty != null;
                            }
                            duty.setDoneOn(visit.today().toString());
                            duty.setDoneFor(due);
                            change.update(duty);
                            return true;
                        });
        if (!done) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/" + visit.body().key() + "/duties/week"))
                .build();
    }

    private static Line line(Visit visit, DutyItem item) {
        String base = "/" + visit.body().key();
        long left = item.daysLeft(visit.today());
        return new Line(
                item.title(),
                base + item.path(),
                new JapaneseDate(item.due()).withWeekday(),
                left < 0 ? -left + "日超過" : left == 0 ? "きょうまで" : "あと" + left + "日",
                left < 0,
                item.minutes(),
                item.bound(),
                item.id() == 0 ? "" : base + "/duties/" + item.id() + "/done",
                item.due().toString());
    }
}
