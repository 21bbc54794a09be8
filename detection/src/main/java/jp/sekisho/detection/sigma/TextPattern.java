// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.ArrayList;
import java.util.List;

/// What a whole value must look like: literal text, `*`, `?`, and the dashes of `windash`.
///
/// @param tokens in order; literals and stars are merged, so that no two of a kind stand together
public record TextPattern(List<Token> tokens) {

    /// One piece of a pattern.
    public sealed interface Token {}

    /// Exactly this text.
    ///
    /// @param text not empty
    public record Literal(String text) implements Token {
        /// Checks the text.
        public Literal {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("text is empty");
            }
        }
    }

    /// Any number of any characters.
    public record AnyText() implements Token {}

    /// One character (code point), whichever.
    public record AnyCharacter() implements Token {}

    /// One of `-`, `/`, en dash, em dash and horizontal bar.
    public record Dash() implements Token {}

    /// Merges neighbours.
    public TextPattern {
        List<Token> merged = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            Token last = merged.isEmpty() ? null : merged.getLast();
            if (token instanceof Literal(String text) && last instanceof Literal(String before)) {
                merged.set(merged.size() - 1, new Literal(before + text));
            } else if (!(token instanceof AnyText && last instanceof AnyText)) {
                merged.add(token);
            }
        }
        tokens = List.copyOf(merged);
    }

    /// Reads the text of a rule: `*` and `?` are wildcards, a backslash escapes them and itself.
    ///
    /// @param text as the rule has it
    /// @return the pattern
    public static TextPattern parse(String text) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && i + 1 < text.length();
            if (escapes && "*?\\".indexOf(text.charAt(i + 1)) >= 0) {
                literal.append(text.charAt(++i));
            } else if (c == '*' || c == '?') {
                flush(literal, tokens);
                tokens.add(c == '*' ? new AnyText() : new AnyCharacter());
            } else {
                literal.append(c);
            }
        }
        flush(literal, tokens);
        return new TextPattern(tokens);
    }

    /// A pattern that is exactly this text.
    ///
    /// @param text taken as it is
    /// @return the pattern
    public static TextPattern literal(String text) {
        return new TextPattern(text.isEmpty() ? List.of() : List.of(new Literal(text)));
    }

    /// Opens the pattern at its ends.
    ///
    /// @param before whether any text may stand before
    /// @param after whether any text may stand after
    /// @return the opened pattern
    public TextPattern open(boolean before, boolean after) {
        List<Token> opened = new ArrayList<>(tokens);
        if (before) {
            opened.addFirst(new AnyText());
        }
        if (after) {
            opened.add(new AnyText());
        }
        return new TextPattern(opened);
    }

    private static void flush(StringBuilder literal, List<Token> tokens) {
        if (!literal.isEmpty()) {
            tokens.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
