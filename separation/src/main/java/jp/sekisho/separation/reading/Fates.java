// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.device.Coverage;
import jp.sekisho.separation.device.Line;
import org.jspecify.annotations.Nullable;

/// What became of each line while a configuration is read in any order. A line that nobody took
/// counts as not understood.
public final class Fates {

    private static final String MODELLED = "";
    private static final String UNKNOWN = "?";

    private final ConfigText text;
    private final @Nullable String[] fates;
    private final List<Line> everywhere = new ArrayList<>();

    public Fates(ConfigText text) {
        this.text = text;
        this.fates = new String[text.lines().size()];
    }

    /// The line is in the model.
    public void modelled(int index) {
        fates[index] = MODELLED;
    }

    /// The line is in the model unless something else was said of it.
    public void settle(int index) {
        fates[index] = fates[index] == null ? MODELLED : fates[index];
    }

    /// The line cannot matter to what passes.
    ///
    /// @param kind why, a word or two
    public void irrelevant(int index, String kind) {
        fates[index] = kind;
    }

    /// Says whether it was found that a line cannot matter.
    public boolean isIrrelevant(int index) {
        String fate = fates[index];
        return fate != null && !fate.equals(MODELLED) && !fate.equals(UNKNOWN);
    }

    /// The line was not understood, and the model holds it where it may matter.
    public void unknown(int index) {
        fates[index] = UNKNOWN;
    }

    /// The line was not understood and may matter to any packet.
    public void unknownEverywhere(int index) {
        fates[index] = UNKNOWN;
        everywhere.add(text.line(index));
    }

    /// Returns the lines that may matter to any packet; those that nobody took are among them.
    public List<Line> everywhere() {
        List<Line> all = new ArrayList<>(everywhere);
        for (int i = 0; i < fates.length; i++) {
            if (fates[i] == null) {
                all.add(text.line(i));
            }
        }
        return all;
    }

    /// Says what became of all lines.
    public Coverage coverage() {
        Ledger ledger = new Ledger();
        for (int i = 0; i < fates.length; i++) {
            @Nullable String fate = fates[i];
            if (fate == null || fate.equals(UNKNOWN)) {
                ledger.unknown(text.line(i));
            } else if (fate.equals(MODELLED)) {
                ledger.modelled();
            } else {
                ledger.irrelevant(fate);
            }
        }
        return ledger.coverage();
    }
}
