// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.body.Personnel;
import jp.sekisho.server.body.Personnel.Held;
import jp.sekisho.server.body.Personnel.Member;
import jp.sekisho.server.handover.PersonnelList.Item;
import jp.sekisho.server.handover.PersonnelPlan.Line;
import jp.sekisho.server.handover.PersonnelPlan.PostLine;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.Options;
import jp.sekisho.server.search.SearchText;
import org.jspecify.annotations.Nullable;

/// Compares a personnel list with who is in office, and says what it would do. Pure.
final class PersonnelPlanner {

    private static final Pattern LEAVING = Pattern.compile("退職|離職|辞職|任期満了|派遣終了|契約終了|転出|免職|失職");
    private static final Pattern HEAD =
            Pattern.compile(".*(課長|室長|所長|局長|館長|園長|校長|署長|会計管理者)(\\(.*)?$");
    private static final Pattern NOT_HEAD = Pattern.compile("補佐|代理|副|次|心得");

    /// Names that are offered for a post, at most.
    private static final int OFFERED = 60;

    /// Posts that are held for a unit.
    private static final Set<Role> OF_A_UNIT = Set.of(Role.MANAGER, Role.OFFICER);

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
    private final Options units;
    private final Options employments = new Options(Personnel.employments());
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private final Set<Long> staying = new HashSet<>();
    private final Set<Long> matched = new HashSet<>();
    private final Map<Long, Long> unitThen = new HashMap<>();
    private final Map<String, Long> heads = new LinkedHashMap<>();
    private final Map<String, Set<String>> inUnit = new LinkedHashMap<>();
    private final List<EmploymentKind> spoken = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /// @param whole whether the list names everybody, so that who lacks leaves
    PersonnelPlanner(Standing standing, boolean whole) {
        this.standing = standing;
        this.whole = whole;
        this.units =
                new Options(
                        standing.units().stream()
                                .map(unit -> new Option(Long.toString(unit.id()), unit.name()))
                                .toList());
        standing.before().forEach(member -> members.put(member.id(), member));
        standing.then()
                .forEach(member -> {
                    members.put(member.id(), member);
                    staying.add(member.id());
                });
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
        return new PersonnelPlan(standing.day(), lines, posts(), notes);
    }

