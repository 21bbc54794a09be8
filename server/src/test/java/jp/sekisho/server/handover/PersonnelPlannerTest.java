// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.body.Personnel.Held;
import jp.sekisho.server.body.Personnel.Member;
import jp.sekisho.server.handover.PersonnelList.Item;
import jp.sekisho.server.handover.PersonnelPlan.Line;
import jp.sekisho.server.handover.PersonnelPlan.PostLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PersonnelPlannerTest {

    private static final LocalDate FIRST_OF_APRIL = LocalDate.of(2027, 4, 1);
    private static final long GENERAL = 1;
    private static final long TAX = 2;

    private static final List<Unit> UNITS =
            List.of(new Unit(GENERAL, "総務課", false), new Unit(TAX, "税務課", false));

    private static final Member TANAKA = member(11, "0012", "田中 一郎", GENERAL);
    private static final Member SATO = member(12, "0034", "佐藤 花子", TAX);
    private static final Member SUZUKI = member(13, "", "鈴木 次郎", TAX);

    @Test
    void whoStaysMovesLeavesAndComesIsSaidOfEachRow() {
        var plan =
                whole(
                        row(2, "0012", "田中 一郎", "総務課", "課長"),
                        row(3, "0034", "佐藤花子", "総務課", "主事"),
                        row(4, "0099", "髙橋 三郎", "税務課 課税係", "主事"));

        assertThat(plan.lines())
                .containsExactly(
                        new Line.Stays(TANAKA, ""),
                        new Line.Moves(3, SATO, GENERAL, EmploymentKind.REGULAR),
                        plan.joins(4).orElseThrow(),
                        new Line.Leaves(SUZUKI, "名簿にない"));
        assertThat(plan.joins(4).orElseThrow().unit()).isEqualTo(TAX);
    }

    @Test
    void aNumberWhoseZerosTheWorkbookTookAwayStillMeansTheSamePerson() {
        var plan = partial(row(2, "12", "田中 一郎", "総務課", ""), row(3, "34", "佐藤 花子", "税務課", ""));

        assertThat(plan.lines())
                .containsExactly(new Line.Stays(TANAKA, ""), new Line.Stays(SATO, ""));
    }

    @Test
    void whoHadNoNumberGetsTheOneOfTheList() {
        assertThat(partial(row(2, "0077", "鈴木 次郎", "税務課", "")).lines())
                .containsExactly(new Line.Stays(SUZUKI, "0077"));
    }

    @Test
    void ofTwoPeopleOfOneNameEachIsFoundByTheUnitAndNobodyLeaves() {
        Member other = member(14, "", "鈴木 次郎", GENERAL);
        var plan =
                plan(
                        true,
                        standing(List.of(SUZUKI, other), List.of(SUZUKI, other), List.of()),
                        row(2, "", "鈴木 次郎", "税務課", ""),
                        row(3, "", "鈴木 次郎", "総務課", ""));

        assertThat(plan.lines())
                .containsExactly(new Line.Stays(SUZUKI, ""), new Line.Stays(other, ""));
    }

    @Test
    void whereTheUnitDoesNotTellTwoPeopleOfOneNameApartTheRowIsRefusedAndNobodyLeaves() {
        Member other = member(14, "", "鈴木 次郎", TAX);
        var plan =
                plan(
                        true,
                        standing(List.of(SUZUKI, other), List.of(SUZUKI, other), List.of()),
                        row(2, "", "鈴木 次郎", "税務課", ""));

        assertThat(plan.lines()).hasSize(1);
        assertThat(plan.of(Line.Refused.class).getFirst().sentence()).contains("同じ氏名の人が2人います");
    }

    @Test
    void aPersonWhoStandsTwiceIsTakenOnce() {
        var plan = partial(row(2, "0012", "田中 一郎", "総務課", ""), row(3, "", "田中一郎", "税務課", ""));

        assertThat(plan.lines().getFirst()).isEqualTo(new Line.Stays(TANAKA, ""));
        assertThat(plan.of(Line.Refused.class).getFirst().sentence()).contains("表に二度あります");
        assertThat(plan.lines()).hasSize(2);
    }

    @Test
    void aNumberUnderAnotherNameIsRefusedWithTheNameOfTheRegister() {
        var refused = partial(row(2, "0012", "山本 一郎", "総務課", "")).of(Line.Refused.class);

        assertThat(refused.getFirst().sentence()).contains("台帳では「田中 一郎」です");
    }

    @Test
    void anUnknownUnitIsRefusedWithTheNearestOne() {
        var refused = partial(row(2, "0012", "田中 一郎", "総務謀", "")).of(Line.Refused.class);

        assertThat(refused.getFirst().item()).isEqualTo("所属");
        assertThat(refused.getFirst().sentence()).contains("「総務謀」がありません", "「総務課」のことなら");
    }

    @Test
    void whoRetiresLeavesUnlessKeptOn() {
        assertThat(partial(change(2, "0012", "田中 一郎", "定年退職")).lines())
                .containsExactly(new Line.Leaves(TANAKA, "名簿: 定年退職"));
        assertThat(partial(change(2, "0012", "田中 一郎", "退職(再任用)")).of(Line.Leaves.class)).isEmpty();
        assertThat(partial(change(2, "0012", "田中 一郎", "任期満了・再任")).of(Line.Leaves.class)).isEmpty();
    }

    @Test
    void whoIsToLeaveAlreadyIsNotBroughtBackInSilence() {
        var plan =
                plan(
                        false,
                        standing(List.of(TANAKA), List.of(), List.of()),
                        row(2, "0012", "田中 一郎", "総務課", ""));

        assertThat(plan.of(Line.Refused.class).getFirst().sentence()).contains("離れることになっている人です");
    }

    @Test
    void aWholeListThatNamesNoDispatchedPersonLeavesThemAlone() {
        Member agency = new Member(15, "", "派遣 太郎", TAX, EmploymentKind.DISPATCHED, false);
        var plan =
                plan(
                        true,
                        standing(List.of(TANAKA, agency), List.of(TANAKA, agency), List.of()),
                        row(2, "0012", "田中 一郎", "総務課", ""));

        assertThat(plan.of(Line.Leaves.class)).isEmpty();
        assertThat(plan.notes()).anyMatch(note -> note.contains("「派遣」が一人もない"));
    }

    @Test
    void aListAfterWhichMostWouldBeGoneIsDoubted() {
        assertThat(whole(row(2, "0012", "田中 一郎", "総務課", "")).notes())
                .anyMatch(note -> note.contains("在職者の半分を超える2人"));
    }

    @Test
    void aListOfThoseWhoMoveLetsNobodyLeave() {
        assertThat(partial(row(2, "0034", "佐藤 花子", "総務課", "")).of(Line.Leaves.class)).isEmpty();
    }

    @Test
    void theNewHeadIsProposedForThePostOfWhoLeaves() {
        Held post = new Held(90, TANAKA.id(), Role.MANAGER, GENERAL);
        var plan =
                plan(
                        false,
                        standing(List.of(TANAKA, SATO), List.of(TANAKA, SATO), List.of(post)),
                        change(2, "0012", "田中 一郎", "退職"),
                        row(3, "0034", "佐藤 花子", "総務課", "課長\uff08兼務\uff09"));

        assertThat(plan.posts())
                .containsExactly(
                        new PostLine(
                                Role.MANAGER,
                                GENERAL,
                                List.of(post),
                                false,
                                "p12",
                                List.of("p12")));
    }

    @Test
    void aPostWithoutASuccessorIsShownAsAGap() {
        Held post = new Held(90, TANAKA.id(), Role.CSIRT, null);
        var plan =
                plan(
                        false,
                        standing(List.of(TANAKA, SATO), List.of(TANAKA, SATO), List.of(post)),
                        change(2, "0012", "田中 一郎", "退職"));

        assertThat(plan.posts()).hasSize(1);
        assertThat(plan.posts().getFirst().proposal()).isEmpty();
        assertThat(plan.posts().getFirst().mayKeep()).isFalse();
    }

    @Test
    void whoMovesMayKeepAPostOfTheWholeBody() {
        Held post = new Held(90, TANAKA.id(), Role.CHIEF_OFFICER, null);
        var plan =
                plan(
                        false,
                        standing(List.of(TANAKA), List.of(TANAKA), List.of(post)),
                        row(2, "0012", "田中 一郎", "税務課", "主幹"));

        assertThat(plan.posts().getFirst().mayKeep()).isTrue();
        assertThat(plan.posts().getFirst().proposal()).isEqualTo("keep");
    }

    /// Of any list: each row becomes one line, nobody becomes two things, nobody leaves whom the
    /// list names otherwise, and each post of a leaver is decided about.
    @Test
    void nobodyAndNoPostIsLostWhateverTheListSays() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            List<Member> people = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                people.add(
                        new Member(
                                100 + i,
                                random.nextInt(3) == 0 ? "" : "0" + i,
                                pick(random, "田中 一郎", "佐藤 花子", "鈴木 次郎", "髙橋 三郎"),
                                random.nextInt(5) == 0 ? null : 1L + random.nextInt(2),
                                pick(random, EmploymentKind.values()),
                                random.nextInt(9) == 0));
            }
            List<Held> held =
                    people.stream()
                            .filter(_ -> random.nextBoolean())
                            .map(one -> {
                                boolean unit = random.nextBoolean() && one.unit() != null;
                                return new Held(
                                        one.id() + 900,
                                        one.id(),
                                        unit ? Role.MANAGER : Role.CSIRT,
                                        unit ? one.unit() : null);
                            })
                            .toList();
            PersonnelList.Row[] rows = new PersonnelList.Row[random.nextInt(9)];
            Arrays.setAll(rows, i -> anyRow(i + 2, random));
            boolean whole = random.nextBoolean();

            var plan = plan(whole, standing(people, people, held), rows);

            List<Member> told =
                    plan.lines().stream()
                            .map(PersonnelPlannerTest::whom)
                            .flatMap(Optional::stream)
                            .toList();
            assertThat(told).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(
                            plan.lines().stream()
                                    .filter(line ->
                                            !(line instanceof Line.Leaves leaves)
                                                    || leaves.why().startsWith("名簿: "))
                                    .count())
                    .as("seed %d", seed)
                    .isEqualTo(rows.length);
            Set<Long> decided =
                    plan.posts().stream()
                            .flatMap(post -> post.before().stream())
                            .map(Held::id)
                            .collect(Collectors.toSet());
            assertThat(decided)
                    .as("seed %d", seed)
                    .containsAll(
                            held.stream()
                                    .filter(post -> plan.leavers().contains(post.person()))
                                    .map(Held::id)
                                    .toList());
            assertThat(plan.posts().stream().map(PostLine::field))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates();
        }
    }

    private static Optional<Member> whom(Line line) {
        return switch (line) {
            case Line.Stays stays -> Optional.of(stays.member());
            case Line.Moves moves -> Optional.of(moves.member());
            case Line.Leaves leaves -> Optional.of(leaves.member());
            case Line.Joins _, Line.Refused _ -> Optional.empty();
        };
    }

    private static PersonnelList.Row anyRow(int line, Random random) {
        Map<Item, String> values = new EnumMap<>(Item.class);
        values.put(Item.NAME, pick(random, "田中 一郎", "佐藤花子", "鈴木 次郎", "髙橋 三郎", "新人 四郎", ""));
        values.put(Item.NUMBER, pick(random, "", "00", "1", "02", "9"));
        values.put(Item.UNIT, pick(random, "", "総務課", "税務課 課税係", "どこか"));
        values.put(Item.TITLE, pick(random, "", "課長", "課長補佐"));
        values.put(Item.CHANGE, pick(random, "", "", "", "退職", "転入"));
        values.values().removeIf(String::isEmpty);
        return new PersonnelList.Row(line, values);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    private static Member member(long id, String number, String name, @Nullable Long unit) {
        return new Member(id, number, name, unit, EmploymentKind.REGULAR, false);
    }

    private static PersonnelList.Row row(
            int line, String number, String name, String unit, String title) {
        return values(line, number, name, unit, title, "");
    }

    private static PersonnelList.Row change(int line, String number, String name, String change) {
        return values(line, number, name, "", "", change);
    }

    private static PersonnelList.Row values(
            int line, String number, String name, String unit, String title, String change) {
        Map<Item, String> values = new EnumMap<>(Item.class);
        values.put(Item.NUMBER, number);
        values.put(Item.NAME, name);
        values.put(Item.UNIT, unit);
        values.put(Item.TITLE, title);
        values.put(Item.CHANGE, change);
        values.values().removeIf(String::isEmpty);
        return new PersonnelList.Row(line, values);
    }

    private static PersonnelPlanner.Standing standing(
            List<Member> before, List<Member> then, List<Held> held) {
        return new PersonnelPlanner.Standing(FIRST_OF_APRIL, before, then, held, UNITS);
    }

    private static PersonnelPlan whole(PersonnelList.Row... rows) {
        return ofThree(true, rows);
    }

    private static PersonnelPlan partial(PersonnelList.Row... rows) {
        return ofThree(false, rows);
    }

    private static PersonnelPlan ofThree(boolean whole, PersonnelList.Row... rows) {
        List<Member> all = List.of(TANAKA, SATO, SUZUKI);
        return plan(whole, standing(all, all, List.of()), rows);
    }

    private static PersonnelPlan plan(
            boolean whole, PersonnelPlanner.Standing standing, PersonnelList.Row... rows) {
        List<PersonnelList.Column> columns =
                Stream.of(Item.values())
                        .map(item ->
                                new PersonnelList.Column(
                                        item.ordinal(), item.label(), Optional.of(item), true, ""))
                        .toList();
        return new PersonnelPlanner(standing, whole)
                .plan(new PersonnelList(columns, List.of(rows), List.of()));
    }
}
