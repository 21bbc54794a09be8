// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Removal;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.Verdict;
import jp.sekisho.sanitize.formats.Formats;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class KitTest {

    @TestFactory
    Stream<DynamicTest> noMarkIsDeliveredAndNothingIsSilent() {
        return Kit.samples().stream()
                .flatMap(s ->
                        Stream.of(Level.values())
                                .map(l ->
                                        DynamicTest.dynamicTest(
                                                s.id() + " " + l, () -> check(s, l))));
    }

    private static void check(Sample sample, Level level) {
        assertThat(
                        Traces.contains(sample.content().toByteArray(), sample.mark())
                                || sample.mark().isEmpty())
                .as("the sample carries its mark")
                .isTrue();
        Sanitizer engine = Formats.engine(Policy.of(level));
        Result result = engine.sanitize(Submission.of(sample.fileName(), sample.content()));
        switch (result) {
            case Result.Withheld w ->
                    assertThat(w.report().verdict())
                            .isInstanceOfAny(Verdict.Held.class, Verdict.Blocked.class);
            case Result.Delivered d -> {
                assertThat(Traces.contains(d.content().toByteArray(), sample.mark()))
                        .as("mark in the output")
                        .isFalse();
                assertThat(saysSomething(d.report())).as("report of " + d.report()).isTrue();
                assertThat(d.content().sha256()).isEqualTo(d.report().sha256Out().orElseThrow());
                Result again =
                        engine.sanitize(Submission.of(d.report().out().orElseThrow(), d.content()));
                assertThat(again).isInstanceOf(Result.Delivered.class);
                assertThat(((Result.Delivered) again).content().sameBytes(d.content()))
                        .as("sanitizing twice changes nothing")
                        .isTrue();
            }
        }
    }

    private static boolean saysSomething(Report report) {
        return !report.removed().isEmpty()
                || !(report.verdict() instanceof Verdict.Clean)
                || report.members().stream().anyMatch(KitTest::saysSomething);
    }

    @Test
    void sameInputGivesTheSameBytes() {
        for (Sample sample : Kit.samples()) {
            Optional<String> first = digest(sample);
            assertThat(digest(sample)).as(sample.id()).isEqualTo(first);
        }
    }

    private static Optional<String> digest(Sample sample) {
        Result result =
                Formats.engine(Policy.of(Level.STANDARD))
                        .sanitize(Submission.of(sample.fileName(), sample.content()));
        return result.report().sha256Out().map(Object::toString);
    }

    @Test
    void theKitIsTheSameEveryTime() {
        List<Sample> first = Kit.samples();
        List<Sample> second = Kit.samples();
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).content().sameBytes(first.get(i).content()))
                    .as(first.get(i).id())
                    .isTrue();
        }
    }

    @TestFactory
    Stream<DynamicTest> aLockedDocumentOpenedWithItsPasswordCarriesNoMark() {
        return LockedOffice.all().stream()
                .map(s -> DynamicTest.dynamicTest(s.id(), () -> openedCarriesNoMark(s)));
    }

    private static void openedCarriesNoMark(Sample sample) {
        Result result =
                Formats.engine(Policy.of(Level.STANDARD))
                        .sanitize(
                                new Submission(
                                        sample.fileName(),
                                        sample.content(),
                                        Optional.empty(),
                                        List.of("falsch", LockedOffice.PASSWORD)));
        if (sample.id().equals("OOXML-54e")) {
            assertThat(result).isInstanceOf(Result.Withheld.class);
            return;
        }
        assertThat(result).isInstanceOf(Result.Delivered.class);
        byte[] out = ((Result.Delivered) result).content().toByteArray();
        assertThat(Traces.contains(out, sample.mark())).isFalse();
        assertThat(result.report().removed().stream().map(Removal::what))
                .contains(Feature.OFFICE_ENCRYPTION);
    }

    @Test
    void everySampleHasAnIdOfItsOwn() {
        List<Sample> samples = Kit.samples();
        Set<String> ids = new HashSet<>();
        samples.forEach(s -> assertThat(ids.add(s.id())).as(s.id()).isTrue());
        assertThat(samples).hasSizeGreaterThan(140);
    }
}
