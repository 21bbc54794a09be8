// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.font.FontProgram;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Font programs and character maps, rebuilt.
final class PdfFonts {

    private static final COSName LENGTH_1 = COSName.getPDFName("Length1");
    private static final COSName LENGTH_2 = COSName.getPDFName("Length2");
    private static final COSName LENGTH_3 = COSName.getPDFName("Length3");

    private final Work work;

    PdfFonts(Work work) {
        this.work = work;
    }

    /// What is written of a font stream: the stream with its lengths corrected, and new bytes where
    /// they differ.
    @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
    record Program(COSDictionary dictionary, Optional<byte[]> bytes) {}

    Program rebuild(COSStream stream, Role role, String where) throws Refused, IOException {
        byte[] font = decoded(stream);
        if (role == Role.TO_UNICODE || role == Role.ENCODING) {
            byte[] plain = FontProgram.cMap(font);
            return new Program(stream, same(plain, font));
        }
        if (FontProgram.isSfnt(font)) {
            byte[] rebuilt = FontProgram.sfnt(font, false, !work.strict()).orElse(font);
            COSDictionary dictionary = new COSDictionary(stream);
            if (stream.containsKey(LENGTH_1)) {
                dictionary.setInt(LENGTH_1, rebuilt.length);
            }
            return new Program(dictionary, noted(rebuilt, font, where));
        }
        if (font.length > 2 && font[0] == '%' && font[1] == '!') {
            Optional<FontProgram.TypeOne> rebuilt =
                    FontProgram.typeOne(
                            font, stream.getInt(LENGTH_1, 0), stream.getInt(LENGTH_2, 0));
            if (rebuilt.isPresent()) {
                COSDictionary dictionary = new COSDictionary(stream);
                dictionary.setInt(LENGTH_1, rebuilt.get().clear());
                dictionary.setInt(LENGTH_2, rebuilt.get().encrypted());
                dictionary.setInt(LENGTH_3, rebuilt.get().tail());
                return new Program(dictionary, noted(rebuilt.get().bytes(), font, where));
            }
        }
        return new Program(stream, Optional.empty());
    }

    private byte[] decoded(COSStream stream) throws IOException, Refused {
        long packed = Math.max(1, stream.getLength());
        try (InputStream in = stream.createInputStream()) {
            byte[] font = in.readNBytes(work.limits().partBytes());
            work.unpacked(packed, font.length);
            return font;
        }
    }

    private Optional<byte[]> noted(byte[] rebuilt, byte[] font, String where) throws Refused {
        Optional<byte[]> changed = same(rebuilt, font);
        if (changed.isPresent()) {
            work.remove(Feature.PDF_FONT, where);
        }
        return changed;
    }

    private static Optional<byte[]> same(byte[] rebuilt, byte[] font) {
        return Arrays.equals(rebuilt, font) ? Optional.empty() : Optional.of(rebuilt);
    }

    /// Whether a character map says something else than the font shows: a simple font whose codes
    /// are plain letters, and a map that reads them as others.
    boolean lies(COSDictionary font) throws Refused {
        boolean plain =
                font.getDictionaryObject(COSName.ENCODING) instanceof COSName encoding
                        && (encoding.equals(COSName.WIN_ANSI_ENCODING)
                                || encoding.equals(COSName.MAC_ROMAN_ENCODING));
        if (!plain || !(font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream stream)) {
            return false;
        }
        try (InputStream in = stream.createInputStream()) {
            byte[] bytes = in.readNBytes(1 << 20);
            CMap map = new CMapParser().parse(new RandomAccessReadBuffer(bytes));
            for (int code = '0'; code <= 'z'; code++) {
                String said = map.toUnicode(code, 1);
                boolean letter = Character.isLetterOrDigit(code);
                if (letter && said != null && !said.equals(Character.toString(code))) {
                    work.remove(Feature.PDF_TEXT_MAP, "ToUnicode " + (char) code);
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            work.remove(Feature.PDF_TEXT_MAP, "ToUnicode");
            return true;
        }
    }
}
