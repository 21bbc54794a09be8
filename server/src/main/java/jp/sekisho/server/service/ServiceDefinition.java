// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.service;

import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.policy.OwnDefinition;
import jp.sekisho.policy.OwnDefinition.Concept;
import jp.sekisho.server.check.SharedFact;
import jp.sekisho.server.policy.OwnWords;
import org.jooq.Condition;

/// What an external service is by the body's own policy. Whether a service falls under it is
/// decided by people, row by row; this says where that decision is missing, goes against words that
/// name its kind, or is older than the words.
final class ServiceDefinition {

    /// The definition in force, read once in a run of the checks.
    static final SharedFact<Optional<OwnWords>> IN_FORCE =
            (db, day) -> OwnWords.on(db, day, Concept.EXTERNAL_SERVICE);

    /// Services in use that fall under the definition, or of which nobody has said that they do
    /// not.
    static final Condition COUNTED = ServiceRegister.IN_USE.and(EXTERNAL_SERVICE.COUNTS.ne("NO"));

    private static final Map<String, Pattern> NAMED = named();

    private ServiceDefinition() {}

    private static Map<String, Pattern> named() {
        Map<String, Pattern> named = new LinkedHashMap<>();
        named.put("CLOUD", Pattern.compile("クラウド|SaaS|IaaS|PaaS"));
        named.put("MEETING", Pattern.compile("(?:Web|WEB|ウェブ|オンライン)会議"));
        named.put("STORAGE", Pattern.compile("ファイル(?:の)?(?:共有|受渡し|転送)|ストレージ"));
        named.put("AI", Pattern.compile("生成AI|人工知能"));
        named.put("SEARCH", Pattern.compile("検索|地図|翻訳"));
        named.put("MAIL", Pattern.compile("メールサービス|フリーメール|メッセージ"));
        return named;
    }

    /// Returns the kinds of services that a definition names and does not count out.
    static List<String> kinds(OwnDefinition definition) {
        String meant = plain(definition.meaning());
        for (String excluded : definition.excludes()) {
            meant = meant.replace(plain(excluded), "");
        }
        String text = meant;
        List<String> kinds = new ArrayList<>();
        NAMED.forEach((kind, words) -> {
            if (words.matcher(text).find()) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /// The sentence above a service that quotes the definition.
    static String quote(Optional<OwnDefinition> definition) {
        return definition
                .map(words ->
                        "基本方針は「"
                                + words.term()
                                + "」を「"
                                + words.meaning()
                                + "」と定めています。これに当たるかどうかを、「定義に当たるか」に入れてください。")
                .orElse(
                        "基本方針に「外部サービス」の定義がありません。ガイドラインの考え方(外部の者が一般向けに提供し、情報の作成・保存・送信などに使うもの)で判断してください。");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
