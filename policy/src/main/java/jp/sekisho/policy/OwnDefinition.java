// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// How the body itself draws the line of something on which later duties depend.
///
/// @param concept what is defined
/// @param term the body's own word for it
/// @param meaning the words of the definition as they stand in the text
/// @param includes what the definition counts in, in the text's own words (障害, 事故, クラウドサービス, 非常勤職員)
/// @param excludes what it counts out (マイナンバー利用事務系)
/// @param clause where it stands
/// @param lines where that is in the source
public record OwnDefinition(
        Concept concept,
        String term,
        String meaning,
        List<String> includes,
        List<String> excludes,
        ClauseId clause,
        LineRange lines) {

    /// The things whose definition decides about duties.
    public enum Concept {
        /// 情報セキュリティインシデント.
        INCIDENT,
        /// 外部サービス.
        EXTERNAL_SERVICE,
        /// マイナンバー利用事務系.
        MY_NUMBER_ZONE,
        /// LGWAN接続系.
        LGWAN_ZONE,
        /// インターネット接続系.
        INTERNET_ZONE,
        /// 職員等.
        STAFF,
        /// 情報資産.
        INFORMATION_ASSET,
        /// 無害化通信.
        SANITIZED_COMMUNICATION,
        /// 通信経路の分割.
        SEPARATION;

        /// Returns the word that JSON uses (`my-number-zone`).
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public OwnDefinition {
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(lines, "lines");
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        if (term.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("an own definition has term and meaning: " + clause);
        }
    }
}
