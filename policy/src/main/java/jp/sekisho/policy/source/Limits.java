// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

/// Every limit under which a document is read. A basic policy has some ten thousand characters; the
/// limits leave a thousandfold for documents that contain one.
public final class Limits {

    /// Bytes of a file.
    public static final int BYTES = 20_000_000;

    /// Characters of one line.
    public static final int LINE_CHARS = 50_000;

    /// Characters of all lines together.
    public static final int TEXT_CHARS = 2_000_000;

    /// Lines.
    public static final int LINES = 50_000;

    /// Entries of a Word file's archive.
    static final int ARCHIVE_ENTRIES = 2_000;

    /// Bytes that one part of a Word file may unpack to.
    static final int PART_BYTES = 40_000_000;

    /// How deep the elements of a Word file may be nested.
    static final int XML_DEPTH = 200;

    /// XML events read from one part of a Word file.
    static final int XML_EVENTS = 5_000_000;

    /// How deep the elements of an HTML page may be nested.
    static final int HTML_DEPTH = 500;

    /// Pages of a PDF.
    static final int PDF_PAGES = 500;

    /// Bytes that the streams of a PDF may unpack to, together.
    static final long PDF_UNPACKED_BYTES = 200_000_000;

    /// Operators of all pages of a PDF.
    static final int PDF_OPERATORS = 3_000_000;

    /// Seconds that reading a Word, HTML or PDF file may take.
    static final int SECONDS = 20;

    private Limits() {}
}
