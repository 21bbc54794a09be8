// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Media types as senders declare them (RFC 6838). They decide nothing: one that contradicts the
/// real type is told to the reader of the report.
final class MediaTypes {

    private static final Set<FileType> WORDS = EnumSet.range(FileType.DOCX, FileType.DOTM);
    private static final Set<FileType> SHEETS = EnumSet.range(FileType.XLSX, FileType.XLAM);
    private static final Set<FileType> SLIDES = EnumSet.range(FileType.PPTX, FileType.PPAM);
    private static final Set<FileType> PICTURES =
            EnumSet.of(
                    FileType.PNG,
                    FileType.JPEG,
                    FileType.GIF,
                    FileType.BMP,
                    FileType.TIFF,
                    FileType.WEBP,
                    FileType.SVG,
                    FileType.HEIF,
                    FileType.ICON,
                    FileType.EMF,
                    FileType.WMF);
    private static final Set<FileType> TEXTS =
            EnumSet.of(
                    FileType.TEXT,
                    FileType.CSV,
                    FileType.HTML,
                    FileType.XML,
                    FileType.SVG,
                    FileType.EML,
                    FileType.RTF,
                    FileType.CALENDAR,
                    FileType.MBOX,
                    FileType.EMPTY);

    private static final Map<String, Set<FileType>> EXACT =
            Map.ofEntries(
                    Map.entry("application/pdf", EnumSet.of(FileType.PDF)),
                    Map.entry("image/png", EnumSet.of(FileType.PNG)),
                    Map.entry("image/jpeg", EnumSet.of(FileType.JPEG)),
                    Map.entry("image/gif", EnumSet.of(FileType.GIF)),
                    Map.entry("image/svg+xml", EnumSet.of(FileType.SVG)),
                    Map.entry("text/html", EnumSet.of(FileType.HTML, FileType.TEXT)),
                    Map.entry("text/csv", EnumSet.of(FileType.CSV, FileType.TEXT)),
                    Map.entry("message/rfc822", EnumSet.of(FileType.EML)),
                    Map.entry("application/rtf", EnumSet.of(FileType.RTF)),
                    Map.entry(
                            "application/msword",
                            plus(WORDS, FileType.DOC, FileType.RTF, FileType.ENCRYPTED_OOXML)),
                    Map.entry(
                            "application/vnd.ms-excel",
                            plus(
                                    SHEETS,
                                    FileType.XLS,
                                    FileType.XLSB,
                                    FileType.CSV,
                                    FileType.ENCRYPTED_OOXML)),
                    Map.entry(
                            "application/vnd.ms-powerpoint",
                            plus(SLIDES, FileType.PPT, FileType.ENCRYPTED_OOXML)));

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, Set<FileType>> BY_START =
            Map.of(
                    OPEN_XML + "wordprocessingml",
                    plus(WORDS, FileType.ENCRYPTED_OOXML),
                    OPEN_XML + "spreadsheetml",
                    plus(SHEETS, FileType.ENCRYPTED_OOXML),
                    OPEN_XML + "presentationml",
                    plus(SLIDES, FileType.ENCRYPTED_OOXML),
                    "application/vnd.ms-word.",
                    plus(WORDS, FileType.ENCRYPTED_OOXML),
                    "application/vnd.ms-excel.",
                    plus(SHEETS, FileType.XLSB),
                    "application/vnd.ms-powerpoint.",
                    plus(SLIDES, FileType.ENCRYPTED_OOXML),
                    "image/",
                    PICTURES,
                    "text/",
                    TEXTS,
                    "audio/",
                    EnumSet.of(FileType.MEDIA),
                    "video/",
                    EnumSet.of(FileType.MEDIA));

    private MediaTypes() {}

    private static Set<FileType> plus(Set<FileType> some, FileType... more) {
        EnumSet<FileType> all = EnumSet.copyOf(some);
        for (FileType type : more) {
            all.add(type);
        }
        return all;
    }

    /// Returns whether a declared media type names something that the real type is not. A type that
    /// says nothing (`application/octet-stream`) or is not known contradicts nothing.
    ///
    /// @param declared a media type, perhaps with parameters
    /// @param real the type by content
    static boolean contradict(String declared, FileType real) {
        int semicolon = declared.indexOf(';');
        String plain =
                (semicolon < 0 ? declared : declared.substring(0, semicolon))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        Set<FileType> meant = meant(plain);
        return meant != null && !meant.contains(real);
    }

    private static @Nullable Set<FileType> meant(String plain) {
        Set<FileType> exact = EXACT.get(plain);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, Set<FileType>> one : BY_START.entrySet()) {
            if (plain.startsWith(one.getKey())) {
                return one.getValue();
            }
        }
        return null;
    }
}
