// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.linux.NftTokens.Token;

/// The words of a rule and the place that was reached among them.
final class NftWords {

    private final List<Token> tokens;
    private int at;

    NftWords(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /// Returns a word further on, or nothing that a word is where there is none.
    ///
    /// @param ahead 0 for the next one
    String peek(int ahead) {
        int index = at + ahead;
        return index < tokens.size() ? tokens.get(index).text() : "";
    }

    Token take() {
        return tokens.get(at++);
    }

    void skip(int words) {
        at += words;
    }

    void skipAll() {
        at = tokens.size();
    }

    /// Returns the elements of the set in braces that begins here.
    Optional<List<List<Token>>> braces() {
        int close = at;
        while (close < tokens.size() && !tokens.get(close).is("}")) {
            close++;
        }
        if (close == tokens.size()) {
            return Optional.empty();
        }
        List<Token> inside = tokens.subList(at + 1, close);
        at = close + 1;
        return Optional.of(elements(inside));
    }

    /// Splits the inside of a set's braces into elements; `timeout`, `expires`, `counter` and
    /// `comment` of an element go.
    static List<List<Token>> elements(List<Token> inside) {
        List<List<Token>> elements = new ArrayList<>();
        List<Token> element = new ArrayList<>();
        boolean tail = false;
        for (Token token : inside) {
            if (token.is(",")) {
                elements.add(element);
                element = new ArrayList<>();
                tail = false;
            } else if (token.is("timeout")
                    || token.is("expires")
                    || token.is("counter")
                    || token.is("comment")) {
                tail = true;
            } else if (!tail && !token.is(";")) {
                element.add(token);
            }
        }
        if (!element.isEmpty()) {
            elements.add(element);
        }
        return elements;
    }
}
