// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.util.Map;

/// What making a PDF came to.
public sealed interface PdfRendering {

    /// The PDF was made.
    final class Rendered implements PdfRendering {
        private final byte[] bytes;
        private final Map<String, String> replaced;

        Rendered(byte[] bytes, Map<String, String> replaced) {
            this.bytes = bytes.clone();
            this.replaced = Map.copyOf(replaced);
        }

        /// Returns the file.
        public byte[] bytes() {
            return bytes.clone();
        }

        /// Returns the characters that the font lacks, with what stands for them in the PDF.
        public Map<String, String> replaced() {
            return replaced;
        }
    }

    /// The font is not in this installation.
    ///
    /// @param message one sentence in Japanese
    record FontMissing(String message) implements PdfRendering {}
}
