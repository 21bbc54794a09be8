// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rebuilds TrueType and OpenType fonts (ISO/IEC 14496-22) and Type 1 fonts. What is no table of an
/// allowed name, and what stands between and behind tables, does not come out.
public final class FontProgram {

    private static final int MAX_TABLES = 100;
    private static final Set<String> TABLES =
            Set.of(
                    "head", "hhea", "maxp", "hmtx", "vhea", "vmtx", "cmap", "loca", "glyf", "cvt ",
                    "fpgm", "prep", "CFF ", "CFF2", "VORG", "OS/2", "post", "GSUB", "GPOS", "GDEF",
                    "BASE", "kern", "gasp", "hdmx", "VDMX", "LTSH", "EBDT", "EBLC", "EBSC");

    /// Programs for the glyphs' outlines; a font shows the same without them, a little coarser.
    private static final Set<String> INSTRUCTIONS =
            Set.of("cvt ", "fpgm", "prep", "hdmx", "VDMX", "LTSH");

    private static final byte[] TYPE_1_END =
            ("0".repeat(64) + "\n")
                    .repeat(8)
                    .concat("cleartomark\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private FontProgram() {}

    /// Whether the bytes are a TrueType or OpenType font.
    ///
    /// @param font decoded bytes
    /// @return whether its first four bytes say so
    public static boolean isSfnt(byte[] font) {
        if (font.length < 12) {
            return false;
        }
        int version = ByteBuffer.wrap(font).getInt();
        return version == 0x00010000 || version == 0x74727565 || version == 0x4f54544f;
    }

    /// Rebuilds a TrueType or OpenType font.
    ///
    /// @param font decoded bytes
    /// @param withNames whether the table of names stays; readers of PDF need none
    /// @param withInstructions whether the programs for outlines stay
    /// @return the new font; nothing where it is broken
    public static Optional<byte[]> sfnt(byte[] font, boolean withNames, boolean withInstructions) {
        ByteBuffer in = ByteBuffer.wrap(font);
        if (!isSfnt(font)) {
            return Optional.empty();
        }
        int count = in.getShort(4) & 0xffff;
        if (count == 0 || count > MAX_TABLES || 12 + 16 * count > font.length) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            String tag = new String(font, at, 4, StandardCharsets.ISO_8859_1);
            long offset = in.getInt(at + 8) & 0xffffffffL;
            long length = in.getInt(at + 12) & 0xffffffffL;
            boolean stays =
                    (TABLES.contains(tag) || (withNames && tag.equals("name")))
                            && (withInstructions || !INSTRUCTIONS.contains(tag));
            if (!stays) {
                continue;
            }
            if (offset > font.length) {
                return Optional.empty();
            }
            // Subsets written by old printers' drivers end a little early.
            int end = (int) Math.min(font.length, offset + length);
            tables.add(new Table(tag, Arrays.copyOfRange(font, (int) offset, end)));
        }
        boolean drawn =
                tables.stream().anyMatch(t -> t.tag().equals("glyf") || t.tag().startsWith("CFF"));
        return drawn ? Optional.of(write(in.getInt(0), tables)) : Optional.empty();
    }

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Table(String tag, byte[] bytes) {}

    private static byte[] write(int version, List<Table> tables) {
        int directory = 12 + 16 * tables.size();
        int size = directory;
        for (Table table : tables) {
            size += padded(table.bytes().length);
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(tables.size());
        out.putInt(version).putShort((short) tables.size()).putShort((short) (power * 16));
        out.putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) (tables.size() * 16 - power * 16));
        int at = directory;
        for (Table table : tables) {
            out.put(table.tag().getBytes(StandardCharsets.ISO_8859_1));
            out.putInt(checksum(table.bytes())).putInt(at).putInt(table.bytes().length);
            at += padded(table.bytes().length);
        }
        for (Table table : tables) {
            out.put(table.bytes());
            out.position(padded(out.position()));
        }
        return out.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static int checksum(byte[] table) {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(table, padded(table.length)));
        int sum = 0;
        while (words.remaining() >= 4) {
            sum += words.getInt();
        }
        return sum;
    }

    /// A Type 1 font in its three pieces.
    ///
    /// @param clear length of the text before the encrypted piece, bytes
    /// @param encrypted length of the encrypted piece, bytes
    /// @param bytes all pieces together
    @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
    public record TypeOne(int clear, int encrypted, byte[] bytes) {
        /// Returns the length of the third piece.
        public int tail() {
            return bytes.length - clear - encrypted;
        }
    }

    /// Rebuilds a Type 1 font program (ISO 32000-1, 9.9): comments go from the text, and what
    /// stands behind the encrypted piece is the usual row of zeros.
    ///
    /// @param font decoded bytes
    /// @param clear length of its first piece as the document says
    /// @param encrypted length of its second piece as the document says
    /// @return the new font; nothing where its pieces are not as said
    public static Optional<TypeOne> typeOne(byte[] font, int clear, int encrypted) {
        if (clear <= 0 || encrypted < 0 || (long) clear + encrypted > font.length) {
            return Optional.empty();
        }
        byte[] head = withoutComments(Arrays.copyOf(font, clear));
        ByteArrayOutputStream out = new ByteArrayOutputStream(font.length);
        out.writeBytes(head);
        out.write(font, clear, encrypted);
        boolean fixed = (long) clear + encrypted < font.length;
        if (fixed) {
            out.writeBytes(TYPE_1_END);
        }
        return Optional.of(new TypeOne(head.length, encrypted, out.toByteArray()));
    }

    /// PostScript text without comments; the first line, which names the kind of font, stays up to
    /// the font's name.
    private static byte[] withoutComments(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int depth = 0;
        for (int i = 0; i < text.length; i++) {
            int b = text[i];
            if (b == '\\' && depth > 0 && i + 1 < text.length) {
                out.write(b);
                out.write(text[++i]);
                continue;
            }
            depth += b == '(' ? 1 : b == ')' && depth > 0 ? -1 : 0;
            if (b == '%' && depth == 0 && i > 0) {
                while (i < text.length && text[i] != '\n' && text[i] != '\r') {
                    i++;
                }
                i--;
                continue;
            }
            out.write(b);
        }
        return out.toByteArray();
    }

    /// A CMap's text without comments; mappings stay as they are.
    ///
    /// @param map PostScript text
    /// @return the same where it has none
    public static byte[] cMap(byte[] map) {
        for (byte b : map) {
            if (b == '%') {
                byte[] first = new byte[map.length + 1];
                first[0] = '\n';
                System.arraycopy(map, 0, first, 1, map.length);
                byte[] kept = withoutComments(first);
                return Arrays.copyOfRange(kept, 1, kept.length);
            }
        }
        return map;
    }
}
