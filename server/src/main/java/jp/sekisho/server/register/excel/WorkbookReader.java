// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import jp.sekisho.server.register.excel.WorkbookReading.Reason;
import jp.sekisho.server.register.excel.WorkbookReading.Refused;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Reads a workbook or a table of text (CSV) that somebody sends. Nothing in it is run, fetched or
/// believed.
public final class WorkbookReader {

    private WorkbookReader() {}

    /// Reads a file.
    ///
    /// @param file the file as it came
    /// @return its sheets, or why it is refused; never throws because of what the file holds
    public static WorkbookReading read(byte[] file) {
        if (file.length > Limits.FILE) {
            return new Refused(Reason.TOO_LARGE);
        }
        try {
            if (startsWith(file, 0x50, 0x4B, 0x03, 0x04)) {
                return zip(file);
            }
            if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
                return compound(file);
            }
            return DelimitedReader.read(file);
        } catch (TooMuch e) {
            return new Refused(e.reason());
        } catch (IOException | RuntimeException e) {
            // Whatever a library throws at a hostile file is the file's fault.
            return new Refused(Reason.BROKEN);
        }
    }

    private static WorkbookReading zip(byte[] file) throws IOException {
        boolean workbook = false;
        int entries = 0;
        long unpacked = 0;
        byte[] buffer = new byte[64 * 1024];
        try (ZipArchiveInputStream in =
                new ZipArchiveInputStream(new ByteArrayInputStream(file), "UTF-8", true, true)) {
            for (ZipArchiveEntry entry = in.getNextEntry();
                    entry != null;
                    entry = in.getNextEntry()) {
                if (++entries > Limits.ENTRIES) {
                    throw new TooMuch(Reason.TOO_DEEP);
                }
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin")
                        || name.contains("xl/macrosheets/")
                        || name.contains("xl/dialogsheets/")) {
                    return new Refused(Reason.MACROS);
                }
                workbook |= name.equals("xl/workbook.xml");
                long size = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    unpacked += read;
                    boolean bomb =
                            size > Limits.SMALL
                                    && entry.getCompressedSize() > 0
                                    && size / entry.getCompressedSize() > Limits.RATIO;
                    if (bomb
                            || unpacked > Limits.UNPACKED
                            || size > (long) file.length * Limits.RATIO + Limits.SMALL) {
                        throw new TooMuch(Reason.TOO_DEEP);
                    }
                }
            }
        }
        if (!workbook) {
            return new Refused(entries == 0 ? Reason.BROKEN : Reason.NOT_A_WORKBOOK);
        }
        return XlsxReader.read(file);
    }

    private static WorkbookReading compound(byte[] file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(file);
                POIFSFileSystem files = new POIFSFileSystem(in)) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return new Refused(Reason.ENCRYPTED);
            }
            if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")
                    || root.hasEntryCaseInsensitive("VBA")
                    || root.hasEntryCaseInsensitive("Macros")) {
                return new Refused(Reason.MACROS);
            }
            if (!root.hasEntryCaseInsensitive("Workbook")
                    && !root.hasEntryCaseInsensitive("Book")) {
                return new Refused(Reason.NOT_A_WORKBOOK);
            }
            return XlsReader.read(files);
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// A limit is passed.
    static final class TooMuch extends RuntimeException {

        private final Reason reason;

        TooMuch(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }
}
