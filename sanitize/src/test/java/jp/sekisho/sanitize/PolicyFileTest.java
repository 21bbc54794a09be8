// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import jp.sekisho.sanitize.formats.Formats;
import jp.sekisho.sanitize.formats.PolicyFile;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.kit.Sample;
import org.junit.jupiter.api.Test;

final class PolicyFileTest {

    @Test
    void readsLevelFeaturesTypesAndTimes() {
        Policy policy =
                read(
                        "level: strict\nfeatures: {ooxml.macro: hold}\nhold: [gif]\nseconds: {file: 5, submission: 9}\n");

        assertThat(policy.level()).isEqualTo(Level.STRICT);
        assertThat(policy.handling(Feature.OOXML_MACRO)).isEqualTo(Handling.HOLD);
        assertThat(policy.heldTypes()).containsExactly(FileType.GIF);
        assertThat(policy.limits().perFile().toSeconds()).isEqualTo(5);
    }

    private static Policy read(String yaml) {
        return ((PolicyReading.Read) PolicyFile.read(yaml, Level.STANDARD)).policy();
    }

    @Test
    void refusesToAllowWhatMustNeverStay() {
        assertThat(PolicyFile.read("features: {ooxml.macro: allow}", Level.STANDARD))
                .isInstanceOf(PolicyReading.Unusable.class);
        assertThat(PolicyFile.read("features: {no.such: hold}", Level.STANDARD))
                .isInstanceOf(PolicyReading.Unusable.class);
        assertThat(PolicyFile.read("levle: strict", Level.STANDARD))
                .isInstanceOf(PolicyReading.Unusable.class);
        assertThat(PolicyFile.read("a: [b", Level.STANDARD))
                .isInstanceOf(PolicyReading.Unusable.class);
        assertThatThrownBy(() ->
                        new Policy(
                                Level.STANDARD,
                                Map.of(Feature.OOXML_MACRO, Handling.ALLOW),
                                Set.of(),
                                Limits.DEFAULT))
                .hasMessageContaining("ooxml.macro");
    }

    @Test
    void holdsAFileWithAFeatureThatThePolicyHolds() {
        Sample sample =
                Kit.samples().stream()
                        .filter(s -> s.id().equals("OOXML-17"))
                        .findFirst()
                        .orElseThrow();
        Result result =
                Formats.engine(read("features: {ooxml.macro: hold}"))
                        .sanitize(Submission.of("a.docx", sample.content()));

        assertThat(result.report().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        h -> assertThat(h.reason()).isEqualTo(Reason.POLICY_HOLDS_FEATURE));
    }
}
