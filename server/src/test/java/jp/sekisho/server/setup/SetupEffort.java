// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;

/// What the wizard asks of somebody, counted page by page, and the time that it would take by the
/// keystroke-level model (Card, Moran, Newell 1980): to read every word once, to think about and
/// point at every field that is seen, whether it is changed or not, and to type as poor typists do.
/// Looking up what one does not know by heart is not in it, and no person was timed.
final class SetupEffort {

    /// The slow end of silent reading of Japanese.
    private static final double READ_A_MINUTE = 400;

    /// Three keystrokes a character with conversion, half a second each.
    private static final double SECONDS_A_CHARACTER = 3 * 0.5;

    /// Thinking 1.35 s, pointing 1.1 s, a click 0.2 s.
    private static final double SECONDS_A_FIELD = 1.35 + 1.1 + 0.2;

    private static final double SECONDS_A_PAGE = 5;

    private int pages;
    private int read;
    private int typed;
    private int fields;

    /// Counts a page as it is when its button is pressed.
    void add(Page page) {
        pages++;
        read += page.locator("main").innerText().replaceAll("\\s+", "").length();
        fields +=
                page.locator("main :is(input, textarea, select)")
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .count();
        typed +=
                ((Number)
                                page.evaluate(
                                        """
                                        () => [...document.querySelectorAll('main input, main textarea')]
                                            .filter(e => !['hidden', 'file', 'checkbox', 'radio'].includes(e.type))
                                            .filter(e => e.value !== e.defaultValue)
                                            .reduce((sum, e) => sum + e.value.length, 0)
                                        """))
                        .intValue();
    }

    double minutes() {
        return read / READ_A_MINUTE
                + (typed * SECONDS_A_CHARACTER + fields * SECONDS_A_FIELD + pages * SECONDS_A_PAGE)
                        / 60;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d pages, %d characters to read, %d fields, %d characters typed: %.1f minutes",
                pages,
                read,
                fields,
                typed,
                minutes());
    }
}
