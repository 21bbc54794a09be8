// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;

/// One value that can be chosen.
///
/// @param code what is stored
/// @param label what people read and write
/// @param also what inherited sheets write for it
public record Option(String code, String label, List<String> also) {

    public Option {
        also = List.copyOf(also);
    }

    /// A value that is written in one way only.
    ///
    /// @param code what is stored
    /// @param label what people read and write
    public Option(String code, String label) {
        this(code, label, List.of());
    }
}
