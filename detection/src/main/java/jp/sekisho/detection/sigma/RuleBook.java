// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that was loaded: rules with their filters applied, correlations, and what was
/// refused.
///
/// @param rules in the order of their files' names
/// @param correlations each names only what is loaded
/// @param refusals every document that does not work, with its reason
public record RuleBook(
        List<SigmaRule> rules, List<Correlation> correlations, List<Refusal> refusals) {

    /// Copies the lists.
    public RuleBook {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        refusals = List.copyOf(refusals);
    }

    /// Loads every `.yml` and `.yaml` file of folders and files.
    ///
    /// @param places folders or files
    /// @param placeholders the values for `expand`
    /// @return what was loaded
    /// @throws IOException where a folder cannot be listed
    public static RuleBook load(List<Path> places, Placeholders placeholders) throws IOException {
        return of(sources(places), placeholders);
    }

    /// Reads rules from texts.
    ///
    /// @param sources files
    /// @param placeholders the values for `expand`
    /// @return what was loaded
    public static RuleBook of(List<RuleSource> sources, Placeholders placeholders) {
        DocumentReader reader = new DocumentReader(placeholders);
        List<List<SigmaDocument>> read =
                sources.parallelStream()
                        .map(source ->
                                source.text().isPresent()
                                        ? reader.read(source.origin(), source.text().get())
                                        : List.of(unreadable(source.origin())))
                        .toList();
        return assemble(read.stream().flatMap(List::stream).toList());
    }

    private static SigmaDocument unreadable(String origin) {
        return new SigmaDocument.Refused(
                new Refusal(origin, 0, "", Refusal.Reason.UNREADABLE, "ファイルを読めないか、UTF-8ではありません。"));
    }

    /// Lists rule files in the order of their names, with their text.
    ///
    /// @param places folders or files
    /// @return each file once
    /// @throws IOException where a folder cannot be listed
    public static List<RuleSource> sources(List<Path> places) throws IOException {
        List<RuleSource> sources = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                List<Path> found =
                        files.filter(RuleBook::isRuleFile)
                                .filter(Files::isRegularFile)
                                .sorted()
                                .toList();
                found.parallelStream().map(RuleBook::source).forEachOrdered(sources::add);
            } catch (UncheckedIOException e) {
                throw e.getCause() == null ? new IOException(e) : e.getCause();
            }
        }
        return sources;
    }

    private static boolean isRuleFile(Path file) {
        String name = file.toString();
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static RuleSource source(Path file) {
        try {
            if (Files.size(file) > 4L * DocumentReader.MAX_CHARACTERS) {
                return new RuleSource(file.toString(), java.util.Optional.empty());
            }
            byte[] bytes = Files.readAllBytes(file);
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(java.nio.ByteBuffer.wrap(bytes))
                            .toString();
            return new RuleSource(file.toString(), java.util.Optional.of(text));
        } catch (CharacterCodingException e) {
            return new RuleSource(file.toString(), java.util.Optional.empty());
        } catch (IOException e) {
            return new RuleSource(file.toString(), java.util.Optional.empty());
        }
    }

    static RuleBook assemble(List<SigmaDocument> documents) {
        List<SigmaRule> rules = new ArrayList<>();
        List<Correlation> correlations = new ArrayList<>();
        List<SigmaFilter> filters = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (SigmaDocument document : documents) {
            switch (document) {
                case SigmaDocument.Rule(SigmaRule rule) -> {
                    if (claim(
                            taken, rule.id(), rule.name(), rule.title(), rule.origin(), refusals)) {
                        rules.add(rule);
                    }
                }
                case SigmaDocument.Correlating(Correlation c) -> {
                    if (claim(taken, c.id(), c.name(), c.title(), c.origin(), refusals)) {
                        correlations.add(c);
                    }
                }
                case SigmaDocument.Filtering(SigmaFilter filter) -> filters.add(filter);
                case SigmaDocument.Refused(Refusal refusal) -> refusals.add(refusal);
            }
        }
        for (SigmaFilter filter : filters) {
            apply(filter, rules, refusals);
        }
        return new RuleBook(rules, resolvable(correlations, rules, refusals), refusals);
    }

    private static boolean claim(
            Set<String> taken,
            RuleId id,
            String name,
            String title,
            String origin,
            List<Refusal> refusals) {
        boolean free = !taken.contains(id.value()) && (name.isEmpty() || !taken.contains(name));
        if (!free) {
            refusals.add(
                    new Refusal(
                            origin,
                            0,
                            title,
                            Refusal.Reason.DUPLICATE,
                            "id か name(" + id + ")が別の文書と重なっています。"));
            return false;
        }
        taken.add(id.value());
        if (!name.isEmpty()) {
            taken.add(name);
        }
        return true;
    }

    private static void apply(SigmaFilter filter, List<SigmaRule> rules, List<Refusal> refusals) {
        Set<String> open = new HashSet<>(filter.rules());
        for (int i = 0; i < rules.size(); i++) {
            SigmaRule rule = rules.get(i);
            if (filter.speaksOf(rule)) {
                rules.set(i, filter.applyTo(rule));
                open.remove(rule.id().value());
                open.remove(rule.name());
            }
        }
        if (!open.isEmpty()) {
            refusals.add(
                    new Refusal(
                            filter.origin(),
                            0,
                            filter.title(),
                            Refusal.Reason.UNKNOWN_RULE,
                            "フィルタが指す規則 " + open + " がないか、logsource が合いません(ほかの規則には掛けました)。"));
        }
    }

    /// Keeps the correlations whose every reference leads, without a circle, to loaded rules.
    private static List<Correlation> resolvable(
            List<Correlation> correlations, List<SigmaRule> rules, List<Refusal> refusals) {
        Set<String> known = new HashSet<>();
        for (SigmaRule rule : rules) {
            known.add(rule.id().value());
            known.add(rule.name());
        }
        known.remove("");
        Map<RuleId, Correlation> open = new HashMap<>();
        correlations.forEach(c -> open.put(c.id(), c));
        List<Correlation> kept = new ArrayList<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Correlation c : correlations) {
                if (open.containsKey(c.id()) && known.containsAll(c.rules())) {
                    open.remove(c.id());
                    kept.add(c);
                    known.add(c.id().value());
                    if (!c.name().isEmpty()) {
                        known.add(c.name());
                    }
                    progress = true;
                }
            }
        }
        for (Correlation c : correlations) {
            if (open.containsKey(c.id())) {
                List<String> missing = c.rules().stream().filter(r -> !known.contains(r)).toList();
                refusals.add(
                        new Refusal(
                                c.origin(),
                                0,
                                c.title(),
                                Refusal.Reason.UNKNOWN_RULE,
                                "相関規則が指す規則 " + missing + " がないか、互いに指し合っています。"));
            }
        }
        return kept;
    }
}
