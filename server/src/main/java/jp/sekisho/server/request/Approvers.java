// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Absence.ABSENCE;
import static jp.sekisho.server.database.schema.tables.Deputy.DEPUTY;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.Period;
import jp.sekisho.server.body.PostsOn;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Who may decide on a day: the posts, the order of deputies, who is absent, and which unit stands
/// below which. Pure once it is read.
///
/// @param people everybody in office
/// @param posts the posts held
/// @param deputies who acts for whom during absence
/// @param delegates to whom a post's decisions are left by standing rule
/// @param absent who is absent
/// @param above the unit above each unit
record Approvers(
        Map<Long, InOffice> people,
        List<Post> posts,
        List<Deputy> deputies,
        List<Deputy> delegates,
        Set<Long> absent,
        Map<Long, Long> above) {

    /// Posts that are held for a unit; the others are held for the whole body.
    private static final Set<Role> OF_A_UNIT = Set.of(Role.MANAGER, Role.OFFICER);

    /// Who stands above a post (guideline chapter 1).
    private static final List<Role> UPWARDS =
            List.of(Role.MANAGER, Role.OFFICER, Role.CHIEF_OFFICER, Role.DEPUTY_CISO, Role.CISO);

    /// How a row of the order of deputies says that it holds always, not only during absence.
    static final String DELEGATED = "DELEGATED";

    Approvers {
        people = Map.copyOf(people);
        posts = List.copyOf(posts);
        deputies = deputies.stream().sorted(Comparator.comparingInt(Deputy::place)).toList();
        delegates = List.copyOf(delegates);
        absent = Set.copyOf(absent);
        above = Map.copyOf(above);
    }

    /// Somebody in office.
    record InOffice(String name, @Nullable Long unit) {}

    /// A post that is held.
    ///
    /// @param grounds the exception recorded with it; empty for none
    record Post(long person, String name, Role role, @Nullable Long unit, String grounds) {}

    /// Somebody who acts for a post.
    record Deputy(Role role, @Nullable Long unit, int place, long person, String name) {}

    /// Reads what is so on a day, in one statement.
    static Approvers on(DSLContext db, LocalDate day) {
        PostsOn held = new PostsOn(day);
        String today = day.toString();
        var nobody = DSL.castNull(SQLDataType.BIGINT);
        Reading reading = new Reading();
        db.select(
                        DSL.inline("P"),
                        held.role(),
                        held.roleUnitId(),
                        DSL.inline(0),
                        held.personId(),
                        held.personName(),
                        held.exceptionGrounds(),
                        held.personUnitId())
                .from(held.table())
                .unionAll(
                        DSL.select(
                                        DSL.when(DEPUTY.STANDING.eq(DELEGATED), DSL.inline("E"))
                                                .otherwise(DSL.inline("D")),
                                        DEPUTY.ROLE,
                                        DEPUTY.UNIT_ID,
                                        DEPUTY.PLACE,
                                        DEPUTY.PERSON_ID,
                                        PERSON.NAME,
                                        DSL.inline(""),
                                        nobody)
                                .from(DEPUTY)
                                .join(PERSON)
                                .on(PERSON.ID.eq(DEPUTY.PERSON_ID))
                                .and(Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day))
                                .where(DEPUTY.FROM_ON.le(today))
                                .and(DEPUTY.UNTIL_ON.eq("").or(DEPUTY.UNTIL_ON.ge(today))))
                .unionAll(
                        DSL.select(
                                        DSL.inline("A"),
                                        DSL.inline(""),
                                        nobody,
                                        DSL.inline(0),
                                        ABSENCE.PERSON_ID,
                                        DSL.inline(""),
                                        DSL.inline(""),
                                        nobody)
                                .from(ABSENCE)
                                .where(ABSENCE.FROM_ON.le(today))
                                .and(ABSENCE.UNTIL_ON.ge(today)))
                .unionAll(
                        DSL.select(
                                        DSL.inline("U"),
                                        DSL.inline(""),
                                        UNIT.PARENT_ID,
                                        DSL.inline(0),
                                        UNIT.ID,
                                        DSL.inline(""),
                                        DSL.inline(""),
                                        nobody)
                                .from(UNIT)
                                .where(UNIT.PARENT_ID.isNotNull())
                                .and(Period.covers(UNIT.FROM_ON, UNIT.UNTIL_ON, day)))
                .forEach(reading::take);
        return reading.approvers();
    }

    /// What was read so far.
    private static final class Reading {

        private final Map<Long, InOffice> people = new HashMap<>();
        private final List<Post> posts = new ArrayList<>();
        private final List<Deputy> deputies = new ArrayList<>();
        private final List<Deputy> delegates = new ArrayList<>();
        private final Set<Long> absent = new HashSet<>();
        private final Map<Long, Long> above = new HashMap<>();

        void take(Record8<String, String, Long, Integer, Long, String, String, Long> row) {
            long person = row.value5();
            switch (row.value1()) {
                case "P" -> {
                    people.put(person, new InOffice(row.value6(), row.value8()));
                    role(row.value2())
                            .ifPresent(role ->
                                    posts.add(
                                            new Post(
                                                    person,
                                                    row.value6(),
                                                    role,
                                                    row.value3(),
                                                    Objects.requireNonNullElse(row.value7(), ""))));
                }
                case "D", "E" ->
                        role(row.value2())
                                .map(role ->
                                        new Deputy(
                                                role,
                                                row.value3(),
                                                row.value4(),
                                                person,
                                                row.value6()))
                                .ifPresent(
                                        row.value1().equals("D") ? deputies::add : delegates::add);
                case "A" -> absent.add(person);
                default -> above.put(person, row.value3());
            }
        }

        Approvers approvers() {
            posts.sort(Comparator.comparing(Post::name).thenComparingLong(Post::person));
            return new Approvers(people, posts, deputies, delegates, absent, above);
        }
    }

    /// Returns who may decide, best first; empty where nobody may.
    ///
    /// @param role the post that the step names
    /// @param unit the unit of the request
    /// @param applicant who never decides but by the recorded exception
    List<Authority> who(Role role, @Nullable Long unit, long applicant) {
        List<Post> holders = holders(role, unit);
        List<Authority> present = authorities(holders, applicant, Authority.Kind.OFFICE, "");
        boolean own = holders.stream().anyMatch(post -> post.person() == applicant);
        List<Authority> always = own ? List.of() : delegates(role, unit, applicant);
        if (!present.isEmpty() || !always.isEmpty()) {
            return Stream.concat(present.stream(), always.stream()).toList();
        }
        List<Authority> deputy = deputy(role, unit, applicant, own);
        List<Authority> superior = superior(role, unit, applicant);
        // Whoever stands below does not decide what the chief asks, while somebody stands above.
        return Stream.of(own ? superior : deputy, own ? deputy : superior)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> exception(role, unit, applicant));
    }

    /// Returns on what it rests that somebody may decide; nothing where that person may not.
    Optional<Authority> of(long person, Role role, @Nullable Long unit, long applicant) {
        return who(role, unit, applicant).stream()
                .filter(authority -> authority.person() == person)
                .findFirst();
    }

    /// Returns on what it rests that somebody's seal on paper counts on this day. The seal itself
    /// says that the holder was absent, and whoever holds a post or stands above it may always have
    /// signed; nobody else may, and the applicant only by the recorded exception.
    Optional<Authority> onPaper(
            long person, Decision how, Role role, @Nullable Long unit, long applicant) {
        if (person == applicant) {
            return of(person, role, unit, applicant);
        }
        Stream<Authority> signed =
                Stream.of(
                                signing(holders(role, unit), person, Authority.Kind.OFFICE, ""),
                                higher(role).stream()
                                        .flatMap(above ->
                                                signing(
                                                        holders(above, unit),
                                                        person,
                                                        Authority.Kind.SUPERIOR,
                                                        role.label()
                                                                + "の上位の"
                                                                + above.label()
                                                                + "として決裁")))
                        .flatMap(found -> found);
        Stream<Authority> bySubstitute =
                acting(deputies, role, unit)
                        .filter(deputy -> deputy.person() == person)
                        .map(deputy ->
                                new Authority(
                                        person,
                                        deputy.name(),
                                        Authority.Kind.DEPUTY,
                                        role.label() + "の代行順位" + deputy.place() + "位(不在は用紙による)"));
        Stream<Authority> byRule =
                delegates(role, unit, applicant).stream().filter(found -> found.person() == person);
        return switch (how) {
            case SUBSTITUTED -> bySubstitute.findFirst();
            case DELEGATED -> Stream.concat(byRule, signed).findFirst();
            case DECIDED, CONSULTED -> signed.findFirst();
            case RETURNED, REFUSED ->
                    Stream.of(signed, byRule, bySubstitute).flatMap(found -> found).findFirst();
        };
    }

    private static Stream<Authority> signing(
            List<Post> holders, long person, Authority.Kind kind, String note) {
        return holders.stream()
                .filter(post -> post.person() == person)
                .map(post -> new Authority(person, post.name(), kind, note));
    }

    /// Whether somebody's seal on paper could count, whatever it says.
    boolean maySign(long person, Role role, @Nullable Long unit, long applicant) {
        return Stream.of(Decision.values())
                .anyMatch(how -> onPaper(person, how, role, unit, applicant).isPresent());
    }

    private Stream<Deputy> acting(List<Deputy> among, Role role, @Nullable Long unit) {
        return among.stream()
                .filter(deputy -> deputy.role() == role)
                .filter(deputy -> deputy.unit() == null || covers(role, deputy.unit(), unit));
    }

    private List<Authority> delegates(Role role, @Nullable Long unit, long applicant) {
        return acting(delegates, role, unit)
                .filter(one -> one.person() != applicant && !absent.contains(one.person()))
                .map(one ->
                        new Authority(
                                one.person(),
                                one.name(),
                                Authority.Kind.DELEGATE,
                                role.label() + "の決裁を専決"))
                .toList();
    }

    /// Returns who holds a post, for a unit or one above it.
    List<Post> holders(Role role, @Nullable Long unit) {
        return posts.stream()
                .filter(post -> post.role() == role && covers(role, post.unit(), unit))
                .toList();
    }

    private List<Authority> deputy(Role role, @Nullable Long unit, long applicant, boolean own) {
        return acting(deputies, role, unit)
                .filter(deputy -> deputy.person() != applicant && !absent.contains(deputy.person()))
                .findFirst()
                .map(deputy ->
                        List.of(
                                new Authority(
                                        deputy.person(),
                                        deputy.name(),
                                        Authority.Kind.DEPUTY,
                                        role.label()
                                                + (own ? "が申請者のため" : "が不在のため")
                                                + "、代行順位"
                                                + deputy.place()
                                                + "位として代決")))
                .orElse(List.of());
    }

    private List<Authority> superior(Role role, @Nullable Long unit, long applicant) {
        for (Role higher : higher(role)) {
            List<Authority> found =
                    authorities(
                            holders(higher, unit),
                            applicant,
                            Authority.Kind.SUPERIOR,
                            role.label() + "に代わり、上位の" + higher.label() + "として決裁");
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Authority> exception(Role role, @Nullable Long unit, long applicant) {
        return Stream.concat(Stream.of(role), higher(role).stream())
                .flatMap(each -> holders(each, unit).stream())
                .filter(post -> post.person() == applicant && !post.grounds().isBlank())
                .limit(1)
                .map(post ->
                        new Authority(
                                post.person(),
                                post.name(),
                                Authority.Kind.EXCEPTION,
                                "申請者のほかに決裁できる人がいないため、記録された例外による: " + post.grounds()))
                .toList();
    }

    private List<Authority> authorities(
            List<Post> holders, long applicant, Authority.Kind kind, String note) {
        return holders.stream()
                .filter(post -> post.person() != applicant && !absent.contains(post.person()))
                .map(post -> new Authority(post.person(), post.name(), kind, note))
                .distinct()
                .toList();
    }

    private static List<Role> higher(Role role) {
        int at = UPWARDS.indexOf(role);
        return at >= 0
                ? UPWARDS.subList(at + 1, UPWARDS.size())
                : UPWARDS.subList(UPWARDS.indexOf(Role.CHIEF_OFFICER), UPWARDS.size());
    }

    private boolean covers(Role role, @Nullable Long held, @Nullable Long unit) {
        if (!OF_A_UNIT.contains(role)) {
            return true;
        }
        Set<Long> seen = new HashSet<>();
        for (Long at = unit; at != null && seen.add(at); at = above.get(at)) {
            if (at.equals(held)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Role> role(@Nullable String name) {
        return Stream.of(Role.values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
