// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.List;
import jp.sekisho.separation.packet.Cube;

/// The packets that a rule matches.
///
/// @param cubes the packets at most; they need not be disjoint
/// @param in the interfaces through which they come
/// @param out the interfaces through which they leave
/// @param fit whether it is exactly these
public record Match(List<Cube> cubes, InterfaceMatch in, InterfaceMatch out, Fit fit) {

    /// How the cubes stand to what the rule really matches.
    public enum Fit {
        /// It matches exactly these.
        EXACT,
        /// It matches each of these at some times and not at others, as a rate limit does.
        SOMETIMES,
        /// A part of it was not understood: it matches at most these.
        AT_MOST
    }

    /// Every packet.
    public static final Match ALL =
            new Match(List.of(Cube.ANY), InterfaceMatch.ANY, InterfaceMatch.ANY, Fit.EXACT);

    public Match {
        cubes = List.copyOf(cubes);
    }

    /// Makes a match on every interface.
    public static Match of(List<Cube> cubes) {
        return new Match(cubes, InterfaceMatch.ANY, InterfaceMatch.ANY, Fit.EXACT);
    }
}
