// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.OwnDefinition.Concept;

/// Draws from definitions and short names what the body itself counts as an incident, an external
/// service, a zone, staff.
final class OwnDefinitionFinder {

    private static final Pattern STAFF_TERM = Pattern.compile("^(?:職員等?|教職員等?|利用者等?|構成員|従事者等?)$");
    private static final Map<Concept, Pattern> TERMS = terms();
    private static final Pattern EXCLUDED = Pattern.compile("\\(?([^()。]{1,60})を除く。?\\)?");
    private static final Pattern INCLUDED =
            Pattern.compile("(?:^|[。(])((?:[^。()]|\\([^()]{0,80}\\)){1,160}?)(?:を含む|の全般を指す|を指す)");
    private static final Pattern ZONE_WORK =
            Pattern.compile("(.{1,160}?)(?:に関わる|に係わる|に係る|に関する|のための|で利用する|を行うための)情報システム");
    private static final Pattern STAFF_WORDS = Pattern.compile("職員|従事者|使用人");

    private OwnDefinitionFinder() {}

    private static Map<Concept, Pattern> terms() {
        Map<Concept, Pattern> terms = new EnumMap<>(Concept.class);
        terms.put(Concept.INCIDENT, Pattern.compile("(?:情報)?セキュリティ(?:インシデント|事故|事件)|^インシデント"));
        terms.put(Concept.EXTERNAL_SERVICE, Pattern.compile("^(?:外部サービス|クラウドサービス|約款による外部サービス)"));
        terms.put(Concept.MY_NUMBER_ZONE, Pattern.compile("(?:マイナンバー|個人番号)利用事務系"));
        terms.put(Concept.LGWAN_ZONE, Pattern.compile("^LGWAN ?接続系|^LGWAN系"));
        terms.put(Concept.INTERNET_ZONE, Pattern.compile("^インターネット(?:接続)?系"));
        terms.put(Concept.STAFF, STAFF_TERM);
        terms.put(Concept.INFORMATION_ASSET, Pattern.compile("^情報資産$"));
        terms.put(Concept.SANITIZED_COMMUNICATION, Pattern.compile("^(?:無害化通信|無害化)$"));
        terms.put(Concept.SEPARATION, Pattern.compile("通信経路の分割|通信経路の分離"));
        return terms;
    }

    static OwnDefinitions find(List<Definition> definitions, List<Abbreviation> abbreviations) {
        Map<Concept, OwnDefinition> found = new EnumMap<>(Concept.class);
        for (Definition each : definitions) {
            String term = Glyphs.plain(each.term());
            TERMS.forEach((concept, words) -> {
                if (!each.meaning().isBlank() && words.matcher(term).find()) {
                    found.putIfAbsent(
                            concept,
                            new OwnDefinition(
                                    concept,
                                    each.term(),
                                    each.meaning(),
                                    includes(concept, each.meaning()),
                                    excludes(each.meaning()),
                                    each.clause(),
                                    each.lines()));
                }
            });
        }
        for (Abbreviation each : abbreviations) {
            boolean staff = STAFF_TERM.matcher(each.term()).find();
            if (staff && STAFF_WORDS.matcher(each.meaning()).find()) {
                found.putIfAbsent(
                        Concept.STAFF,
                        new OwnDefinition(
                                Concept.STAFF,
                                each.term(),
                                each.meaning(),
                                Enumeration.of(each.meaning()),
                                excludes(each.meaning()),
                                each.clause(),
                                each.lines()));
            }
        }
        List<OwnDefinition> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingInt(each -> each.lines().from()));
        return new OwnDefinitions(all);
    }

    private static List<String> excludes(String meaning) {
        List<String> excludes = new ArrayList<>();
        Matcher matcher = EXCLUDED.matcher(Glyphs.plain(meaning));
        while (matcher.find()) {
            excludes.addAll(Enumeration.of(meaning.substring(matcher.start(1), matcher.end(1))));
        }
        return excludes;
    }

    private static List<String> includes(Concept concept, String meaning) {
        Set<String> includes = new LinkedHashSet<>();
        String plain = Glyphs.plain(meaning);
        switch (concept) {
            case INCIDENT, STAFF, INFORMATION_ASSET ->
                    includes.addAll(Enumeration.of(definiens(meaning)));
            case MY_NUMBER_ZONE, INTERNET_ZONE -> {
                Matcher work = ZONE_WORK.matcher(plain);
                if (work.lookingAt()) {
                    includes.addAll(Enumeration.of(meaning.substring(0, work.end(1))));
                }
            }
            default -> {}
        }
        Matcher included = INCLUDED.matcher(plain);
        while (included.find()) {
            String words = meaning.substring(included.start(1), included.end(1));
            String last = words.substring(Glyphs.plain(words).lastIndexOf("で、") + 1);
            includes.addAll(last.endsWith("もの") ? List.of(strip(last)) : Enumeration.of(words));
        }
        includes.removeIf(each -> each.endsWith("除く。") || each.length() > 120);
        return List.copyOf(includes);
    }

    private static String strip(String words) {
        return Glyphs.strip(words.startsWith("、") ? words.substring(1) : words);
    }

    /// The words before をいう.
    private static String definiens(String meaning) {
        String plain = Glyphs.plain(meaning);
        int end = Math.max(plain.indexOf("をいう"), plain.indexOf("を言う"));
        return end < 0 ? "" : meaning.substring(0, end);
    }
}
