// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import java.time.LocalDate;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Takes machine reports within a change that another feature has under way, as the page does.
@Component
public final class MeasureEntry {

    private final MeasureDesk desk;

    MeasureEntry(MeasureDesk desk) {
        this.desk = desk;
    }

    /// Takes a file for every unit.
    ///
    /// @param change the change under way
    /// @param today the day, in Japan
    /// @param name the file's name
    /// @param file what a machine wrote (`docs/guide/measure.md`)
    /// @throws IllegalArgumentException where a line of it is not taken; says why
    public void take(Change change, LocalDate today, String name, byte[] file) {
        MeasureDesk.Taken taken = desk.take(change, today, name, file);
        if (!taken.refused().isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", taken.refused()));
        }
    }
}
