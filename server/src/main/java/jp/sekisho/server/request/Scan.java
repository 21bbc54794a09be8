// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import jp.sekisho.server.database.schema.tables.records.RequestPaperRecord;

/// A scanned form: a PDF or a picture, known by its first bytes and not by its name. It has at most
/// [#MAX_BYTES].
final class Scan {

    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MAX_NAME = 200;

    private final String name;
    private final String mediaType;
    private final byte[] content;

    private Scan(String name, String mediaType, byte[] content) {
        this.name = name;
        this.mediaType = mediaType;
        this.content = content;
    }

    /// What became of an upload.
    sealed interface Reading {

        /// It can be kept.
        record Read(Scan scan) implements Reading {}

        /// It cannot.
        record Refused(String sentence) implements Reading {}
    }

    static Reading read(String name, byte[] content) {
        if (content.length == 0) {
            return new Reading.Refused("決裁された用紙をスキャンしたファイルを選んでください。");
        }
        if (content.length > MAX_BYTES) {
            return new Reading.Refused("10MBまでのファイルにしてください。");
        }
        return mediaType(content)
                .<Reading>map(type -> new Reading.Read(new Scan(plain(name), type, content)))
                .orElseGet(() -> new Reading.Refused("PDFか画像(JPEG・PNG・TIFF)ではありません。スキャンし直してください。"));
    }

    private static Optional<String> mediaType(byte[] content) {
        String start = HexFormat.of().formatHex(content, 0, Math.min(8, content.length));
        if (start.startsWith("255044462d")) {
            return Optional.of("application/pdf");
        }
        if (start.startsWith("ffd8ff")) {
            return Optional.of("image/jpeg");
        }
        if (start.equals("89504e470d0a1a0a")) {
            return Optional.of("image/png");
        }
        return start.startsWith("49492a00") || start.startsWith("4d4d002a")
                ? Optional.of("image/tiff")
                : Optional.empty();
    }

    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String kept = last.replaceAll("\\p{Cntrl}", "").strip();
        String shown = kept.isEmpty() ? "scan" : kept;
        return shown.substring(0, Math.min(shown.length(), MAX_NAME));
    }

    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RequestPaperRecord row(long id, long request) {
        RequestPaperRecord row = new RequestPaperRecord();
        row.setId(id);
        row.setRequestId(request);
        row.setPurpose("SIGNED");
        row.setName(name);
        row.setMediaType(mediaType);
        row.setHash(hash());
        row.setBytes((long) content.length);
        row.setContent(content);
        return row;
    }
}
