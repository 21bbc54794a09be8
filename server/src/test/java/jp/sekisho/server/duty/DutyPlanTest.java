// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.database.schema.tables.records.DutyRecord;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

final class DutyPlanTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theLastDayOfTheYearMovesToTheOpenDayBeforeIt() {
        // 2027-03-31 is a Wednesday, 2029-03-31 a Saturday.
        assertThat(next(Cycle.FISCAL_YEAR, 3, 31, "2026-04-01", ""))
                .contains(LocalDate.of(2027, 3, 31));
        assertThat(next(Cycle.FISCAL_YEAR, 3, 31, "2028-04-01", ""))
                .contains(LocalDate.of(2029, 3, 30));
    }

    @Test
    void whatIsDoneLateDoesNotAnswerTheNextYear() {
        assertThat(next(Cycle.YEARLY, 6, 30, "2025-04-01", "2025-06-30"))
                .contains(LocalDate.of(2026, 6, 30));
    }

    @Test
    void aMonthWithoutTheDayHasItsLast() {
        assertThat(next(Cycle.MONTHLY, 1, 31, "2026-02-01", ""))
                .as("28 February 2026 is a Saturday")
                .contains(LocalDate.of(2026, 2, 27));
        assertThat(next(Cycle.QUARTERLY, 1, 15, "2026-11-01", ""))
                .contains(LocalDate.of(2027, 1, 15));
        assertThat(next(Cycle.EVENT, 1, 15, "2026-11-01", "")).isEmpty();
    }

    @Test
    void everyDueDayIsOpenLiesBehindTheOneBeforeAndComesOnceInItsPeriod() {
        QuickTheory.qt()
                .forAll(
                        SourceDSL.integers().between(1, 12),
                        SourceDSL.integers().between(1, 31),
                        SourceDSL.integers().between(0, 3),
                        SourceDSL.integers().between(0, 20_000))
                .checkAssert((month, day, kind, start) -> {
                    Cycle cycle = Cycle.values()[kind];
                    LocalDate from = LocalDate.of(2020, 1, 1).plusDays(start);
                    LocalDate end = from.plusYears(3);
                    LocalDate first = cycle.next(month, day, from, Optional.empty()).orElseThrow();
                    List<LocalDate> days = cycle.from(first, month, day, end);
                    assertThat(days).doesNotHaveDuplicates().isSorted();
                    assertThat(days).noneMatch(JapaneseHolidays::isClosed);
                    int months = cycle == Cycle.MONTHLY ? 36 : cycle == Cycle.QUARTERLY ? 12 : 3;
                    assertThat(days.size()).isBetween(months - 1, months + 1);
                });
    }

    @Test
    void theNextDayIsTheFirstOfAllThatIsBehindTheBeginningAndTheLastAnswer() {
        QuickTheory.qt()
                .forAll(
                        SourceDSL.integers().between(1, 12),
                        SourceDSL.integers().between(1, 31),
                        SourceDSL.integers().between(0, 3_200),
                        SourceDSL.integers().between(-100, 2_000))
                .checkAssert((month, day, kindAndStart, answered) -> {
                    int kind = kindAndStart % 4;
                    LocalDate from = LocalDate.of(2024, 1, 1).plusDays(kindAndStart / 4);
                    LocalDate doneFor = from.plusDays(answered);
                    int step = List.of(1, 3, 12, 12).get(kind);
                    Cycle cycle =
                            List.of(Cycle.MONTHLY, Cycle.QUARTERLY, Cycle.YEARLY, Cycle.FISCAL_YEAR)
                                    .get(kind);
                    LocalDate first =
                            java.util.stream.IntStream.range(0, 15 * 12 / step)
                                    .mapToObj(i ->
                                            java.time.YearMonth.of(from.getYear() - 1, month)
                                                    .plusMonths((long) i * step))
                                    .map(at -> at.atDay(Math.min(day, at.lengthOfMonth())))
                                    .map(JapaneseHolidays::onOrBefore)
                                    .filter(due -> !due.isBefore(from) && due.isAfter(doneFor))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(cycle.next(month, day, from, Optional.of(doneFor))).contains(first);
                });
    }

    @Test
    void thisWeekHoldsWhatOnePersonCanDoMostUrgentFirst() {
        List<DutyItem> due = new ArrayList<>();
        due.add(item("来週", TODAY.plusDays(9), 120, false));
        due.add(item("過ぎた", TODAY.minusDays(3), 120, false));
        due.add(item("あさって", TODAY.plusDays(2), 120, false));

        DutyPlan.Week week = DutyPlan.week(due, TODAY, 240);

        assertThat(week.now()).extracting(DutyItem::title).containsExactly("過ぎた", "あさって");
        assertThat(week.later()).extracting(DutyItem::title).containsExactly("来週");
        assertThat(DutyPlan.week(List.of(item("大きい", TODAY, 900, false)), TODAY, 60).now())
                .as("what is larger than the week is begun all the same")
                .hasSize(1);
    }

    @Test
    void whatBindsFromJuly2027ComesFirstOnceThatDayIsNear() {
        LocalDate near = LocalDate.of(2027, 5, 10);
        List<DutyItem> due =
                List.of(
                        item("ふつう", near.plusDays(3), 60, false),
                        item("義務", near.plusDays(6), 60, true));

        assertThat(DutyPlan.week(due, near, 600).now())
                .extracting(DutyItem::title)
                .containsExactly("義務", "ふつう");
    }

    @Test
    void aPlanOfTwoThousandDutiesIsMadeInMilliseconds() {
        DutyPlan plan = new DutyPlan(List.of());
        List<DutyRecord> duties = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            DutyRecord duty = new DutyRecord();
            duty.setId((long) i);
            duty.setName("項目" + i);
            duty.setCycle(Cycle.values()[i % 4].name());
            duty.setMonth(i % 12 + 1);
            duty.setDay(i % 31 + 1);
            duty.setMinutes(60);
            duty.setObligation("");
            duty.setFromOn("2026-04-01");
            duty.setDoneFor("");
            duties.add(duty);
        }
        List<DutyItem> items = new ArrayList<>();
        duties.forEach(duty -> items.addAll(plan.items(duty, LocalDate.of(2027, 4, 1))));
        DutyPlan.Week week = DutyPlan.week(items, TODAY, 240);

        assertThat(items.size()).isGreaterThan(8_000);
        assertThat(week.now()).hasSize(4);
    }

    @Test
    void theCalendarFileFoldsItsLinesBehindWholeCharacters() {
        String file =
                CalendarFile.of(
                        "yamazato",
                        List.of(item("基本方針の見直し,付表;別記\n" + "長".repeat(60), TODAY, 60, false)),
                        Instant.EPOCH);

        assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        for (String line : file.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(file.replace("\r\n ", ""))
                .contains("SUMMARY:基本方針の見直し\\,付表\\;別記\\n" + "長".repeat(60) + "\r\n")
                .contains("DTSTART;VALUE=DATE:20261122", "DTEND;VALUE=DATE:20261123");
    }

    private static DutyItem item(String title, LocalDate due, int minutes, boolean bound) {
        return new DutyItem(title, due, "/x", minutes, bound, 0, title);
    }

    private static Optional<LocalDate> next(
            Cycle cycle, int month, int day, String from, String doneFor) {
        return cycle.next(
                month,
                day,
                LocalDate.parse(from),
                doneFor.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(doneFor)));
    }
}
