// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.util.List;

/// What stands around a page's own content.
///
/// @param base address prefix of the body (`/yamazato`); empty where no body is open
/// @param bodyName the body's name; empty where no body is open
/// @param fiscalYear the fiscal year and quarter of today
/// @param user who is logged in, as shown; empty for nobody
/// @param menu the menu's blocks that this person may see
/// @param current address of the page shown
/// @param csrf token that every form sends back; empty where there is no session
/// @param notice one sentence to say on top of the page, for example after saving; empty for none
public record Chrome(
        String base,
        String bodyName,
        String fiscalYear,
        String user,
        List<Block> menu,
        String current,
        Csrf csrf,
        String notice) {

    public Chrome {
        menu = List.copyOf(menu);
    }

    /// One block of the menu.
    ///
    /// @param heading its heading; empty for none
    /// @param lines its lines
    public record Block(String heading, List<Line> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    /// One line of the menu.
    ///
    /// @param label what it says
    /// @param path full address
    /// @param current whether the page shown is below it
    public record Line(String label, String path, boolean current) {}

    /// The hidden field that proves that a form is ours.
    ///
    /// @param name the field's name
    /// @param value the token
    public record Csrf(String name, String value) {
        /** No session, so no form may change anything. */
        public static final Csrf NONE = new Csrf("", "");
    }
}
