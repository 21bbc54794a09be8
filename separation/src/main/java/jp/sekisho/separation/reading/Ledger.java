// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.separation.device.Coverage;
import jp.sekisho.separation.device.Line;

/// Keeps account of what became of each line while a configuration is read.
public final class Ledger {

    private final Map<String, Integer> irrelevant = new TreeMap<>();
    private final List<Line> unknown = new ArrayList<>();
    private int modelled;

    /// The line is in the model.
    public void modelled() {
        modelled++;
    }

    /// The line cannot matter to what passes.
    ///
    /// @param kind why, one word
    public void irrelevant(String kind) {
        irrelevant.merge(kind, 1, Integer::sum);
    }

    /// The line was not understood.
    public void unknown(Line line) {
        unknown.add(line);
    }

    public Coverage coverage() {
        return new Coverage(modelled, irrelevant, unknown);
    }
}
