// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.time.Duration;

/// Every limit of the engine, in one place. Passing one means that the file is held.
///
/// @param fileBytes size of one submitted file, bytes
/// @param expandedBytes all that is unpacked from it, bytes
/// @param ratio unpacked bytes for each packed byte, looked at above [#RATIO_FLOOR]
/// @param entries members of all its containers together
/// @param depth containers inside containers
/// @param partBytes one part that must be held in memory (an XML part, a picture), bytes
/// @param xmlDepth elements inside elements
/// @param pixels width times height times frames of one picture
/// @param side width or height of one picture, pixels
/// @param pages pages of one document
/// @param objects objects of one PDF
/// @param headerBytes all headers of one mail, bytes
/// @param perFile time for one file that is no container
/// @param perSubmission time for one submitted file with everything inside
public record Limits(
        long fileBytes,
        long expandedBytes,
        int ratio,
        int entries,
        int depth,
        int partBytes,
        int xmlDepth,
        long pixels,
        int side,
        int pages,
        int objects,
        int headerBytes,
        Duration perFile,
        Duration perSubmission) {

    /// Below this many unpacked bytes the ratio is not looked at: ordinary styles compress very
    /// well.
    public static final long RATIO_FLOOR = 50L << 20;

    /// Characters of one line of a CSV.
    public static final int CSV_LINE = 8 << 20;

    /// Parts of one mail, those of its multiparts together.
    public static final int MAIL_PARTS = 1_000;

    /// Multiparts inside multiparts.
    public static final int MAIL_NESTING = 50;

    /// Elements inside elements of HTML; deeper ones are left out.
    public static final int HTML_DEPTH = 400;

    /// Elements inside elements of SVG.
    public static final int SVG_DEPTH = 256;

    /// Scans of a progressive JPEG, each of which costs a reader a walk over the whole picture.
    public static final int JPEG_SCANS = 200;

    /// Entries that are listed of a ZIP at all.
    public static final int ZIP_LISTED = 200_000;

    /// Arrays and dictionaries inside each other in a PDF.
    public static final int PDF_NESTING = 60;

    /// Tables of a font.
    public static final int FONT_TABLES = 100;

    /// Bytes of the signature of a font that stays; usual ones have 5,000 to 8,000.
    public static final int FONT_SIGNATURE = 16_384;

    /// What the product ships with.
    public static final Limits DEFAULT =
            new Limits(
                    500L << 20,
                    2L << 30,
                    200,
                    20_000,
                    8,
                    200 << 20,
                    1_000,
                    100_000_000L,
                    40_000,
                    5_000,
                    1_000_000,
                    1 << 20,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(120));

    public Limits {
        if (fileBytes < 1
                || expandedBytes < 1
                || ratio < 1
                || entries < 1
                || depth < 1
                || partBytes < 1
                || xmlDepth < 1
                || pixels < 1
                || side < 1
                || pages < 1
                || objects < 1
                || headerBytes < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
        if (perFile.isNegative() || perFile.isZero() || perSubmission.compareTo(perFile) < 0) {
            throw new IllegalArgumentException(
                    "times must be positive and perSubmission not below perFile: " + perFile);
        }
    }

    /// Returns the same limits with other times.
    ///
    /// @param file time for one file
    /// @param submission time for one submission
    /// @return the same limits with other times
    public Limits within(Duration file, Duration submission) {
        return new Limits(
                fileBytes,
                expandedBytes,
                ratio,
                entries,
                depth,
                partBytes,
                xmlDepth,
                pixels,
                side,
                pages,
                objects,
                headerBytes,
                file,
                submission);
    }
}
