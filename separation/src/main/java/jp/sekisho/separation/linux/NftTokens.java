// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.reading.ConfigText;

/// The words of an nft script. A statement ends at a line's end or a semicolon outside the braces
/// of a set.
final class NftTokens {

    /// One word.
    ///
    /// @param text the word; a line's end is `;`
    /// @param line the index of its line
    /// @param quoted whether it stood in double quotes
    record Token(String text, int line, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equals(word);
        }
    }

    private static final String ALONE = "{},;()|&";

    private NftTokens() {}

    static List<Token> of(ConfigText config) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < config.lines().size(); i++) {
            String line = config.lines().get(i);
            boolean goesOn = line.endsWith("\\");
            words(goesOn ? line.substring(0, line.length() - 1) : line, i, tokens);
            if (!goesOn) {
                tokens.add(new Token(";", i, false));
            }
        }
        return tokens;
    }

    private static void words(String line, int index, List<Token> tokens) {
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#') {
                return;
            }
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                int close = line.indexOf('"', at + 1);
                int end = close < 0 ? line.length() : close;
                tokens.add(new Token(line.substring(at + 1, end), index, true));
                at = end + 1;
            } else if (ALONE.indexOf(c) >= 0) {
                tokens.add(new Token(String.valueOf(c), index, false));
                at++;
            } else {
                int end = at;
                while (end < line.length()
                        && !Character.isWhitespace(line.charAt(end))
                        && ALONE.indexOf(line.charAt(end)) < 0
                        && line.charAt(end) != '"') {
                    end++;
                }
                tokens.add(new Token(line.substring(at, end), index, false));
                at = end;
            }
        }
    }
}
