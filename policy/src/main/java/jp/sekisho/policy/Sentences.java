// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Sentences and what their ends tell.
final class Sentences {

    private static final Pattern CONTINUES =
            Pattern.compile(
                    "(?:及び|並びに|又は|若しくは|とともに|ための|ために|において|について|による|により|に|を|が|は(?!じ)|の|と|で(?!き)|へ|や|も(?!の)|から|まで|より|等[のをはが、]|[、。)」』ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ])");
    private static final Pattern OPEN_END =
            Pattern.compile(
                    ".*(?:及び|並びに|又は|若しくは|[、をがはにとでのへや(「『]|ために|ため|より|から|まで|により|ない|する|した|され|して|こ|[ァ-ン]・)$");

    private Sentences() {}

    /// Whether a sentence has come to its end: 。, or a closing bracket behind one, or a sign.
    static boolean isFinished(String plain) {
        if (plain.isEmpty()) {
            return true;
        }
        char last = plain.charAt(plain.length() - 1);
        if ("。.!?:〕】".indexOf(last) >= 0) {
            return true;
        }
        if ((last != ')' && last != '」') || plain.length() < 2) {
            return false;
        }
        char before = plain.charAt(plain.length() - 2);
        if (before == '。') {
            return true;
        }
        int open = openingOf(plain, plain.length() - 1);
        return open > 2 && (plain.startsWith("いう", open - 2) || plain.startsWith("する", open - 2));
    }

    /// Returns where the bracket that closes at `close` opens, or -1.
    static int openingOf(String plain, int close) {
        char closing = plain.charAt(close);
        char opening = closing == ')' ? '(' : '「';
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            if (plain.charAt(i) == closing) {
                depth++;
            } else if (plain.charAt(i) == opening && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Whether words can only go on something said before.
    static boolean continues(String plain) {
        return CONTINUES.matcher(plain).lookingAt();
    }

    /// Whether words break off where nothing can end.
    static boolean breaksOff(String plain) {
        String tail = plain.length() > 12 ? plain.substring(plain.length() - 12) : plain;
        return OPEN_END.matcher(tail).matches();
    }

    /// Whether the words look like a heading and not like (a part of) a sentence.
    static boolean isHeadingLike(String plain, int longest) {
        if (plain.isEmpty() || plain.length() > longest || plain.indexOf('。') >= 0) {
            return false;
        }
        if (plain.indexOf("は、") >= 0 || plain.indexOf("には") >= 0 || plain.indexOf("ため、") >= 0) {
            return false;
        }
        char last = plain.charAt(plain.length() - 1);
        if (last == '、' || last == '・' || last == '(' || last == '「') {
            return false;
        }
        if (!Glyphs.isHiragana(last)) {
            return true;
        }
        return (plain.length() > 1
                        && "いりしきちえけげせめれみびぎ".indexOf(last) >= 0
                        && Glyphs.isKanji(plain.charAt(plain.length() - 2)))
                || plain.endsWith("あり方")
                || plain.endsWith("について")
                || plain.endsWith("はじめに")
                || plain.endsWith("おわりに")
                || plain.endsWith("つながり")
                || plain.endsWith("ずさん");
    }

    /// Returns the sentences of a passage. A full stop inside brackets ends none.
    static List<Passage> of(Passage passage) {
        String plain = Glyphs.plain(passage.text());
        List<Passage> sentences = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '(' || c == '「') {
                depth++;
            } else if (c == ')' || c == '」') {
                depth = Math.max(0, depth - 1);
            } else if (c == '。' && depth == 0) {
                sentences.add(passage.slice(start, i + 1));
                start = i + 1;
            }
        }
        if (!Glyphs.strip(plain.substring(start)).isEmpty()) {
            sentences.add(passage.slice(start, plain.length()));
        }
        return sentences;
    }

    /// Returns the words with everything in round brackets blanked out, offsets kept.
    static String withoutBrackets(String plain) {
        StringBuilder out = new StringBuilder(plain);
        int depth = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '(') {
                depth++;
            }
            if (depth > 0) {
                out.setCharAt(i, '\u0000');
            }
            if (c == ')') {
                depth = Math.max(0, depth - 1);
            }
        }
        return out.toString();
    }
}
