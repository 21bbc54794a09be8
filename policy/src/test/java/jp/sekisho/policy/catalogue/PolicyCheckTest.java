// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.policy.catalogue.PolicyCheck.Coverage;
import org.junit.jupiter.api.Test;

final class PolicyCheckTest {

    private static PolicyCheck check(String text, String profile) {
        Profile read =
                profile.isEmpty()
                        ? Profile.unknown()
                        : ((ProfileReading.Read) ProfileReading.read(profile)).profile();
        return PolicyCheck.of(Sample.read(text), Catalogue.current(), read);
    }

    private static String without(String start) {
        return Sample.TEXT
                .replace("%s", "")
                .lines()
                .filter(line -> !line.startsWith(start))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void aWholePolicyHasNoGap() {
        PolicyCheck check = check(Sample.TEXT.replace("%s", ""), "");

        assertThat(check.gaps()).isEmpty();
        assertThat(check.measures()).hasSize(8).noneMatch(m -> m.coverage() == Coverage.MISSING);
        assertThat(check.headings()).hasSize(10).allMatch(h -> h.coverage() == Coverage.NAMED);
        assertThat(check.organs())
                .extracting(PolicyCheck.OrganAnswer::organ)
                .containsExactly(
                        OrganKind.HEAD,
                        OrganKind.ASSEMBLY,
                        OrganKind.BOARD_OF_EDUCATION,
                        OrganKind.ELECTION_COMMISSION,
                        OrganKind.AUDIT_COMMISSIONERS);
    }

    @Test
    void anOrganOutsideTheScopeIsAGapUntilItActsUnderAPolicyOfItsOwn() {
        String text = Sample.TEXT.replace("%s", "").replace("監査委員及び議会とする", "監査委員とする");

        assertThat(check(text, "").gaps())
                .extracting(PolicyCheck.Gap::kind, PolicyCheck.Gap::id)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                PolicyCheck.Gap.Kind.ORGAN, "ASSEMBLY"));
        assertThat(check(text, "organsElsewhere: [議会]").gaps()).isEmpty();
    }

    @Test
    void aPolicyWithoutScopeMissesTheHeadingAndNotEachOrgan() {
        String text = without("4 適用").replaceAll("(?m)^この方針を適用する.*\n", "");

        assertThat(check(text, "").gaps())
                .extracting(PolicyCheck.Gap::id)
                .contains("heading-4")
                .doesNotContain("HEAD", "ASSEMBLY");
    }

    @Test
    void aMissingMeasureIsAGapOfTheOrdinance() {
        PolicyCheck check = check(without("(7)"), "facts: {OUTSOURCING: true}");

        assertThat(check.measures().get(6).coverage()).isEqualTo(Coverage.MISSING);
        assertThat(check.gaps())
                .extracting(PolicyCheck.Gap::id)
                .contains("ordinance-16-3.7", "outsourcing.contract")
                .doesNotContain("cloud.contract");
        assertThat(check.gaps().getFirst().message()).contains("業務委託とクラウドの利用", "令和9年7月1日");
    }

    @Test
    void anExemptBodyNeedsNoMeasureButStillItsPolicy() {
        String exempt =
                """
                kind: 一部事務組合
                organs: [長]
                zones: []
                exemption: {grounds: 網につながらず個人情報も持たない, decidedOn: 2026-10-01}
                """;
        PolicyCheck check = check(without("(7)"), exempt);

        assertThat(check.measures().get(6).coverage()).isEqualTo(Coverage.NOT_REQUIRED);
        assertThat(check.gaps()).isEmpty();
        assertThat(check.binding().direct())
                .extracting(o -> o.obligation().id().value())
                .contains("policy.publish", "measures.exemption")
                .doesNotContain("measures.ready");
    }

    @Test
    void anUnknownFactMakesAnUnboundObligationUndecidedAndNotAGap() {
        PolicyCheck check = check(without("(8)"), "");

        assertThat(check.binding().standing(BoundObligation.Standing.UNDECIDED))
                .extracting(o -> o.obligation().id().value())
                .contains("social.procedure");
        assertThat(check.gaps()).isEmpty();
        assertThat(check(without("(8)"), "facts: {SOCIAL_MEDIA: true}").gaps())
                .extracting(PolicyCheck.Gap::id)
                .containsExactly("social.procedure", "social.publishable", "social.responsible");
    }

    @Test
    void aMissingHeadingIsAGapUnlessAnotherClauseCarriesIt() {
        String noReview = without("8 情報").replaceAll("(?m)^監査及び自己点検の結果.*\n", "");

        assertThat(check(noReview, "").gaps())
                .extracting(PolicyCheck.Gap::id)
                .contains("heading-8");
    }
}
