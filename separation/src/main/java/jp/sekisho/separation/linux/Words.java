// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a line into words; double quotes hold a word together, a backslash keeps what follows.
final class Words {

    private Words() {}

    /// Returns the words, or nothing where a quote is not closed.
    static Optional<List<String>> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quoted && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (any || !word.isEmpty()) {
            words.add(word.toString());
        }
        return quoted ? Optional.empty() : Optional.of(words);
    }
}
