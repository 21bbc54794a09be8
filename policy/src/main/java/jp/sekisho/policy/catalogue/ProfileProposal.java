// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.Role;

/// What a policy's own text lets one suppose about the body; a person confirms it.
///
/// @param profile the supposed profile
/// @param assumptions what was supposed and from what, one sentence in Japanese each
public record ProfileProposal(Profile profile, List<String> assumptions) {
    public ProfileProposal {
        assumptions = List.copyOf(assumptions);
    }

    /// Proposes from a policy what is not known yet.
    ///
    /// @param policy the policy as read
    /// @param known what a person has already said; nothing of it is supposed again
    public static ProfileProposal from(BasicPolicy policy, Profile known) {
        List<String> assumptions = new ArrayList<>();
        String name = policy.body().isEmpty() ? policy.title() : policy.body();
        Optional<BodyKind> kind = known.kind().or(() -> kind(name));
        if (known.kind().isEmpty() && kind.isPresent()) {
            assumptions.add("名称「" + name + "」から、団体の種類を" + kind.get().label() + "とみなしました。");
        }
        Map<OrganKind, Boolean> organs = new EnumMap<>(OrganKind.class);
        if (known.organs().isEmpty() && kind.isPresent()) {
            List<OrganKind> byLaw = organsOf(kind.get());
            byLaw.forEach(organ -> organs.put(organ, true));
            assumptions.add(
                    kind.get().label()
                            + "に地方自治法で必ず置かれる機関("
                            + String.join("、", byLaw.stream().map(OrganKind::label).toList())
                            + ")があるとみなしました。");
        }
        Map<ZoneKind, Boolean> zones = new EnumMap<>(ZoneKind.class);
        String measures =
                Folding.fold(
                        policy.allClauses()
                                .filter(c -> c.role() != Role.DEFINITIONS)
                                .map(c -> c.heading() + c.text())
                                .reduce("", String::concat));
        for (ZoneKind zone : ZoneKind.values()) {
            if (known.has(zone) == Profile.Known.UNKNOWN
                    && measures.contains(Folding.fold(zone.label()))) {
                zones.put(zone, true);
                assumptions.add("対策の条文に出てくるので、" + zone.label() + "があるとみなしました。");
            }
        }
        Map<Fact, Boolean> facts = new EnumMap<>(Fact.class);
        boolean schools =
                policy.allClauses()
                        .filter(c -> c.role() == Role.SCOPE || c.role() == Role.PURPOSE)
                        .map(Clause::text)
                        .anyMatch(text -> text.contains("学校"));
        if (schools && known.says(Fact.SCHOOLS) == Profile.Known.UNKNOWN) {
            facts.put(Fact.SCHOOLS, true);
            assumptions.add("目的や適用範囲に出てくるので、学校があるとみなしました。");
        }
        return new ProfileProposal(
                new Profile(
                        kind,
                        organs,
                        Set.of(),
                        zones,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        facts),
                assumptions);
    }

    private static Optional<BodyKind> kind(String name) {
        if (name.contains("広域連合")) {
            return Optional.of(BodyKind.WIDE_AREA_UNION);
        }
        if (name.contains("組合") || name.contains("企業団")) {
            return Optional.of(BodyKind.UNION);
        }
        String bare = name.replaceAll("情報セキュリティ.*$", "");
        return switch (bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1)) {
            case '村' -> Optional.of(BodyKind.VILLAGE);
            case '町' -> Optional.of(BodyKind.TOWN);
            case '市' -> Optional.of(BodyKind.CITY);
            case '区' -> Optional.of(BodyKind.SPECIAL_WARD);
            case '県', '府', '都', '道' -> Optional.of(BodyKind.PREFECTURE);
            default -> Optional.empty();
        };
    }

    /// Organs that 地方自治法 (89条, 138条の4, 180条の5, 195条, 287条) makes every body of the kind have.
    private static List<OrganKind> organsOf(BodyKind kind) {
        return kind.isUnion()
                ? List.of(OrganKind.HEAD, OrganKind.ASSEMBLY, OrganKind.AUDIT_COMMISSIONERS)
                : List.of(
                        OrganKind.HEAD,
                        OrganKind.ASSEMBLY,
                        OrganKind.BOARD_OF_EDUCATION,
                        OrganKind.ELECTION_COMMISSION,
                        OrganKind.AUDIT_COMMISSIONERS);
    }
}
