// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.util.Map;

/// What making a PDF came to.
public sealed interface PdfRendering {

    /// The PDF was made.
    ///
    /// @param bytes the file
    /// @param replaced characters that the font lacks, with what stands for them in the PDF
    record Rendered(byte[] bytes, Map<String, String> replaced) implements PdfRendering {
        public Rendered {
            bytes = bytes.clone();
            replaced = Map.copyOf(replaced);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// The font is not in this installation.
    ///
    /// @param message one sentence in Japanese
    record FontMissing(String message) implements PdfRendering {}
}
