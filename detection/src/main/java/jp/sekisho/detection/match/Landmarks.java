// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.List;
import jp.sekisho.detection.event.Bytes;

/// Texts without which a regular expression cannot be found: steps that stand in the text one
/// behind the other, each told by one of a few literals.
///
/// Most texts that an expression is not found in fail here, long before the expression is run.
final class Landmarks {

    private final byte[][][] steps;
    private final byte[][] best;

    /// @param steps folded literals; no step is empty, nor any literal
    Landmarks(List<List<byte[]>> steps) {
        this.steps = steps.stream().map(s -> s.toArray(new byte[0][])).toArray(byte[][][]::new);
        byte[][] rarest = {};
        for (byte[][] step : this.steps) {
            if (rarest.length == 0 || rank(step) > rank(rarest)) {
                rarest = step;
            }
        }
        best = rarest;
    }

    /// The more, the less likely a step is met by chance.
    private static int rank(byte[][] step) {
        int shortest = Integer.MAX_VALUE;
        for (byte[] literal : step) {
            shortest = Math.min(shortest, literal.length);
        }
        return 8 * shortest - step.length;
    }

    /// The literals of the step that is best looked for; one of them stands in every text in which
    /// the expression is found. Empty where nothing is certain.
    byte[][] best() {
        return best;
    }

    /// Says whether the expression may be found in a folded text.
    boolean mayBeIn(byte[] text, int from, int to) {
        int at = from;
        for (byte[][] step : steps) {
            int nearest = Integer.MAX_VALUE;
            for (byte[] literal : step) {
                int found = Bytes.find(text, at, to, literal);
                if (found >= 0) {
                    nearest = Math.min(nearest, found + literal.length);
                }
            }
            if (nearest == Integer.MAX_VALUE) {
                return false;
            }
            at = nearest;
        }
        return true;
    }
}
