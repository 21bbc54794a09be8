// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.body.Personnel;
import jp.sekisho.server.body.Personnel.Held;
import jp.sekisho.server.body.Personnel.Member;
import jp.sekisho.server.handover.PersonnelList.Item;
import jp.sekisho.server.handover.PersonnelPlan.Line;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.Options;

/// Compares a personnel list with who is in office, and says what it would do. Pure.
final class PersonnelPlanner {

    private static final Pattern LEAVING = Pattern.compile("退職|離職|辞職|任期満了|派遣終了|契約終了|転出|免職|失職");

    /// What is so before anything is done.
    ///
    /// @param day from which day on the list holds
    /// @param before who is in office on the day before
    /// @param then who would be in office on the day
    /// @param held the posts that would be held on the day
    /// @param units the units of the day
    record Standing(
            LocalDate day,
            List<Member> before,
            List<Member> then,
            List<Held> held,
            List<Unit> units) {}

    private final Standing standing;
    private final boolean whole;
    private final UnitNames units;
    private final Options employments = new Options(Personnel.employments());
    private final KnownPeople known;
    private final Set<Long> staying;
    private final Set<Long> named = new HashSet<>();
    private final Placement placement = new Placement();
    private final List<EmploymentKind> spoken = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /// @param whole whether the list names everybody, so that who lacks leaves
    PersonnelPlanner(Standing standing, boolean whole) {
        this.standing = standing;
        this.whole = whole;
        this.units = UnitNames.of(standing.units());
        this.known = new KnownPeople(standing.before(), standing.then(), units);
        this.staying = standing.then().stream().map(Member::id).collect(Collectors.toSet());
    }

    PersonnelPlan plan(PersonnelList list) {
        Set<String> seen = new HashSet<>();
        for (PersonnelList.Row row : list.rows()) {
            lines.add(row(row, seen));
        }
        List<String> notes = new ArrayList<>();
        if (whole) {
            leavers(notes);
        }
        if (!list.has(Item.NUMBER)) {
            notes.add("職員番号の列がないので、氏名で結び付けました。同じ氏名の人がいる団体では、職員番号の列を足してください。");
        }
        List<Member> unnamed =
                whole
                        ? List.of()
                        : standing.then().stream()
                                .filter(member -> !named.contains(member.id()))
                                .toList();
        PostPlanner posts = new PostPlanner(standing, known, placement, lines, unnamed);
        return new PersonnelPlan(standing.day(), lines, posts.posts(), notes);
    }

    private Line row(PersonnelList.Row row, Set<String> seen) {
        String name = row.get(Item.NAME);
        if (name.isEmpty()) {
            return refused(row, "氏名", "氏名がありません。氏名を書くか、この行を除いてください。");
        }
        List<Member> found = known.find(row);
        found.forEach(member -> named.add(member.id()));
        if (!seen.add(key(row, found))) {
            return refused(
                    row, row.get(Item.NUMBER).isEmpty() ? "氏名" : "職員番号", "同じ人が表に二度あります。一つにしてください。");
        }
        if (found.size() > 1) {
            return refused(row, "氏名", "同じ氏名の人が" + found.size() + "人います。職員台帳と名簿の両方に職員番号を入れてください。");
        }
        Optional<Member> member = found.stream().findFirst();
        if (member.isPresent()
                && !KnownPeople.plain(member.get().name()).equals(KnownPeople.plain(name))) {
            return refused(
                    row,
                    "氏名",
                    "職員番号"
                            + row.get(Item.NUMBER)
                            + "は、台帳では「"
                            + member.get().name()
                            + "」です。氏名が変わったなら、先に職員台帳の氏名を直してください。");
        }
        return known(row, member);
    }

    /// What the rows of one person have in common.
    private static String key(PersonnelList.Row row, List<Member> found) {
        if (found.size() == 1) {
            return "p" + found.getFirst().id();
        }
        return row.get(Item.NUMBER).isEmpty()
                ? KnownPeople.plain(row.get(Item.NAME)) + " " + row.get(Item.UNIT)
                : "#" + row.get(Item.NUMBER);
    }

