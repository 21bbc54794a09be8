// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.PostsOn;
import org.jooq.DSLContext;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Who is in office on a day, and which posts each holds.
///
/// @param people by id
record Staffing(Map<Long, Person> people) {

    /// Posts that every body fills.
    private static final List<Role> NEEDED =
            List.of(
                    Role.CISO,
                    Role.CHIEF_OFFICER,
                    Role.SYSTEM_MANAGER,
                    Role.CSIRT,
                    Role.POINT_OF_CONTACT,
                    Role.AUDITOR);

    Staffing {
        people = Map.copyOf(people);
    }

    /// Somebody in office.
    ///
    /// @param name as written
    /// @param unit where; null for nowhere
    /// @param posts what, each with the unit for which it is held
    record Person(String name, @Nullable Long unit, Set<Post> posts) {}

    /// A post.
    ///
    /// @param role which
    /// @param unit for which unit; 0 for none
    record Post(Role role, long unit) implements Comparable<Post> {
        @Override
        public int compareTo(Post other) {
            return Comparator.comparing(Post::role)
                    .thenComparingLong(Post::unit)
                    .compare(this, other);
        }
    }

    /// Who is in office at the times that matter for a handover.
    ///
    /// @param now today
    /// @param then on the day that is asked
    /// @param gone who left within the last year, with the posts held to the last
    /// @param until the first day out of office of each who is gone
    record Times(Staffing now, Staffing then, Staffing gone, Map<Long, LocalDate> until) {
        Times {
            until = Map.copyOf(until);
        }
    }

    /// Reads all of it in one statement.
    ///
    /// @param today the day, in Japan
    /// @param day the day that is asked
    static Times read(DSLContext db, LocalDate today, LocalDate day) {
        List<Map<Long, Person>> people =
                List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        Map<Long, LocalDate> until = new LinkedHashMap<>();
        Table<?> gone = PostsOn.gone(today.minusYears(1), today).asTable("gone");
        db.fetch(
                        on(0, today)
                                .unionAll(on(1, day))
                                .unionAll(
                                        DSL.select(
                                                        DSL.inline(2),
                                                        gone.field(0, Long.class),
                                                        gone.field(1, String.class),
                                                        gone.field(2, Long.class),
                                                        gone.field(3, String.class),
                                                        gone.field(4, Long.class),
                                                        gone.field(5, String.class))
                                                .from(gone)))
                .sortAsc(2)
                .forEach(row -> {
                    Person person =
                            people.get(row.value1())
                                    .computeIfAbsent(
                                            row.value2(),
                                            _ ->
                                                    new Person(
                                                            row.value3(),
                                                            row.value4(),
                                                            new TreeSet<>()));
                    if (row.value5() != null) {
                        person.posts()
                                .add(
                                        new Post(
                                                Role.valueOf(row.value5()),
                                                Objects.requireNonNullElse(row.value6(), 0L)));
                    }
                    if (!row.value7().isEmpty()) {
                        until.put(row.value2(), LocalDate.parse(row.value7()));
                    }
                });
        return new Times(
                new Staffing(people.get(0)),
                new Staffing(people.get(1)),
                new Staffing(people.get(2)),
                until);
    }

    private static Select<Record7<Integer, Long, String, Long, String, Long, String>> on(
            int which, LocalDate day) {
        PostsOn posts = new PostsOn(day);
        return DSL.select(
                        DSL.inline(which),
                        posts.personId(),
                        posts.personName(),
                        posts.personUnitId(),
                        posts.role(),
                        posts.roleUnitId(),
                        DSL.inline(""))
                .from(posts.table());
    }

    /// What becomes of somebody until another day.
    ///
    /// @param person who
    /// @param name as written
    /// @param kind what becomes
    /// @param unitBefore where the person is now; null for nowhere
    /// @param unitAfter where the person will be; null for nowhere
    /// @param lost posts that are given up
    /// @param gained posts that are taken up
    record Change(
            long person,
            String name,
            Kind kind,
            @Nullable Long unitBefore,
            @Nullable Long unitAfter,
            List<Post> lost,
            List<Post> gained) {

        Change {
            lost = List.copyOf(lost);
            gained = List.copyOf(gained);
        }

        /// What becomes of somebody.
        enum Kind {
            LEAVES("退職・転出"),
            COMES("採用・転入"),
            MOVES("異動・役割の変更");

            private final String label;

            Kind(String label) {
                this.label = label;
            }

            String label() {
                return label;
            }
        }
    }

    /// Compares with a later day.
    List<Change> until(Staffing later) {
        List<Change> changes = new ArrayList<>();
        people.forEach((id, now) -> {
            Person then = later.people().get(id);
            List<Post> lost = new ArrayList<>(now.posts());
            List<Post> gained = new ArrayList<>();
            if (then != null) {
                lost.removeAll(then.posts());
                gained.addAll(then.posts());
                gained.removeAll(now.posts());
            }
            if (then == null) {
                changes.add(
                        new Change(
                                id,
                                now.name(),
                                Change.Kind.LEAVES,
                                now.unit(),
                                null,
                                lost,
                                gained));
            } else if (!lost.isEmpty()
                    || !gained.isEmpty()
                    || !Objects.equals(now.unit(), then.unit())) {
                changes.add(
                        new Change(
                                id,
                                now.name(),
                                Change.Kind.MOVES,
                                now.unit(),
                                then.unit(),
                                lost,
                                gained));
            }
        });
        later.people()
                .forEach((id, then) -> {
                    if (!people.containsKey(id)) {
                        changes.add(
                                new Change(
                                        id,
                                        then.name(),
                                        Change.Kind.COMES,
                                        null,
                                        then.unit(),
                                        List.of(),
                                        List.copyOf(then.posts())));
                    }
                });
        changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::name));
        return changes;
    }

    /// Returns the posts that every body fills, and a manager for each unit, each with who holds
    /// it; with nobody where it is vacant; and every other post that is or was held.
    ///
    /// @param units the units of the day, in their order
    /// @param before who is or was in office before
    Map<Post, List<String>> needed(Collection<Long> units, List<Staffing> before) {
        Map<Post, List<String>> needed = new LinkedHashMap<>();
        NEEDED.forEach(role -> needed.put(new Post(role, 0), holders(role, null)));
        units.forEach(
                unit -> needed.put(new Post(Role.MANAGER, unit), holders(Role.MANAGER, unit)));
        Set<Post> others = new TreeSet<>();
        before.forEach(
                one -> one.people().values().forEach(person -> others.addAll(person.posts())));
        people.values().forEach(person -> others.addAll(person.posts()));
        for (Post post : others) {
            boolean ofUnit = post.role() == Role.OFFICER && units.contains(post.unit());
            if (post.role() == Role.MANAGER || (post.role() == Role.OFFICER && !ofUnit)) {
                continue;
            }
            needed.computeIfAbsent(
                    new Post(post.role(), ofUnit ? post.unit() : 0),
                    one -> holders(one.role(), ofUnit ? one.unit() : null));
        }
        return needed;
    }

    private List<String> holders(Role role, @Nullable Long unit) {
        return people.values().stream()
                .filter(person ->
                        person.posts().stream()
                                .anyMatch(post ->
                                        post.role() == role
                                                && (unit == null || post.unit() == unit)))
                .map(Person::name)
                .sorted()
                .toList();
    }
}
