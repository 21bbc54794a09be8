// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is doubtful while a text is read.
final class Problems {

    /// More would help nobody.
    private static final int MOST = 1_000;

    private final List<Problem> found = new ArrayList<>();

    void add(int line, Problem.Kind kind, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(line, kind, message));
        }
    }

    /// Returns everything once, in the order of the lines.
    List<Problem> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparing(Problem::kind))
                .toList();
    }

    /// Shortens words for quoting.
    static String quote(String words) {
        return words.length() <= 30 ? words : words.substring(0, 29) + "…";
    }
}
