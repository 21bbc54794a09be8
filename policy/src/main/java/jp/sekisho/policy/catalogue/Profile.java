// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known about a body, as far as obligations depend on it. Unknown is a value of its own.
///
/// @param kind the kind of body, if known
/// @param organs organs that the body has (`true`) or surely has not (`false`); absent: unknown
/// @param organsElsewhere organs that act under a policy of their own, or manage no information
///   system
/// @param zones network tiers that the body has or surely has not; absent: unknown
/// @param ownZones further zones by the names of the body
/// @param networkModel the network model, if known
/// @param exemption the recorded judgement that the eight measures do not bind the body, if made
/// @param facts facts answered; absent: unknown
public record Profile(
        Optional<BodyKind> kind,
        Map<OrganKind, Boolean> organs,
        Set<OrganKind> organsElsewhere,
        Map<ZoneKind, Boolean> zones,
        List<String> ownZones,
        Optional<NetworkModel> networkModel,
        Optional<Exemption> exemption,
        Map<Fact, Boolean> facts) {

    /// Yes, no, or nobody said.
    public enum Known {
        YES,
        NO,
        UNKNOWN;

        private static <K> Known of(Map<K, Boolean> answers, K key) {
            Boolean answer = answers.get(key);
            return answer == null ? UNKNOWN : answer ? YES : NO;
        }
    }

    /// The recorded judgement that a body stands outside 施行規則16条の3.
    ///
    /// @param grounds why, in the body's words
    /// @param decidedOn the day of the decision
    public record Exemption(String grounds, LocalDate decidedOn) {
        public Exemption {
            Texts.require("grounds", grounds);
        }
    }

    public Profile {
        organs = Map.copyOf(organs);
        organsElsewhere = Set.copyOf(organsElsewhere);
        zones = Map.copyOf(zones);
        ownZones = List.copyOf(ownZones);
        facts = Map.copyOf(facts);
        if (exemption.isPresent()) {
            // 16条の3 excludes only bodies that are neither connected nor hold personal information.
            for (Fact bar : List.of(Fact.LGWAN_CONNECTED, Fact.PERSONAL_INFORMATION)) {
                if (Known.of(facts, bar) == Known.YES) {
                    throw new IllegalArgumentException("exemption contradicts the fact " + bar);
                }
            }
            if (Known.of(zones, ZoneKind.LGWAN) == Known.YES) {
                throw new IllegalArgumentException("exemption contradicts the zone LGWAN");
            }
        }
    }

    /// Returns the profile of which nothing is known.
    public static Profile unknown() {
        return new Profile(
                Optional.empty(),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /// Says whether the body has an organ.
    public Known has(OrganKind organ) {
        return Known.of(organs, organ);
    }

    /// Says whether the body has a zone.
    public Known has(ZoneKind zone) {
        return Known.of(zones, zone);
    }

    /// Says whether a fact holds.
    public Known says(Fact fact) {
        return Known.of(facts, fact);
    }

    /// Returns the organs that the body surely has.
    public Set<OrganKind> existingOrgans() {
        Set<OrganKind> existing = EnumSet.noneOf(OrganKind.class);
        organs.forEach((organ, has) -> {
            if (has) {
                existing.add(organ);
            }
        });
        return existing;
    }

    /// Returns this profile with what it does not know taken from another.
    ///
    /// @param proposal what is proposed where this profile is silent
    public Profile orElse(Profile proposal) {
        boolean exempt = exemption.isPresent();
        return new Profile(
                kind.or(proposal::kind),
                filled(organs, proposal.organs, OrganKind.class),
                organsElsewhere.isEmpty() ? proposal.organsElsewhere : organsElsewhere,
                exempt ? zones : filled(zones, proposal.zones, ZoneKind.class),
                ownZones.isEmpty() ? proposal.ownZones : ownZones,
                networkModel.or(proposal::networkModel),
                exemption,
                exempt ? facts : filled(facts, proposal.facts, Fact.class));
    }

    private static <K extends Enum<K>> Map<K, Boolean> filled(
            Map<K, Boolean> own, Map<K, Boolean> proposed, Class<K> type) {
        Map<K, Boolean> all = new EnumMap<>(type);
        all.putAll(proposed);
        all.putAll(own);
        return all;
    }
}
