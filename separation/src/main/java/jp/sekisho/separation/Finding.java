// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.util.List;
import jp.sekisho.separation.device.Line;

/// Something in a configuration that somebody should look at, beside the verdicts.
///
/// @param kind what it is
/// @param line where it stands
/// @param because the lines that make it so
/// @param message what it means and what to do, one sentence in Japanese
public record Finding(Kind kind, Line line, List<Line> because, String message) {

    /// Kinds of findings.
    public enum Kind {
        /// No packet reaches the rule: others before it say the same.
        NEVER_MATCHES,
        /// No packet reaches the rule: others before it say the opposite.
        CONTRADICTS,
        /// The rule serves a permitted flow and lets more pass than that.
        TOO_WIDE,
        /// One VLAN stands in two zones.
        SHARED_VLAN,
        /// A cable carries the VLANs of several zones.
        SHARED_TRUNK,
        /// Frames without a tag on a trunk fall into the VLAN of a zone.
        NATIVE_VLAN
    }

    public Finding {
        because = List.copyOf(because);
    }
}
