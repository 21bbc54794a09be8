// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.catalogue.Answer;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.compliance.Standings.Standing;
import jp.sekisho.server.setup.FirstDays.Task;
import org.junit.jupiter.api.Test;

final class FirstDaysTest {

    private static final LocalDate LAW = LocalDate.of(2027, 7, 1);

    @Test
    void offersAtMostFiveTasksAWeekWithTheDutyInForceFirst() {
        List<List<Task>> plan = FirstDays.plan(all(false), all(false));

        assertThat(plan).hasSize(FirstDays.WEEKS);
        assertThat(plan).allMatch(week -> week.size() == FirstDays.A_WEEK);
        assertThat(plan.getFirst().getFirst().title()).contains("基本方針を定めた記録");
        assertThat(plan.getFirst()).noneMatch(Task::done);
    }

    @Test
    void aTaskIsTickedOffOnlyWhenAllOfItIsSettled() {
        List<Standing> roles = rolesFilled(false);
        assertThat(roles).hasSizeGreaterThan(2);
        List<Standing> partly = new ArrayList<>(roles);
        partly.set(0, settled(roles.getFirst()));
        Task half = FirstDays.plan(roles, partly).getFirst().getFirst();
        assertThat(half.done()).isFalse();
        assertThat(half.settled()).isEqualTo(1);
        assertThat(half.sentence()).isEqualTo("まだ");

        Task whole = FirstDays.plan(roles, rolesFilled(true)).getFirst().getFirst();
        assertThat(whole.done()).isTrue();
        assertThat(whole.title()).isEqualTo(half.title());
    }

    @Test
    void theOrderStaysWhenTasksAreDoneAndNothingIsAskedThatWasSettledBefore() {
        List<String> before = titles(FirstDays.plan(all(false), all(false)));
        List<String> after = titles(FirstDays.plan(all(false), all(true)));

        assertThat(after).isEqualTo(before);
        assertThat(FirstDays.plan(all(true), all(true))).isEmpty();
    }

    @Test
    void whatIsAnsweredByPeopleComesByItsDateAndLeadsToTheFirstThatIsOpen() {
        ObligationId early = manual("4.1");
        ObligationId late = manual("5.1");
        List<Standing> first =
                List.of(
                        new Standing(late, false, false, "まだ", Optional.of(LAW.plusYears(1))),
                        new Standing(early, false, false, "まだ", Optional.of(LAW)));
        List<Task> week = FirstDays.plan(first, first).getFirst();

        assertThat(week)
                .extracting(Task::path)
                .containsExactly("/board/obligations/" + early, "/board/obligations/" + late);
        assertThat(week.getFirst().due()).hasValue(LAW);
    }

    private static ObligationId manual(String section) {
        return Catalogue.current().obligations().stream()
                .filter(o -> o.section().equals(section) && o.answer() instanceof Answer.Manual)
                .map(Obligation::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles(List<List<Task>> plan) {
        return plan.stream().flatMap(List::stream).map(Task::title).toList();
    }

    private static List<Standing> rolesFilled(boolean settled) {
        return Catalogue.current().obligations().stream()
                .filter(o ->
                        o.answer() instanceof Answer.Checked(var check)
                                && check.value().equals("roles-filled"))
                .map(o -> standing(o, settled))
                .toList();
    }

    private static List<Standing> all(boolean settled) {
        return Catalogue.current().obligations().stream().map(o -> standing(o, settled)).toList();
    }

    private static Standing standing(Obligation obligation, boolean settled) {
        return new Standing(obligation.id(), settled, !settled, "まだ", Optional.of(LAW));
    }

    private static Standing settled(Standing standing) {
        return new Standing(standing.obligation(), true, false, "済み", standing.due());
    }
}
