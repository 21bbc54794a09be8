// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.NetworkModel;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.policy.catalogue.Profile;
import jp.sekisho.policy.catalogue.ZoneKind;

/// What is so about a body on one day: its organs, units, people in office, zones, and what others
/// carry for it.
///
/// @param day the day
/// @param name the body's name
/// @param kind what kind of body it is
/// @param networkModel its network model, if decided
/// @param exemption the recorded judgement that the eight measures do not bind it, if any
/// @param organs its organs
/// @param units its units
/// @param posts who holds which role
/// @param zones its zones
/// @param facts plain facts that somebody answered
/// @param carried measures that other bodies carry for it
public record BodyFacts(
        LocalDate day,
        String name,
        BodyKind kind,
        Optional<NetworkModel> networkModel,
        Optional<Exemption> exemption,
        List<Organ> organs,
        List<Unit> units,
        List<Post> posts,
        List<Zone> zones,
        Map<Fact, Boolean> facts,
        List<CarriedMeasure> carried) {

    public BodyFacts {
        organs = List.copyOf(organs);
        units = List.copyOf(units);
        posts = List.copyOf(posts);
        zones = List.copyOf(zones);
        facts = Map.copyOf(facts);
        carried = List.copyOf(carried);
    }

    /// An organ that adopts a policy (制定主体).
    ///
    /// @param id its id
    /// @param kind which organ
    /// @param name its name in this body (管理者, 町長)
    public record Organ(long id, OrganKind kind, String name) {}

    /// An organisational unit (課・学校).
    ///
    /// @param id its id
    /// @param name its name
    /// @param school whether it is a school
    public record Unit(long id, String name, boolean school) {}

    /// Somebody in office.
    ///
    /// @param role the role, by its name in the glossary
    /// @param personId who holds it
    /// @param person the person's name
    /// @param unitId for which unit, if for one
    /// @param memberBody the member body whose person holds it; empty for the body's own
    /// @param exceptionGrounds the recorded grounds for concurrent posts; empty for none
    public record Post(
            String role,
            long personId,
            String person,
            Optional<Long> unitId,
            String memberBody,
            String exceptionGrounds) {}

    /// A network tier.
    ///
    /// @param kind one of the guideline's three; empty for one of the body's own
    /// @param name its name
    /// @param carriedBy the body that runs it; empty for the body itself
    public record Zone(Optional<ZoneKind> kind, String name, String carriedBy) {}

    /// The judgement that 施行規則16条の3 does not bind the body.
    ///
    /// @param grounds why
    /// @param approver who decided
    /// @param decidedOn when
    /// @param reviewOn when it is asked again
    public record Exemption(
            String grounds, String approver, LocalDate decidedOn, LocalDate reviewOn) {}

    /// A measure that another body carries.
    ///
    /// @param id its id
    /// @param carrier who carries it
    /// @param measure which one
    /// @param agreement the agreement's name or number; empty while there is none
    /// @param division who does what; empty while undecided
    /// @param evidenceExpected what evidence is to be received; empty while undecided
    /// @param evidenceReceivedOn when it was last received, if ever
    /// @param reviewOn when the arrangement is looked at again, if decided
    public record CarriedMeasure(
            long id,
            String carrier,
            Measure measure,
            String agreement,
            String division,
            String evidenceExpected,
            Optional<LocalDate> evidenceReceivedOn,
            Optional<LocalDate> reviewOn) {}

    /// What another body can carry (責任分界).
    public enum Measure {
        /** The network with its separation. */
        NETWORK("ネットワークと通信経路の分割", List.of("3", "4.3", "6.2")),
        /** The prefecture's shared internet gateway. */
        SECURITY_CLOUD("自治体情報セキュリティクラウド", List.of("3")),
        /** Incident response and the point of contact. */
        CSIRT("CSIRT・統一的窓口", List.of("7.3")),
        /** Servers and their rooms. */
        SERVERS("サーバと情報システム室", List.of("4.1", "4.2")),
        /** Business systems operated jointly. */
        BUSINESS_SYSTEMS("業務システムの共同利用", List.of("6.1", "6.3")),
        /** Monitoring of traffic and systems. */
        MONITORING("監視", List.of("7.1")),
        /** Audit. */
        AUDIT("監査", List.of("9.1"));

        private final String label;
        private final List<String> sections;

        Measure(String label, List<String> sections) {
            this.label = label;
            this.sections = sections;
        }

        /// Returns the name for people.
        public String label() {
            return label;
        }

        /// Returns the sections of the guideline whose obligations it answers.
        public List<String> sections() {
            return sections;
        }
    }

    /// Returns the holders of a role.
    ///
    /// @param role its name in the glossary
    public List<Post> holders(String role) {
        return posts.stream().filter(post -> post.role().equals(role)).toList();
    }

    /// Returns what the catalogue needs to know about the body.
    public Profile profile() {
        Map<OrganKind, Boolean> organKinds = new EnumMap<>(OrganKind.class);
        for (OrganKind kind : OrganKind.values()) {
            organKinds.put(kind, organs.stream().anyMatch(organ -> organ.kind() == kind));
        }
        Map<ZoneKind, Boolean> zoneKinds = new EnumMap<>(ZoneKind.class);
        for (ZoneKind kind : ZoneKind.values()) {
            zoneKinds.put(
                    kind, zones.stream().anyMatch(zone -> zone.kind().equals(Optional.of(kind))));
        }
        boolean barred =
                Boolean.TRUE.equals(facts.get(Fact.LGWAN_CONNECTED))
                        || Boolean.TRUE.equals(facts.get(Fact.PERSONAL_INFORMATION))
                        || Boolean.TRUE.equals(zoneKinds.get(ZoneKind.LGWAN));
        return new Profile(
                Optional.of(kind),
                organKinds,
                Set.of(),
                zoneKinds,
                zones.stream().filter(zone -> zone.kind().isEmpty()).map(Zone::name).toList(),
                networkModel,
                // A contrary fact reopens the question: the recorded judgement then counts no
                // longer.
                barred
                        ? Optional.empty()
                        : exemption.map(e -> new Profile.Exemption(e.grounds(), e.decidedOn())),
                facts);
    }
}
