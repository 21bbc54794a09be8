// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads the text of one file into Sigma documents.
public final class DocumentReader {

    /// The largest file, in characters.
    public static final int MAX_CHARACTERS = 2_000_000;

    /// The most documents in one file.
    public static final int MAX_DOCUMENTS = 1_000;

    private final DetectionReader detections;

    /// Makes a reader.
    ///
    /// @param placeholders the values for `expand`
    public DocumentReader(Placeholders placeholders) {
        detections = new DetectionReader(placeholders);
    }

    /// Reads every document of a file. Nothing is thrown for what the text holds.
    ///
    /// @param origin shown with each rule and refusal
    /// @param text the file
    /// @return at least one document or refusal
    public List<SigmaDocument> read(String origin, String text) {
        List<SigmaDocument> documents = new ArrayList<>();
        if (text.length() > MAX_CHARACTERS) {
            documents.add(refused(origin, 0, "", Refusal.Reason.TOO_LARGE, "ファイルが大きすぎます"));
            return documents;
        }
        try {
            // From a String: reading from a stream loses characters beyond the basic plane at the
            // edge of its buffer.
            for (Object document : yaml().loadAll(text)) {
                if (document == null) {
                    continue;
                }
                if (documents.size() >= MAX_DOCUMENTS) {
                    documents.add(refused(origin, 0, "", Refusal.Reason.TOO_LARGE, "文書が多すぎます"));
                    break;
                }
                documents.add(one(origin, documents.size() + 1, document));
            }
        } catch (YAMLException | StackOverflowError e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            documents.add(
                    refused(
                            origin,
                            documents.size() + 1,
                            "",
                            Refusal.Reason.NOT_YAML,
                            "YAMLとして読めません(" + said + ")"));
        }
        if (documents.isEmpty()) {
            documents.add(refused(origin, 0, "", Refusal.Reason.NOT_SIGMA, "中身がありません"));
        }
        return documents;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(50);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private SigmaDocument one(String origin, int number, Object document) {
        String title = "";
        try {
            if (!(document instanceof Map<?, ?> map)) {
                throw new Refused(Refusal.Reason.NOT_SIGMA, "Sigmaの文書ではありません");
            }
            title = text(map, "title");
            if (map.containsKey("action")) {
                throw new Refused(Refusal.Reason.OBSOLETE, "action による分割は廃止された書き方です");
            }
            if (map.get("correlation") instanceof Map<?, ?> section) {
                boolean generate = Boolean.TRUE.equals(map.get("generate"));
                return new SigmaDocument.Correlating(
                        CorrelationReader.read(head(map, origin), section, generate));
            }
            if (map.get("filter") instanceof Map<?, ?> section) {
                return new SigmaDocument.Filtering(filter(map, section, origin));
            }
            if (map.get("detection") instanceof Map<?, ?> section) {
                return new SigmaDocument.Rule(rule(map, section, origin));
            }
            throw new Refused(
                    Refusal.Reason.NOT_SIGMA, "detection も correlation も filter もないので規則ではありません");
        } catch (Refused e) {
            return refused(origin, number, title, e.reason(), e.said());
        } catch (StackOverflowError e) {
            return refused(origin, number, title, Refusal.Reason.TOO_LARGE, "入れ子が深すぎます");
        }
    }

    private SigmaRule rule(Map<?, ?> map, Map<?, ?> section, String origin) throws Refused {
        Head head = head(map, origin);
        if (!(map.get("logsource") instanceof Map<?, ?> source)) {
            throw new Refused(Refusal.Reason.NOT_SIGMA, "logsource がありません");
        }
        return new SigmaRule(
                head.id(),
                head.name(),
                head.title(),
                head.author(),
                head.level(),
                source(source),
                detections.read(section, Set.of()),
                CorrelationReader.strings("fields", map.get("fields")),
                CorrelationReader.strings("tags", map.get("tags")),
                origin);
    }

    private SigmaFilter filter(Map<?, ?> map, Map<?, ?> section, String origin) throws Refused {
        Head head = head(map, origin);
        LogSource source =
                map.get("logsource") instanceof Map<?, ?> given
                        ? source(given)
                        : new LogSource("", "", "");
        List<String> rules = CorrelationReader.strings("rules", section.get("rules"));
        boolean every = rules.equals(List.of("any"));
        if (rules.isEmpty() && !every) {
            throw new Refused(Refusal.Reason.VALUE, "フィルタに rules がありません(すべてに掛けるなら any)");
        }
        Expression condition = detections.read(section, Set.of("rules"));
        // The specification's own example says what is suppressed; what converters had in use says
        // what remains, and then always with a leading "not". Both are one and the same filter.
        Expression suppressed =
                condition instanceof Expression.Not(Expression inner) ? inner : condition;
        return new SigmaFilter(
                head.id(), head.title(), source, every ? List.of() : rules, suppressed, origin);
    }

    private static Head head(Map<?, ?> map, String origin) throws Refused {
        String title = text(map, "title");
        if (title.isBlank()) {
            throw new Refused(Refusal.Reason.NOT_SIGMA, "題名(title)がありません");
        }
        String id = text(map, "id");
        String level = text(map, "level");
        return new Head(
                new RuleId(id.isBlank() ? "title:" + title : id),
                text(map, "name"),
                title,
                author(map.get("author")),
                level.isEmpty()
                        ? Level.UNRATED
                        : Level.tryParse(level)
                                .orElseThrow(() ->
                                        new Refused(
                                                Refusal.Reason.VALUE,
                                                "level「" + level + "」は知らないものです")),
                origin);
    }

    private static String author(@Nullable Object value) {
        if (value instanceof java.util.Collection<?> many) {
            return String.join(", ", many.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }

    private static LogSource source(Map<?, ?> map) throws Refused {
        LogSource source =
                new LogSource(
                        text(map, "product").toLowerCase(Locale.ROOT),
                        text(map, "category").toLowerCase(Locale.ROOT),
                        text(map, "service").toLowerCase(Locale.ROOT));
        if (source.product().isEmpty()
                && source.category().isEmpty()
                && source.service().isEmpty()) {
            throw new Refused(
                    Refusal.Reason.NOT_SIGMA, "logsource に product も category も service もありません");
        }
        return source;
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private static SigmaDocument refused(
            String origin, int document, String title, Refusal.Reason reason, String message) {
        return new SigmaDocument.Refused(
                new Refusal(origin, document, title, reason, message + "。"));
    }
}
