// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.sekisho.detection.OwnRules;
import jp.sekisho.detection.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleCacheTest {

    private static final String EVERY_TEST =
            """
            title: every kind of test 🚨
            logsource: {product: windows, category: process_creation, service: s}
            level: high
            fields: [x]
            tags: [attack.t1]
            detection:
                a: {A|re|i: 'x+', B|cidr: ['10.0.0.0/8', 'fd00::/8'], C|gte: 5.50, D|hour|lt: -1, E|fieldref|endswith: F, G: null, H|exists: true}
                b: ['keyword*', 'other?']
                c: {I|windash|contains: ' -x ', J|cased: Y, K: ''}
                d:
                    '|re': 'z+'
                condition: a or not b or c or d
            ---
            title: broken
            ---
            title: c
            id: c
            correlation: {type: value_percentile, rules: [r], group-by: [u], timespan: 90m, aliases: {u: {r: v}}, condition: {field: n, gt: 1.50, lte: 3, percentile: 95}}
            ---
            title: r
            name: r
            logsource: {product: p}
            detection: {s: {x: 1}, condition: s}
            """;

    @TempDir private Path folder;

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static List<RuleSource> sources(String text) {
        return List.of(new RuleSource("a.yml", Optional.of(text)), OwnRules.source("starter"));
    }

    @Test
    void givesBackExactlyWhatWasRead() throws IOException {
        List<RuleSource> sources = new ArrayList<>(sources(EVERY_TEST));
        if (Shared.has("rules/sigmahq")) {
            sources.addAll(
                    RuleBook.sources(List.of(Shared.at("rules/sigmahq/rules/windows/builtin"))));
        }
        RuleBook read = RuleBook.of(sources, Placeholders.NONE);
        assertThat(read.refusals()).hasSize(1);
        RuleCache cache = new RuleCache(folder);
        assertThat(cache.load(sources, Placeholders.NONE)).isEqualTo(read);
        assertThat(kept()).hasSize(1);
        byte[] before = Files.readAllBytes(kept().getFirst());
        assertThat(cache.load(sources, Placeholders.NONE)).isEqualTo(read);
        assertThat(RuleBytes.read(before, 32)).isEqualTo(read);
    }

    @Test
    void isKeyedByContent() throws IOException {
        RuleCache cache = new RuleCache(folder);
        cache.load(sources("title: a\n"), Placeholders.NONE);
        cache.load(sources("title: a\n"), Placeholders.NONE);
        assertThat(kept()).hasSize(1);
        cache.load(sources("title: b\n"), Placeholders.NONE);
        cache.load(sources("title: b\n"), new Placeholders(Map.of("x", List.of("y"))));
        assertThat(kept()).hasSize(3);
    }

    @Test
    void readsAnewWhereTheCacheIsBrokenHoweverItIs() throws IOException {
        RuleCache cache = new RuleCache(folder);
        RuleBook book = cache.load(sources(EVERY_TEST), Placeholders.NONE);
        Path file = kept().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, broken);
            assertThat(cache.load(sources(EVERY_TEST), Placeholders.NONE)).isEqualTo(book);
        }
        Files.write(file, new byte[0]);
        assertThat(cache.load(sources(EVERY_TEST), Placeholders.NONE)).isEqualTo(book);
    }

    @Test
    void worksWhereNothingCanBeKeptAndKeepsFewBooks() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        RuleCache cache = new RuleCache(file.resolve("below"));
        assertThat(cache.load(sources("title: a\n"), Placeholders.NONE).refusals()).hasSize(1);
        Files.delete(file);
        for (int i = 0; i < 12; i++) {
            new RuleCache(folder).load(sources("title: t" + i + "\n"), Placeholders.NONE);
        }
        assertThat(kept()).hasSize(RuleCache.MAX_BOOKS);
    }

    @Test
    void placeholdersThatCannotBeUsedAreRefusedWithASentence() {
        for (String wrong : List.of("a: [", "- a", "a:", "a: []", "a: {b: c}", "")) {
            assertThat(Placeholders.read("p.yaml", wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Placeholders.Reading.Unusable.class,
                            u -> assertThat(u.message()).startsWith("p.yaml").endsWith("。"));
        }
        assertThat(Placeholders.read("p.yaml", "a: [1, b]\nc: d"))
                .isEqualTo(
                        new Placeholders.Reading.Read(
                                new Placeholders(
                                        Map.of("a", List.of("1", "b"), "c", List.of("d")))));
    }
}
