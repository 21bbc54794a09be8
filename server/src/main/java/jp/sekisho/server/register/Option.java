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

    /// Values that are written in one way only.
    ///
    /// @param codesAndLabels a code, its label, the next code, its label
    public static List<Option> list(String... codesAndLabels) {
        if (codesAndLabels.length % 2 != 0) {
            throw new IllegalArgumentException("each code has a label");
        }
        return java.util.stream.IntStream.range(0, codesAndLabels.length / 2)
                .mapToObj(i -> new Option(codesAndLabels[2 * i], codesAndLabels[2 * i + 1]))
                .toList();
    }
}
