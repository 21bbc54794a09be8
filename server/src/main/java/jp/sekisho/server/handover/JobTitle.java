// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// A title (役職名) as personnel lists write it.
///
/// @param written its words, in half or full width
record JobTitle(String written) {

    private static final String PLACES = "部|課|室|所|局|館|園|校|署|院|センター|会計";
    private static final Pattern HEAD =
            Pattern.compile(".*((" + PLACES + ")長|会計管理者)(事務取扱)?(\\(.*)?");

    /// Who stands beside the head, or is not one yet.
    private static final Pattern BESIDE = Pattern.compile("補佐|代理|次長|心得|副(" + PLACES + ")");

    /// Tells whether whoever bears it heads the unit: 総務課長, but not 総務課長補佐.
    boolean isHead() {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        return HEAD.matcher(plain).matches() && !BESIDE.matcher(plain).find();
    }
}
