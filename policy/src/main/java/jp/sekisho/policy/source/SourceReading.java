// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.util.List;

/// What turning bytes into lines came to.
public sealed interface SourceReading {

    /// The document has these lines.
    ///
    /// @param format what the bytes were
    /// @param lines every line in order, empty ones included
    record Lines(Format format, List<SourceLine> lines) implements SourceReading {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// The bytes are no document that can be read.
    ///
    /// @param line the line at which reading ended, or 0 when the whole input is meant
    /// @param message one sentence in Japanese: what, where, what to do
    record Refused(int line, String message) implements SourceReading {}

    /// The formats that can be read.
    enum Format {
        /// Plain text.
        TEXT,
        /// Markdown.
        MARKDOWN,
        /// HTML.
        HTML,
        /// Word (.docx).
        WORD,
        /// PDF with a text layer.
        PDF
    }
}
