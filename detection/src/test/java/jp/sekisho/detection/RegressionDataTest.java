// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Each positive recording of the rules' authors makes its rule fire, from EVTX and from JSON, and
/// both make the same rules fire.
final class RegressionDataTest {

    @Test
    void everyPositiveRecordingMakesItsRuleFireFromEvtxAndFromJson() throws IOException {
        assumeTrue(Shared.has("events/sigmahq-regression_data"));
        RuleBook book = RuleBook.load(List.of(Shared.at("rules/sigmahq")), Placeholders.NONE);
        Detection detection = Detection.of(book);
        List<Path> recordings;
        try (Stream<Path> files = Files.walk(Shared.at("events/sigmahq-regression_data"))) {
            recordings = files.filter(f -> f.endsWith("info.yml")).sorted().toList();
        }
        List<String> missed = new ArrayList<>();
        List<String> different = new ArrayList<>();
        int fired = 0;
        for (Path info : recordings) {
            Map<String, Object> yaml = new Yaml().load(Files.readString(info));
            Set<String> wanted = new TreeSet<>();
            for (Object rule : (List<?>) yaml.get("rule_metadata")) {
                wanted.add(String.valueOf(((Map<?, ?>) rule).get("id")));
            }
            List<Set<String>> found = new ArrayList<>();
            try (Stream<Path> files = Files.list(info.getParent())) {
                for (Path file : files.filter(f -> !f.endsWith("info.yml")).sorted().toList()) {
                    Set<String> rules = rules(detection, file);
                    found.add(rules);
                    if (rules.containsAll(wanted)) {
                        fired++;
                    } else {
                        missed.add(file + " wants " + wanted + " has " + rules);
                    }
                }
            }
            if (found.stream().distinct().count() > 1) {
                different.add(info + " " + found);
            }
        }
        System.out.println(fired + " recordings fire, " + missed.size() + " miss");
        missed.forEach(System.out::println);
        different.forEach(System.out::println);
        assertThat(missed).isEmpty();
        assertThat(different).isEmpty();
        assertThat(fired).isGreaterThanOrEqualTo(210);
    }

    private static Set<String> rules(Detection detection, Path file) throws IOException {
        Set<String> rules = new TreeSet<>();
        Tally tally = new Tally();
        new EventFiles(detection.table(), tally, Judged.CLOCK)
                .read(file, detection.session(alert -> rules.add(alert.rule().value())));
        assertThat(tally.unusable()).as(file.toString()).isZero();
        return rules;
    }
}
