// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.formats;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Handling;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.PolicyReading;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A policy as YAML: `level`, `features` (feature: allow, sanitize or hold), `hold` (a list of
/// types) and `seconds` (`file`, `submission`). What it does not say is as the level has it.
public final class PolicyFile {

    private static final Set<String> KEYS = Set.of("level", "features", "hold", "seconds");

    private PolicyFile() {}

    /// Reads a policy.
    ///
    /// @param yaml its text; empty for the level as it ships
    /// @param level used where the text names none
    /// @return the policy, or what is wrong with the text
    public static PolicyReading read(String yaml, Level level) {
        if (yaml.isBlank()) {
            return new PolicyReading.Read(Policy.of(level));
        }
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            return new PolicyReading.Unusable("YAMLとして読めません。書き方を確かめてください。");
        }
        if (!(root instanceof Map<?, ?> map)) {
            return new PolicyReading.Unusable("「項目: 値」の形になっていません。書き方を確かめてください。");
        }
        try {
            return new PolicyReading.Read(policy(map, level));
        } catch (Wrong e) {
            return new PolicyReading.Unusable(e.sentence);
        }
    }

    private static final class Wrong extends Exception {
        final String sentence;

        Wrong(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }

    private static Policy policy(Map<?, ?> map, Level fallback) throws Wrong {
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new Wrong("「" + key + "」という項目はありません。level・features・hold・secondsのどれかにしてください。");
            }
        }
        Level level = map.get("level") == null ? fallback : level(String.valueOf(map.get("level")));
        Map<Feature, Handling> features = new EnumMap<>(Feature.class);
        if (map.get("features") instanceof Map<?, ?> given) {
            for (Map.Entry<?, ?> one : given.entrySet()) {
                feature(String.valueOf(one.getKey()), String.valueOf(one.getValue()), features);
            }
        }
        Set<FileType> held = EnumSet.noneOf(FileType.class);
        if (map.get("hold") instanceof List<?> types) {
            for (Object type : types) {
                held.add(type(String.valueOf(type)));
            }
        }
        return new Policy(level, features, held, limits(map.get("seconds")));
    }

    private static Level level(String word) throws Wrong {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "standard" -> Level.STANDARD;
            case "strict" -> Level.STRICT;
            default -> throw new Wrong("level「" + word + "」はありません。standardかstrictにしてください。");
        };
    }

    private static void feature(String id, String word, Map<Feature, Handling> into) throws Wrong {
        Optional<Feature> feature = Feature.tryParse(id);
        if (feature.isEmpty()) {
            throw new Wrong("機能「" + id + "」はありません。一覧(docs/sanitize.md)の名前にしてください。");
        }
        if (id.endsWith(".signature") && word.equalsIgnoreCase("break")) {
            into.put(feature.get(), Handling.SANITIZE);
            return;
        }
        for (Handling handling : feature.get().choices()) {
            if (handling.name().equalsIgnoreCase(word)) {
                into.put(feature.get(), handling);
                return;
            }
        }
        throw new Wrong(
                "機能「"
                        + id
                        + "」を「"
                        + word
                        + "」にはできません。"
                        + feature.get().choices().toString().toLowerCase(Locale.ROOT)
                        + "のどれかにしてください。");
    }

    private static FileType type(String code) throws Wrong {
        for (FileType type : FileType.values()) {
            if (type.code().equals(code)) {
                return type;
            }
        }
        throw new Wrong("ファイルの種類「" + code + "」はありません。一覧(docs/sanitize.md)の名前にしてください。");
    }

    private static Limits limits(@Nullable Object seconds) throws Wrong {
        if (!(seconds instanceof Map<?, ?> map)) {
            return Limits.DEFAULT;
        }
        Duration file = seconds(map.get("file"), Limits.DEFAULT.perFile());
        Duration submission = seconds(map.get("submission"), Limits.DEFAULT.perSubmission());
        if (submission.compareTo(file) < 0) {
            throw new Wrong("seconds: submissionはfileより短くできません。");
        }
        return Limits.DEFAULT.within(file, submission);
    }

    private static Duration seconds(@Nullable Object value, Duration fallback) throws Wrong {
        if (value == null) {
            return fallback;
        }
        if (value instanceof Integer n && n >= 1 && n <= 3_600) {
            return Duration.ofSeconds(n);
        }
        throw new Wrong("seconds「" + value + "」は1から3600までの整数にしてください。");
    }
}
