// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.util.List;

/// What stands below a published policy: who adopted it, since when it is in force, the same text
/// as a PDF.
///
/// @param body the name of the body
/// @param lines one paragraph each
/// @param pdf name of the PDF that lies beside the page; empty for none
public record Imprint(String body, List<String> lines, String pdf) {
    public Imprint {
        lines = List.copyOf(lines);
    }
}
