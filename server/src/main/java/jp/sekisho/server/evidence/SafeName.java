// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A file's name that can be shown and saved anywhere.
///
/// No folder, no control or direction character, nothing that Windows refuses or takes for a
/// device, not too long, and an extension that says what the file is.
///
/// @param text the name
public record SafeName(String text) {

    /// The longest name, in characters, its extension included.
    public static final int LONGEST = 120;

    private static final int LONGEST_EXTENSION = 10;
    private static final String NAMELESS = "名前のないファイル";
    private static final String REFUSED = "<>:\"/\\|?*";
    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3");

    public SafeName {
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST + " characters");
        }
    }

    /// Makes a name safe.
    ///
    /// @param given the name as it came; may be anything
    /// @param type what the file is by its bytes
    public static SafeName of(String given, FileType type) {
        String last = given.replaceAll(".*[/\\\\]", "");
        String plain =
                Normalizer.normalize(last, Normalizer.Form.NFC)
                        .codePoints()
                        .filter(SafeName::isShown)
                        .mapToObj(c -> REFUSED.indexOf(c) < 0 ? Character.toString(c) : "_")
                        .collect(Collectors.joining())
                        .strip()
                        .replaceFirst("^\\.+", "")
                        .replaceFirst("[. ]+$", "");
        int dot = plain.lastIndexOf('.');
        boolean extended = dot > 0 && plain.length() - dot - 1 <= LONGEST_EXTENSION;
        String stem = extended ? plain.substring(0, dot) : plain;
        String extension = extended ? plain.substring(dot + 1) : "";
        if (!fits(extension, type)) {
            stem = plain;
            extension = type.extension();
        }
        if (stem.isBlank()) {
            stem = NAMELESS;
        }
        if (DEVICES.contains(stem.toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""))) {
            stem = "_" + stem;
        }
        return new SafeName(cut(stem, LONGEST - extension.length() - 1) + "." + extension);
    }

    private static boolean fits(String extension, FileType type) {
        String small = extension.toLowerCase(Locale.ROOT);
        return switch (type) {
            case JPEG -> small.equals("jpg") || small.equals("jpeg");
            case TIFF -> small.equals("tif") || small.equals("tiff");
            case PDF, PNG, WORD, EXCEL, ZIP -> small.equals(type.extension());
            case OTHER -> false;
        };
    }

    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    @Override
    public String toString() {
        return text;
    }
}
