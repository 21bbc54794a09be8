// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Reason;
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
    private final PdfStreams streams;

    PdfFonts(Work work, PdfStreams streams) {
        this.work = work;
        this.streams = streams;
    }

    /// What is written of a font stream: its dictionary with the lengths corrected, and its data;
    /// no data where it had none.
    record Program(COSDictionary dictionary, Optional<PdfStreams.Packed> packed) {}

    Program rebuild(COSStream stream, Role role, String where) throws Refused, IOException {
        if (role == Role.FONT_FILE && !work.strict()) {
            Optional<PdfStreams.Head> head = streams.head(stream, FontProgram.DIRECTORY_BYTES);
            if (head.isPresent() && FontProgram.isTidy(head.get().bytes(), head.get().size())) {
                COSDictionary dictionary = new COSDictionary(stream);
                if (stream.containsKey(LENGTH_1)) {
                    dictionary.setInt(LENGTH_1, (int) head.get().size());
                }
                return new Program(dictionary, Optional.of(head.get().asIs()));
            }
        }
        PdfStreams.Expanded old = streams.expand(stream);
        byte[] font = old.data();
        if (role == Role.TO_UNICODE || role == Role.ENCODING) {
            return new Program(stream, Optional.of(packed(FontProgram.cMap(font), old)));
        }
        if (font.length == 0) {
            work.remove(Feature.PDF_FONT, where);
            return new Program(stream, Optional.empty());
        }
        COSDictionary dictionary = new COSDictionary(stream);
        byte[] rebuilt = program(font, stream, dictionary);
        if (!Arrays.equals(rebuilt, font)) {
            work.remove(Feature.PDF_FONT, where);
        }
        return new Program(dictionary, Optional.of(packed(rebuilt, old)));
    }

    /// A program that cannot be read cannot be rebuilt, and without it the page may show something
    /// else than was sent.
    private byte[] program(byte[] font, COSStream stream, COSDictionary dictionary) throws Refused {
        if (FontProgram.isSfnt(font)) {
            byte[] rebuilt =
                    FontProgram.sfnt(font, !work.strict(), !work.strict())
                            .orElseThrow(PdfFonts::unreadable);
            if (stream.containsKey(LENGTH_1)) {
                dictionary.setInt(LENGTH_1, rebuilt.length);
            }
            return rebuilt;
        }
        if (FontProgram.isCff(font)) {
            return FontProgram.cff(font).orElseThrow(PdfFonts::unreadable);
        }
        FontProgram.TypeOne rebuilt =
                FontProgram.typeOne(font, stream.getInt(LENGTH_1, 0), stream.getInt(LENGTH_2, 0))
                        .filter(_ -> font[0] == '%' && font[1] == '!')
                        .orElseThrow(PdfFonts::unreadable);
        dictionary.setInt(LENGTH_1, rebuilt.clear());
        dictionary.setInt(LENGTH_2, rebuilt.encrypted());
        dictionary.setInt(LENGTH_3, rebuilt.tail());
        return rebuilt.bytes();
    }

    private static Refused unreadable() {
        return new Refused(Reason.BROKEN_FONT);
    }

    private static PdfStreams.Packed packed(byte[] rebuilt, PdfStreams.Expanded old) {
        return Arrays.equals(rebuilt, old.data()) && old.asIs().isPresent()
                ? old.asIs().get()
                : PdfStreams.deflatedFont(rebuilt);
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
