// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What a file is by its own bytes, whatever its name says.
public enum FileType {
    PDF("PDF", "application/pdf", "pdf", "255044462d"),
    PNG("PNG画像", "image/png", "png", "89504e470d0a1a0a"),
    JPEG("JPEG画像", "image/jpeg", "jpg", "ffd8ff"),
    TIFF("TIFF画像", "image/tiff", "tif", "49492a00", "4d4d002a"),
    /** Without macros. */
    WORD(
            "Word文書",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx"),
    /** Without macros. */
    EXCEL("Excelブック", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ZIP("ZIP書庫", "application/zip", "zip", "504b0304", "504b0506"),
    /** Anything else; never opened by a browser. */
    OTHER("そのほかのファイル", "application/octet-stream", "bin");

    /// What offices scan to.
    public static final Set<FileType> SCANS = Set.of(PDF, PNG, JPEG, TIFF);

    /// What offices scan to and write; nothing that can carry a macro.
    public static final Set<FileType> DOCUMENTS = Set.of(PDF, PNG, JPEG, TIFF, WORD, EXCEL);

    private static final int HEAD = 16;

    private final String label;
    private final String mediaType;
    private final String extension;
    private final List<byte[]> marks;

    FileType(String label, String mediaType, String extension, String... marks) {
        this.label = label;
        this.mediaType = mediaType;
        this.extension = extension;
        this.marks = List.of(marks).stream().map(HexFormat.of()::parseHex).toList();
    }

    /// Returns the name that people read.
    public String label() {
        return label;
    }

    /// Returns the media type with which it is handed out.
    public String mediaType() {
        return mediaType;
    }

    /// Returns the extension that fits, without the dot.
    public String extension() {
        return extension;
    }

    /// Finds the type in a file's bytes.
    static FileType of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        for (FileType type : values()) {
            if (type.marks.stream().anyMatch(mark -> startsWith(head, mark))) {
                return type == ZIP ? archive(file) : type;
            }
        }
        return OTHER;
    }

    private static FileType archive(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("word/vbaProject.bin") != null
                    || zip.getEntry("xl/vbaProject.bin") != null) {
                return OTHER;
            }
            if (zip.getEntry("word/document.xml") != null) {
                return WORD;
            }
            return zip.getEntry("xl/workbook.xml") == null ? ZIP : EXCEL;
        } catch (ZipException e) {
            return OTHER; // begins like an archive and is none
        }
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length
                && java.util.Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}
