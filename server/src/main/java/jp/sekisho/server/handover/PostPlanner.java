// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.Personnel.Held;
import jp.sekisho.server.body.Personnel.Member;
import jp.sekisho.server.handover.PersonnelPlan.Line;
import jp.sekisho.server.handover.PersonnelPlan.PostLine;
import org.jspecify.annotations.Nullable;

/// Says which posts become free when people come, go and move, or get another holder by the list,
/// and proposes who takes them.
final class PostPlanner {

    /// Names that are offered for a post, at most.
    private static final int OFFERED = 60;

    /// Posts that are held for a unit.
    private static final Set<Role> OF_A_UNIT = Set.of(Role.MANAGER, Role.OFFICER);

    private final PersonnelPlanner.Standing standing;
    private final KnownPeople known;
    private final Placement placement;
    private final List<Member> unnamed;
    private final Set<Long> leaving;
    private final Set<Long> moving;

    /// @param lines what becomes of everybody
    /// @param unnamed who stays although the list does not speak of them
    PostPlanner(
            PersonnelPlanner.Standing standing,
            KnownPeople known,
            Placement placement,
            List<Line> lines,
            List<Member> unnamed) {
        this.standing = standing;
        this.known = known;
        this.placement = placement;
        this.unnamed = unnamed;
        this.leaving =
                lines.stream()
                        .filter(Line.Leaves.class::isInstance)
                        .map(line -> ((Line.Leaves) line).member().id())
                        .collect(Collectors.toSet());
        this.moving =
                lines.stream()
                        .filter(Line.Moves.class::isInstance)
                        .map(Line.Moves.class::cast)
                        .filter(move -> !Objects.equals(move.member().unit(), move.unit()))
                        .map(move -> move.member().id())
                        .collect(Collectors.toSet());
    }

    List<PostLine> posts() {
        Map<String, List<Held>> given = new LinkedHashMap<>();
        for (Held post : standing.held()) {
            if (isLeft(post) || isTakenOver(post)) {
                given.computeIfAbsent(key(post), _ -> new ArrayList<>()).add(post);
            }
        }
        List<PostLine> posts = new ArrayList<>();
        given.values().forEach(held -> posts.add(line(held)));
        placement
                .heads()
                .forEach((who, unit) -> {
                    boolean known =
                            given.containsKey(Role.MANAGER.name() + unit) || holds(who, unit);
                    if (!known && posts.stream().noneMatch(post -> unit.equals(post.unit()))) {
                        posts.add(
                                new PostLine(
                                        Role.MANAGER,
                                        unit,
                                        List.of(),
                                        false,
                                        who,
                                        offered(who, unit)));
                    }
                });
        return posts;
    }

    /// Somebody who leaves gives up every post; who moves, all but those of the unit to which he or
    /// she goes.
    private boolean isLeft(Held post) {
        return leaving.contains(post.person())
                || (moving.contains(post.person())
                        && (!OF_A_UNIT.contains(post.role())
                                || !Objects.equals(
                                        post.unit(), placement.unitOf("p" + post.person()))));
    }

    private boolean isTakenOver(Held post) {
        return post.role() == Role.MANAGER
                && placement.isHeadedByAnother(post.unit(), "p" + post.person());
    }

    private boolean holds(String who, long unit) {
        return standing.held().stream()
                .anyMatch(post ->
                        post.role() == Role.MANAGER
                                && Objects.equals(unit, post.unit())
                                && who.equals("p" + post.person()));
    }

    private PostLine line(List<Held> held) {
        Held first = held.getFirst();
        boolean ofUnit = OF_A_UNIT.contains(first.role());
        boolean mayKeep = !ofUnit && held.stream().allMatch(post -> moving.contains(post.person()));
        Long unit = ofUnit ? first.unit() : unitOf(first);
        Optional<String> head = placement.headOf(ofUnit ? first.unit() : managed(first));
        String proposal = first.role() == Role.OFFICER ? "" : head.orElse(mayKeep ? "keep" : "");
        return new PostLine(
                first.role(),
                ofUnit ? first.unit() : null,
                held,
                mayKeep,
                proposal,
                offered(proposal, unit));
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
        Member member = known.byId(post.person());
        return member == null ? null : member.unit();
    }

    private List<String> offered(String proposal, @Nullable Long unit) {
        Stream<String> stayed =
                unnamed.stream()
                        .filter(member -> Objects.equals(member.unit(), unit))
                        .map(member -> "p" + member.id());
        return Stream.of(
                        Stream.of(proposal),
                        placement.heads().keySet().stream(),
                        placement.in(unit).stream(),
                        stayed)
                .flatMap(one -> one)
                .filter(who -> !who.isEmpty() && !who.equals("keep"))
                .distinct()
                .limit(OFFERED)
                .toList();
    }

    private static String key(Held post) {
        return post.role().name() + (OF_A_UNIT.contains(post.role()) ? post.unit() : "");
    }
}
