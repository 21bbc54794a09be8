// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

/// `ネットワーク 機器どうしをつなぐ…をいう。`: a heading and its text on one line, parted by a space.
final class SpaceSplit {

    private static final int LONGEST_HEADING = 42;

    private SpaceSplit() {}

    /// Returns where the space stands that parts heading and text, or -1.
    static int of(String plain) {
        int depth = 0;
        int longest = Math.min(plain.length() - 1, LONGEST_HEADING * 2);
        for (int i = 0; i < longest; i++) {
            char c = plain.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (c == ' ' && depth == 0 && i > 0 && !joinsLatin(plain, i)) {
                return parts(plain, i) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean joinsLatin(String plain, int space) {
        return Glyphs.isLatin(plain.charAt(space - 1)) && Glyphs.isLatin(plain.charAt(space + 1));
    }

    private static boolean parts(String plain, int space) {
        String left = Sentences.withoutBrackets(plain.substring(0, space)).replace("\u0000", "");
        String right = Glyphs.strip(plain.substring(space));
        return Sentences.isHeadingLike(left, LONGEST_HEADING)
                && !Sentences.continues(right)
                && (Sentences.isFinished(right) || right.length() > left.length());
    }
}
