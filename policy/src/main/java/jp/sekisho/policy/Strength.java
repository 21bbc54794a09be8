// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.Locale;

/// How strongly a sentence binds, strongest first.
public enum Strength {
    /// しなければならない, してはならない.
    MUST,
    /// ものとする, こととする.
    SHALL,
    /// 講じる, 実施する, 定める: stated as done.
    DO,
    /// 必要に応じて, 適宜: only as the need arises, whatever the verb.
    AS_NEEDED,
    /// 努める.
    ENDEAVOUR,
    /// できる.
    MAY;

    /// Returns the word that JSON uses (`as-needed`).
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