    private Line row(PersonnelList.Row row, Set<String> seen) {
        String name = row.get(Item.NAME);
        if (name.isEmpty()) {
            return refused(row, "氏名", "氏名がありません。氏名を書くか、この行を除いてください。");
        }
        String key = row.get(Item.NUMBER).isEmpty() ? plain(name) : "#" + row.get(Item.NUMBER);
        if (!seen.add(key)) {
            return refused(
                    row, row.get(Item.NUMBER).isEmpty() ? "氏名" : "職員番号", "同じ人が表に二度あります。一つにしてください。");
        }
        List<Member> found = find(row);
        found.forEach(member -> matched.add(member.id()));
        if (found.size() > 1) {
            return refused(row, "氏名", "同じ氏名の人が" + found.size() + "人います。職員台帳と名簿の両方に職員番号を入れてください。");
        }
        Optional<Member> member = found.stream().findFirst();
        if (member.isPresent() && !plain(member.get().name()).equals(plain(name))) {
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

    private Line known(PersonnelList.Row row, Optional<Member> member) {
        String change = row.get(Item.CHANGE);
        if (LEAVING.matcher(change).find() && !change.contains("再任用")) {
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
        Optional<Long> unit =
                unitText.isEmpty()
                        ? member.map(Member::unit)
                        : unit(unitText).map(option -> Long.valueOf(option.code()));
        if (!unitText.isEmpty() && unit.isEmpty()) {
            return refused(row, "所属", unknown(units, unitText));
        }
        EmploymentKind kind = EmploymentKind.valueOf(employment.get().code());
        spoken.add(kind);
        String who = member.map(one -> "p" + one.id()).orElse("r" + row.line());
        boolean head = isHead(row.get(Item.TITLE));
        unit.ifPresent(id -> {
            inUnit.computeIfAbsent(Long.toString(id), _ -> new java.util.LinkedHashSet<>())
                    .add(who);
            if (head) {
                heads.put(who, id);
            }
        });
        if (member.isEmpty()) {
            return new Line.Joins(row.line(), row, unit.orElse(null), kind, head, alike(row));
        }
        Member one = member.get();
        unit.ifPresent(id -> unitThen.put(one.id(), id));
        if (Objects.equals(one.unit(), unit.orElse(null)) && one.employment() == kind) {
            String number = row.get(Item.NUMBER);
            return new Line.Stays(one, one.number().isEmpty() ? number : "");
        }
        return new Line.Moves(row.line(), one, unit.orElse(null), kind);
    }

    private List<Member> find(PersonnelList.Row row) {
        String number = row.get(Item.NUMBER);
        if (!number.isEmpty()) {
            List<Member> same =
                    members.values().stream().filter(m -> m.number().equals(number)).toList();
            if (!same.isEmpty()) {
                return same;
            }
        }
        String name = plain(row.get(Item.NAME));
        List<Member> called =
                members.values().stream()
                        .filter(m -> plain(m.name()).equals(name))
                        .filter(m -> number.isEmpty() || m.number().isEmpty())
                        .toList();
        if (called.size() > 1) {
            Optional<Option> unit = unit(row.get(Item.UNIT));
            List<Member> here =
                    called.stream()
                            .filter(m ->
                                    unit.isPresent()
                                            && unit.get().code().equals(String.valueOf(m.unit())))
                            .toList();
            return here.size() == 1 ? here : called;
        }
        return called;
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

    /// 「総務課 庶務係」 is in the 総務課: the longest unit with whose name the text begins, or ends.
    private Optional<Option> unit(String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String plain = plain(written);
        return units.byText(written)
                .or(() ->
                        units.all().stream()
                                .filter(unit ->
                                        plain.startsWith(plain(unit.label()))
                                                || plain.endsWith(plain(unit.label())))
                                .max(
                                        java.util.Comparator.comparingInt(
                                                unit -> unit.label().length())));
    }

    private static String unknown(Options options, String written) {
        return "「"
                + written
                + "」がありません。"
                + options.nearest(written)
                        .map(near -> "「" + near.label() + "」のことなら、そう書いてください。")
                        .orElse("組織の設定にある言葉で書いてください。");
    }

    /// A name that differs in little from somebody whom the list does not name.
    private String alike(PersonnelList.Row row) {
        List<Option> others =
                members.values().stream()
                        .filter(member -> !matched.contains(member.id()))
                        .map(member -> new Option(Long.toString(member.id()), member.name()))
                        .toList();
        String name = plain(row.get(Item.NAME));
        return new Options(others)
                .nearest(row.get(Item.NAME))
                .filter(near -> sharesMost(name, plain(near.label())))
                .map(near -> "「" + near.label() + "」と似ています。同じ人なら、名簿か職員台帳の氏名を直してから読み直してください。")
                .orElse("");
    }

    private static boolean sharesMost(String one, String other) {
        long same = one.chars().filter(c -> other.indexOf(c) >= 0).count();
        return same * 4 >= Math.max(one.length(), other.length()) * 3L;
    }

    private void leavers(List<String> notes) {
        Set<EmploymentKind> kinds = PersonnelPlan.spokenOf(spoken);
        Map<EmploymentKind, Integer> untouched = new LinkedHashMap<>();
        int leaving = 0;
        for (Member member : standing.before()) {
            if (matched.contains(member.id())
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

    private List<PostLine> posts() {
        Set<Long> leaving =
                lines.stream()
                        .filter(Line.Leaves.class::isInstance)
                        .map(line -> ((Line.Leaves) line).member().id())
                        .collect(Collectors.toSet());
        Set<Long> moving =
                lines.stream()
                        .filter(Line.Moves.class::isInstance)
                        .map(Line.Moves.class::cast)
                        .filter(move -> !Objects.equals(move.member().unit(), move.unit()))
                        .map(move -> move.member().id())
                        .collect(Collectors.toSet());
        Map<String, List<Held>> given = new LinkedHashMap<>();
        for (Held post : standing.held()) {
            boolean unfit =
                    leaving.contains(post.person())
                            || (moving.contains(post.person())
                                    && (!OF_A_UNIT.contains(post.role())
                                            || !Objects.equals(
                                                    post.unit(), unitThen.get(post.person()))));
            boolean replaced =
                    post.role() == Role.MANAGER
                            && heads.entrySet().stream()
                                    .anyMatch(head ->
                                            head.getValue().equals(post.unit())
                                                    && !head.getKey().equals("p" + post.person()));
            if (unfit || replaced) {
                given.computeIfAbsent(key(post), _ -> new ArrayList<>()).add(post);
            }
        }
        List<PostLine> posts = new ArrayList<>();
        given.values().forEach(held -> posts.add(line(held, moving)));
        heads.forEach((who, unit) -> {
            boolean known =
                    given.containsKey(Role.MANAGER.name() + unit)
                            || standing.held().stream()
                                    .anyMatch(post ->
                                            post.role() == Role.MANAGER
                                                    && unit.equals(post.unit())
                                                    && who.equals("p" + post.person()));
            if (!known && posts.stream().noneMatch(post -> unit.equals(post.unit()))) {
                posts.add(
                        new PostLine(
                                Role.MANAGER, unit, List.of(), false, who, offered(who, unit)));
            }
        });
        return posts;
    }

    private PostLine line(List<Held> held, Set<Long> moving) {
        Held first = held.getFirst();
        boolean ofUnit = OF_A_UNIT.contains(first.role());
        boolean mayKeep = !ofUnit && held.stream().allMatch(post -> moving.contains(post.person()));
        Long unit = ofUnit ? first.unit() : unitOf(first);
        Optional<String> head = headOf(ofUnit ? first.unit() : managed(first));
        String proposal = first.role() == Role.OFFICER ? "" : head.orElse(mayKeep ? "keep" : "");
        return new PostLine(
                first.role(),
                ofUnit ? first.unit() : null,
                held,
                mayKeep,
                proposal,
                offered(proposal, unit));
    }

    /// Who heads a unit then, by the titles of the list.
    private Optional<String> headOf(@Nullable Long unit) {
        return heads.entrySet().stream()
                .filter(head -> head.getValue().equals(unit))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The unit that the holder of a post heads: posts of the whole body often go with a unit's
    /// head.
    private @Nullable Long managed(Held post) {
        return standing.held().stream()
                .filter(other ->
                        other.person() == post.person()
                                && OF_A_UNIT.contains(other.role())
                                && other.unit() != null)
                .map(Held::unit)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Long unitOf(Held post) {
        Member member = members.get(post.person());
        return member == null ? null : member.unit();
    }

    private List<String> offered(String proposal, @Nullable Long unit) {
        Set<String> here =
                unit == null ? Set.of() : inUnit.getOrDefault(Long.toString(unit), Set.of());
        Stream<String> stayed =
                standing.then().stream()
                        .filter(member -> !matched.contains(member.id()) && !whole)
                        .filter(member -> Objects.equals(member.unit(), unit))
                        .map(member -> "p" + member.id());
        return Stream.of(Stream.of(proposal), heads.keySet().stream(), here.stream(), stayed)
                .flatMap(one -> one)
                .filter(who -> !who.isEmpty() && !who.equals("keep"))
                .distinct()
                .limit(OFFERED)
                .toList();
    }

    private static String key(Held post) {
        return post.role().name() + (OF_A_UNIT.contains(post.role()) ? post.unit() : "");
    }

    static boolean isHead(String title) {
        String plain = title.replace('(', '(').strip();
        return HEAD.matcher(plain).matches() && !NOT_HEAD.matcher(plain).find();
    }

    private static Line.Refused refused(PersonnelList.Row row, String item, String sentence) {
        return new Line.Refused(row.line(), row.get(Item.NAME), item, sentence);
    }

    private static String plain(String text) {
        return SearchText.of(text).joined();
    }
}
