// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Names under which files go on: safe on Windows, with the extension of their real type.
public final class OutputName {

    /// The longest name in UTF-8 bytes; leaves room for a counter below 255.
    private static final int MAX_BYTES = 200;

    private static final String FORBIDDEN = "<>:\"/\\|?*";
    private static final Set<String> RESERVED =
            Set.of(
                    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5",
                    "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",
                    "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$", "clock$");

    private OutputName() {}

    /// Returns a safe file name.
    ///
    /// @param name any name, possibly hostile; a path counts by its last part
    /// @param type the type of the bytes that go on
    /// @return a safe file name
    public static String of(String name, FileType type) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = safe(last);
        String extension = extension(safe).toLowerCase(Locale.ROOT);
        if (type.extensions().isEmpty() || type.extensions().contains(extension)) {
            return safe;
        }
        String stem = extension.isEmpty() || !isKnown(extension) ? safe : stem(safe);
        return safe(stem) + "." + type.extensions().getFirst();
    }

    /// Returns the same without what Windows or a reader would misunderstand; never empty.
    ///
    /// @param name one path element
    /// @return the same without what Windows or a reader would misunderstand; never empty
    public static String safe(String name) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> {
                    if (PlainText.isDeceptive(c) || c == '\t' || c == '\n') {
                        return;
                    }
                    out.appendCodePoint(FORBIDDEN.indexOf(c) >= 0 ? '_' : c);
                });
        String text = out.toString().strip();
        while (text.endsWith(".") || text.endsWith(" ") || text.endsWith("　")) {
            text = text.substring(0, text.length() - 1);
        }
        while (text.startsWith(".")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return "file";
        }
        int dot = text.indexOf('.');
        String device = (dot < 0 ? text : text.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return shortened(RESERVED.contains(device) ? "_" + text : text);
    }

    /// Returns what stands after its last dot, or nothing.
    ///
    /// @param name a file name
    /// @return what stands after its last dot, or nothing
    public static String extension(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        int dot = name.lastIndexOf('.');
        return dot > slash + 1 ? name.substring(dot + 1).strip() : "";
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean isKnown(String extension) {
        for (FileType type : FileType.values()) {
            if (type.extensions().contains(extension)) {
                return true;
            }
        }
        return false;
    }

    /// Returns a name with something behind it, the name shortened where both are too long.
    ///
    /// @param name a safe name
    /// @param tail an extension or several
    /// @return at most 200 bytes of UTF-8, ending in the tail
    public static String withTail(String name, String tail) {
        return cut(name, MAX_BYTES - tail.getBytes(StandardCharsets.UTF_8).length) + tail;
    }

    private static String shortened(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return name;
        }
        String extension = extension(name);
        String tail = extension.isEmpty() || extension.length() > 20 ? "" : "." + extension;
        return withTail(name, tail);
    }

    /// As many whole characters as fit.
    private static String cut(String name, int room) {
        int end = 0;
        int used = 0;
        while (end < name.length()) {
            int c = name.codePointAt(end);
            int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (used + width > room) {
                break;
            }
            used += width;
            end += Character.charCount(c);
        }
        return name.substring(0, end);
    }
}
