// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.text.Normalizer;

/// Makes words comparable: width, spaces, letter case and the variants that municipal texts mix.
final class Folding {

    private Folding() {}

    static String fold(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(normal.length());
        normal.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .map(c -> c == '靭' ? '靱' : c == '，' || c == ',' ? '、' : Character.toLowerCase(c))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
