// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.time.LocalDate;
import java.util.OptionalInt;

/// One item of a law that asks something of the body.
///
/// @param id its identity
/// @param article article and item as the office cites it
/// @param title what it is about, in a few words
/// @param gist what it asks, in our own words
/// @param inForce the day from which it binds
/// @param measure 1 to 8 when it is one of the eight measures of 施行規則16条の3; empty otherwise
/// @param transition what holds for systems and contracts that exist on that day
/// @param certainty how sure the gist is
public record LawItem(
        LawItemId id,
        String article,
        String title,
        String gist,
        LocalDate inForce,
        OptionalInt measure,
        Transition transition,
        Certainty certainty) {
    /// The number of measures in 施行規則16条の3.
    public static final int MEASURES = 8;

    public LawItem {
        Texts.require("article", article);
        Texts.require("title", title);
        Texts.require("gist", gist);
        if (measure.isPresent() && (measure.getAsInt() < 1 || measure.getAsInt() > MEASURES)) {
            throw new IllegalArgumentException("measure must be 1.." + MEASURES + ": " + measure);
        }
    }

    /// What happens to systems and contracts that exist on the day an item comes into force.
    public enum Transition {
        /// The item binds everything at once.
        AT_ONCE,
        /// Existing systems and contracts keep the old rules until they are renewed
        /// (令和8年総務省令第80号附則).
        EXISTING_KEEP_OLD_RULES
    }
}
