// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.sekisho.sanitize.Limits;

/// Rebuilds TrueType and OpenType fonts (ISO/IEC 14496-22) and Type 1 fonts. What is no table of an
/// allowed name, and what stands between and behind tables, does not come out.
public final class FontProgram {

    private static final Set<String> TABLES =
            Set.of(
                    "head", "hhea", "maxp", "hmtx", "vhea", "vmtx", "cmap", "loca", "glyf", "cvt ",
                    "fpgm", "prep", "CFF ", "CFF2", "VORG", "OS/2", "post", "GSUB", "GPOS", "GDEF",
                    "BASE", "JSTF", "MATH", "PCLT", "kern", "gasp", "hdmx", "VDMX", "LTSH", "EBDT",
                    "EBLC", "EBSC");

    /// Bytes that hold the directory of every font that is read.
    public static final int DIRECTORY_BYTES = 12 + 16 * Limits.FONT_TABLES;

    /// Names and the signature of the font, which a reader of documents does not look at: they stay
    /// where fonts are not rebuilt.
    private static final Set<String> ABOUT_ITSELF = Set.of("name", "DSIG");

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

    /// Whether a TrueType font may stay as it is packed: its directory is true, all its tables are
    /// ones that the standard names, and they fill the font from the directory to its end without
    /// overlap, but for at most three bytes before the next multiple of four. What is inside tables
    /// is not looked at.
    ///
    /// @param head the font's first bytes, [#DIRECTORY_BYTES] of them where it has so many
    /// @param size of the whole font, bytes
    /// @return false also for a font whose outlines are CFF, as those must be walked
    public static boolean isTidy(byte[] head, long size) {
        ByteBuffer in = ByteBuffer.wrap(head);
        if (!isSfnt(head) || in.getInt(0) == 0x4f54544f) {
            return false;
        }
        int count = in.getShort(4) & 0xffff;
        int directory = 12 + 16 * count;
        if (count == 0 || directory > head.length || !isTrueDirectory(in, count)) {
            return false;
        }
        TreeMap<Long, Long> ends = new TreeMap<>();
        Set<String> tags = new HashSet<>();
        for (int at = 12; at < directory; at += 16) {
            String tag = new String(head, at, 4, StandardCharsets.ISO_8859_1);
            long from = in.getInt(at + 8) & 0xffffffffL;
            long length = in.getInt(at + 12) & 0xffffffffL;
            boolean stays = mayStay(tag, length, true, true) && !tag.startsWith("CFF");
            if (!stays || !tags.add(tag) || ends.put(from, from + length) != null) {
                return false;
            }
        }
        long at = directory;
        for (Map.Entry<Long, Long> range : ends.entrySet()) {
            if (range.getKey() < at || range.getKey() > ((at + 3) & ~3L)) {
                return false;
            }
            at = range.getValue();
        }
        return tags.contains("glyf") && size >= at && size <= ((at + 3) & ~3L);
    }

    private static boolean mayStay(
            String tag, long length, boolean aboutItself, boolean withInstructions) {
        return (TABLES.contains(tag)
                        || (aboutItself
                                && ABOUT_ITSELF.contains(tag)
                                && (!tag.equals("DSIG") || length <= Limits.FONT_SIGNATURE)))
                && (withInstructions || !INSTRUCTIONS.contains(tag));
    }

    private static boolean isTrueDirectory(ByteBuffer in, int count) {
        int power = Integer.highestOneBit(count);
        return in.getShort(6) == (short) (power * 16)
                && in.getShort(8) == Integer.numberOfTrailingZeros(power)
                && in.getShort(10) == (short) (count * 16 - power * 16);
    }