    private Line known(PersonnelList.Row row, Optional<Member> member) {
        String change = row.get(Item.CHANGE);
        if (LEAVING.matcher(change).find() && !change.contains("再任")) {
            return member.<Line>map(one -> new Line.Leaves(one, "名簿: " + change))
                    .orElseGet(() ->
                            refused(
                                    row,
                                    "氏名",
                                    "「" + row.get(Item.NAME) + "」は在職者にいません。氏名を確かめてください。"));
        }
        if (member.isPresent() && !staying.contains(member.get().id())) {
            return refused(row, "氏名", "この日までに離れることになっている人です。残るなら、職員台帳の「離れた日」を先に消してください。");
        }
        Optional<Option> employment = employment(row, member);
        if (employment.isEmpty()) {
            return refused(row, "任用の区分", unknown(employments, row.get(Item.EMPLOYMENT)));
        }
        String unitText = row.get(Item.UNIT);
        Optional<Long> unit = unitText.isEmpty() ? member.map(Member::unit) : units.find(unitText);
        if (!unitText.isEmpty() && unit.isEmpty()) {
            return refused(row, "所属", unknown(units.units(), unitText));
        }
        EmploymentKind kind = EmploymentKind.valueOf(employment.get().code());
        spoken.add(kind);
        String who = member.map(one -> "p" + one.id()).orElse("r" + row.line());
        boolean head = new JobTitle(row.get(Item.TITLE)).isHead();
        unit.ifPresent(id -> placement.put(who, id, head));
        if (member.isEmpty()) {
            return new Line.Joins(
                    row.line(), row, unit.orElse(null), kind, head, known.alike(row, named));
        }
        Member one = member.get();
        if (Objects.equals(one.unit(), unit.orElse(null)) && one.employment() == kind) {
            String number = row.get(Item.NUMBER);
            return new Line.Stays(one, one.number().isEmpty() ? number : "");
        }
        return new Line.Moves(row.line(), one, unit.orElse(null), kind);
    }

    private Optional<Option> employment(PersonnelList.Row row, Optional<Member> member) {
        String written = row.get(Item.EMPLOYMENT);
        if (!written.isEmpty()) {
            return employments.byText(written);
        }
        EmploymentKind kind =
                !row.get(Item.AGENCY).isEmpty()
                        ? EmploymentKind.DISPATCHED
                        : member.map(Member::employment).orElse(EmploymentKind.REGULAR);
        return employments.byCode(kind.name());
    }

    private static String unknown(Options options, String written) {
        return "「"
                + written
                + "」がありません。"
                + options.nearest(written)
                        .map(near -> "「" + near.label() + "」のことなら、そう書いてください。")
                        .orElse("組織の設定にある言葉で書いてください。");
    }

    private void leavers(List<String> notes) {
        Set<EmploymentKind> kinds = PersonnelPlan.spokenOf(spoken);
        Map<EmploymentKind, Integer> untouched = new LinkedHashMap<>();
        int leaving = 0;
        for (Member member : standing.before()) {
            if (named.contains(member.id())
                    || member.otherBody()
                    || !staying.contains(member.id())) {
                continue;
            }
            if (kinds.contains(member.employment())) {
                lines.add(new Line.Leaves(member, "名簿にない"));
                leaving++;
            } else {
                untouched.merge(member.employment(), 1, Integer::sum);
            }
        }
        untouched.forEach((kind, count) ->
                notes.add("名簿に「" + kind.label() + "」が一人もないので、いまの" + count + "人はそのまま残します。"));
        if (leaving * 2 > standing.before().size()) {
            notes.add("在職者の半分を超える" + leaving + "人が離れることになります。一部の人だけの表なら、「異動する人だけの表」を選び直してください。");
        }
    }

    private static Line.Refused refused(PersonnelList.Row row, String item, String sentence) {
        return new Line.Refused(row.line(), row.get(Item.NAME), item, sentence);
    }
}
