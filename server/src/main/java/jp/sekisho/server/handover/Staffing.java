// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /// Reads who is in office on a day, in one statement.
    static Staffing on(DSLContext db, LocalDate day) {
        PostsOn posts = new PostsOn(day);
        Map<Long, Person> people = new LinkedHashMap<>();
        db.select(
                        posts.personId(),
                        posts.personName(),
                        posts.personUnitId(),
                        posts.role(),
                        posts.roleUnitId())
                .from(posts.table())
                .orderBy(posts.personName(), posts.personId())
                .forEach(row -> {
                    Person person =
                            people.computeIfAbsent(
                                    row.value1(),
                                    _ -> new Person(row.value2(), row.value3(), new TreeSet<>()));
                    String role = row.value4();
                    if (role != null) {
                        person.posts()
                                .add(
                                        new Post(
                                                Role.valueOf(role),
                                                Objects.requireNonNullElse(row.value5(), 0L)));
                    }
                });
        return new Staffing(people);
    }

    /// What becomes of somebody until another day.
    ///
    /// @param person who
    /// @param name as written
    /// @param kind what becomes
    /// @param lost posts that are given up
    /// @param gained posts that are taken up
    record Change(long person, String name, Kind kind, List<Post> lost, List<Post> gained) {

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
                changes.add(new Change(id, now.name(), Change.Kind.LEAVES, lost, gained));
            } else if (!lost.isEmpty()
                    || !gained.isEmpty()
                    || !Objects.equals(now.unit(), then.unit())) {
                changes.add(new Change(id, now.name(), Change.Kind.MOVES, lost, gained));
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
                                        List.of(),
                                        List.copyOf(then.posts())));
                    }
                });
        changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::name));
        return changes;
    }

    /// Returns the posts that nobody holds: those that every body fills, and a manager for each
    /// unit.
    ///
    /// @param units the units of the day
    List<Post> vacant(Set<Long> units) {
        Set<Post> held = new TreeSet<>();
        people.values().forEach(person -> held.addAll(person.posts()));
        List<Post> vacant = new ArrayList<>();
        for (Role role : NEEDED) {
            if (held.stream().noneMatch(post -> post.role() == role)) {
                vacant.add(new Post(role, 0));
            }
        }
        for (long unit : units) {
            if (!held.contains(new Post(Role.MANAGER, unit))) {
                vacant.add(new Post(Role.MANAGER, unit));
            }
        }
        return vacant;
    }
}
