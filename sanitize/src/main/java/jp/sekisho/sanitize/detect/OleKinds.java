// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.detect;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;

/// What an OLE2 compound file holds, from the names in its directory ([MS-CFB] 2.6).
final class OleKinds {

    private static final int ENTRY = 128;
    private static final int MAX_DIRECTORY_SECTORS = 20_000;
    private static final long END = 0xfffffffeL;

    private OleKinds() {}

    static FileType detect(Content content) {
        Set<String> names;
        try {
            names = directory(content);
        } catch (IndexOutOfBoundsException e) {
            names = Set.of();
        }
        return byNames(names);
    }

    private static FileType byNames(Set<String> names) {
        if (names.contains("encryptedpackage")) {
            return FileType.ENCRYPTED_OOXML;
        }
        if (names.contains("worddocument")) {
            return FileType.DOC;
        }
        if (names.contains("workbook") || names.contains("book")) {
            return FileType.XLS;
        }
        if (names.contains("powerpoint document") || names.contains("pp40")) {
            return FileType.PPT;
        }
        if (names.contains("visiodocument")) {
            return FileType.VISIO;
        }
        if (names.contains("quill") || names.contains("quillsub")) {
            return FileType.PUBLISHER;
        }
        if (names.stream().anyMatch(n -> n.startsWith("__properties_version1.0"))) {
            return FileType.MSG;
        }
        if (names.contains("documenttext") || names.stream().anyMatch(n -> n.startsWith("jsrv"))) {
            return FileType.JTD;
        }
        if (names.contains("fileheader") && names.contains("bodytext")) {
            return FileType.HWP;
        }
        if (names.stream().anyMatch(n -> n.startsWith("\u4840"))) {
            return FileType.INSTALLER;
        }
        return FileType.OLE;
    }

    /// The lower-case names of all streams and storages.
    private static Set<String> directory(Content c) {
        int shift = c.u16(30);
        if (shift != 9 && shift != 12) {
            return Set.of();
        }
        int sector = 1 << shift;
        Set<String> names = new HashSet<>();
        BitSet seen = new BitSet();
        long next = c.u32(48);
        for (int i = 0; i < MAX_DIRECTORY_SECTORS && next < END; i++) {
            long start = (next + 1) * sector;
            if (start + sector > c.size() || seen.get((int) next)) {
                break;
            }
            seen.set((int) next);
            for (int at = (int) start; at < start + sector; at += ENTRY) {
                int length = c.u16(at + 64);
                if (length >= 2 && length <= 64) {
                    byte[] raw = c.slice(at, length - 2).toByteArray();
                    names.add(new String(raw, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT));
                }
            }
            next = following(c, next, sector);
        }
        return names;
    }

    /// The allocation table's word for a sector; only the first 109 table sectors are looked up.
    private static long following(Content c, long of, int sector) {
        int perTable = sector / 4;
        int table = (int) (of / perTable);
        if (table >= 109) {
            return END;
        }
        long tableSector = c.u32(76 + 4 * table);
        long at = (tableSector + 1) * sector + (of % perTable) * 4;
        return at + 4 > c.size() ? END : c.u32((int) at);
    }
}
