// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The paragraphs and table rows of a Word file, with the numbers that Word itself would print.
///
/// Read straight from the archive: no macro, picture, link or embedded object is ever opened.
final class WordSource {

    private static final String DOCUMENT = "word/document.xml";
    private static final String NUMBERING = "word/numbering.xml";
    private static final String STYLES = "word/styles.xml";
    private static final Set<String> WANTED = Set.of(DOCUMENT, NUMBERING, STYLES);

    private WordSource() {}

    static SourceReading read(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = parts(bytes);
        byte[] document = parts.get(DOCUMENT);
        if (document == null) {
            return SourceReader.refused("Word(.docx)の文書ではありません。Wordで開き、.docxで保存し直してください。");
        }
        WordStyles styles = WordStyles.read(parts.get(STYLES));
        WordNumbering numbering = WordNumbering.read(parts.get(NUMBERING));
        List<SourceLine> lines = new WordBody(styles, numbering).read(document);
        return SourceReader.checked(SourceReading.Format.WORD, lines);
    }

    private static Map<String, byte[]> parts(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        int entries = 0;
        long unpacked = 0;
        byte[] buffer = new byte[65_536];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > Limits.ARCHIVE_ENTRIES) {
                    throw new Bounded.TooMuch("Wordファイルの中の部品が多すぎます。本文だけを新しい文書に写して保存してください。");
                }
                boolean wanted =
                        WANTED.contains(entry.getName()) && !parts.containsKey(entry.getName());
                ByteArrayOutputStream part = new ByteArrayOutputStream();
                long size = 0;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    unpacked += read;
                    if (size > Limits.PART_BYTES || unpacked > 5L * Limits.PART_BYTES) {
                        throw new Bounded.TooMuch("Wordファイルの中身が大きすぎます。本文だけを新しい文書に写して保存してください。");
                    }
                    if (wanted) {
                        part.write(buffer, 0, read);
                    }
                }
                if (wanted) {
                    parts.put(entry.getName(), part.toByteArray());
                }
            }
        }
        return parts;
    }
}
