// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;

/// What the page shows on which one chooses a body.
///
/// @param lines the bodies of this server
record BodiesView(List<Line> lines) {

    /// One body.
    ///
    /// @param name as people read it
    /// @param path its first page
    record Line(String name, String path) {}
}
