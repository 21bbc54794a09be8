// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.Content;

/// A ZIP file in the making.
final class Archive {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    Archive put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Archive put(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    byte[] bytes() {
        return bytes("");
    }

    byte[] bytes(String comment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTime(315_619_200_000L);
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
            if (!comment.isEmpty()) {
                zip.setComment(comment);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Content content() {
        return Content.of(bytes());
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