    /// Rebuilds a TrueType or OpenType font.
    ///
    /// @param font decoded bytes
    /// @param aboutItself whether the table of names and the signature stay
    /// @param withInstructions whether the programs for outlines stay
    /// @return the new font; nothing where it is broken
    public static Optional<byte[]> sfnt(
            byte[] font, boolean aboutItself, boolean withInstructions) {
        ByteBuffer in = ByteBuffer.wrap(font);
        if (!isSfnt(font)) {
            return Optional.empty();
        }
        int count = in.getShort(4) & 0xffff;
        if (count == 0 || count > Limits.FONT_TABLES || 12 + 16 * count > font.length) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            String tag = new String(font, at, 4, StandardCharsets.ISO_8859_1);
            long offset = in.getInt(at + 8) & 0xffffffffL;
            long length = in.getInt(at + 12) & 0xffffffffL;
            if (!mayStay(tag, length, aboutItself, withInstructions)) {
                continue;
            }
            if (offset > font.length) {
                return Optional.empty();
            }
            // Subsets written by old printers' drivers end a little early.
            int end = (int) Math.min(font.length, offset + length);
            byte[] table = Arrays.copyOfRange(font, (int) offset, end);
            Optional<byte[]> clean =
                    tag.equals("CFF ") ? CffProgram.cleaned(table) : Optional.of(table);
            if (clean.isEmpty()) {
                return Optional.empty();
            }
            whole &= Arrays.equals(clean.get(), table);
            tables.add(new Table(tag, clean.get()));
        }
        boolean drawn =
                tables.stream().anyMatch(t -> t.tag().equals("glyf") || t.tag().startsWith("CFF"));
        if (!drawn) {
            return Optional.empty();
        }
        boolean tidy = whole && tables.size() == count && isTidy(in, tables);
        return Optional.of(tidy ? font : write(in.getInt(0), tables));
    }

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Table(String tag, byte[] bytes) {}

    /// Whether a font whose tables all stay lies as this class would write it, but for the order of
    /// its tables' data: a true directory, no overlap, and between and behind tables nothing but
    /// zeros up to the next multiple of four.
    private static boolean isTidy(ByteBuffer in, List<Table> tables) {
        if (!isTrueDirectory(in, tables.size())) {
            return false;
        }
        TreeMap<Integer, Integer> ends = new TreeMap<>();
        for (int i = 0; i < tables.size(); i++) {
            int entry = 12 + 16 * i;
            int length = tables.get(i).bytes().length;
            int from = in.getInt(entry + 8);
            boolean fits =
                    in.getInt(entry + 12) == length
                            && in.getInt(entry + 4) == checksum(tables.get(i))
                            && ends.put(from, from + length) == null;
            if (!fits) {
                return false;
            }
        }
        int at = 12 + 16 * tables.size();
        for (Map.Entry<Integer, Integer> range : ends.entrySet()) {
            if (!isPadding(in, at, range.getKey())) {
                return false;
            }
            at = range.getValue();
        }
        return isPadding(in, at, in.limit());
    }

    private static boolean isPadding(ByteBuffer in, int from, int to) {
        if (to < from || to > padded(from)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (in.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

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
            out.putInt(checksum(table)).putInt(at).putInt(table.bytes().length);
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

    /// Sum of a table's words; the one of `head` leaves out the sum of the whole font that it
    /// holds.
    private static int checksum(Table table) {
        ByteBuffer words =
                ByteBuffer.wrap(Arrays.copyOf(table.bytes(), padded(table.bytes().length)));
        if (table.tag().equals("head") && words.limit() >= 12) {
            words.putInt(8, 0);
        }
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
    /// @param clear length of its first piece as the document says; looked for where it is wrong
    /// @param encrypted length of its second piece as the document says
    /// @return the new font; nothing where it has no such pieces
    public static Optional<TypeOne> typeOne(byte[] font, int clear, int encrypted) {
        int begin = afterEexec(font);
        if (begin < 0) {
            return Optional.empty();
        }
        boolean asSaid =
                clear >= begin
                        && clear <= begin + 4
                        && encrypted > 0
                        && (long) clear + encrypted <= font.length;
        int first = asSaid ? clear : begin;
        int second = asSaid ? encrypted : font.length - begin;
        byte[] head = withoutComments(Arrays.copyOf(font, first));
        ByteArrayOutputStream out = new ByteArrayOutputStream(font.length);
        out.writeBytes(head);
        out.write(font, first, second);
        if (first + second < font.length) {
            out.writeBytes(TYPE_1_END);
        }
        return Optional.of(new TypeOne(head.length, second, out.toByteArray()));
    }

    /// Where the encrypted piece may begin: behind the word and one white-space character.
    private static int afterEexec(byte[] font) {
        int at = new String(font, StandardCharsets.ISO_8859_1).indexOf("eexec");
        return at < 0 || at + 6 >= font.length ? -1 : at + 6;
    }

    /// Whether the bytes are a bare CFF font program.
    ///
    /// @param font decoded bytes
    /// @return whether its header says so
    public static boolean isCff(byte[] font) {
        return CffProgram.mayBe(font);
    }

    /// Rebuilds a bare CFF font program: what nothing in it names does not come out.
    ///
    /// @param font decoded bytes
    /// @return the same array where all is named; nothing where it is broken
    public static Optional<byte[]> cff(byte[] font) {
        return CffProgram.cleaned(font);
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
