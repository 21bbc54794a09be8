// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.PdfSamples.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// Attacks inside the font programs of a PDF.
final class FontSamples {

    private final List<Sample> all = new ArrayList<>();

    private FontSamples() {}

    static List<Sample> all() {
        FontSamples samples = new FontSamples();
        samples.add("PDF-23a", "TrueTypeの余分な表", FontSamples::trueType);
        samples.add("PDF-23b", "Type 1の後ろのデータ", FontSamples::typeOne);
        samples.add("PDF-23c", "CFFの隙間と後ろのデータ", m -> embedded("Type1", cff(m), "/Subtype/Type1C"));
        samples.add(
                "PDF-23d",
                "フォントとして読めないフォント",
                m -> embedded("TrueType", Archive.ascii("MZ " + m), "/Length1 40"));
        samples.add(
                "PDF-23e",
                "途中で壊れているTrueType",
                m ->
                        embedded(
                                "TrueType",
                                Archive.join(
                                        new byte[] {0, 1, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0},
                                        Archive.ascii(m)),
                                "/Length1 60"));
        return samples.all;
    }

    private void add(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".pdf", mark, Content.of(bytes.apply(mark))));
    }

    private static byte[] embedded(String subtype, byte[] font, String more) {
        String key =
                more.contains("Type1C")
                        ? "FontFile3"
                        : subtype.equals("Type1") ? "FontFile" : "FontFile2";
        return pdf(
                "",
                "/Resources<</Font<</F 5 0 R>>>>",
                "<</Type/Font/Subtype/"
                        + subtype
                        + "/BaseFont/X/FirstChar 0/LastChar 0/Widths[0]/FontDescriptor 6 0 R>>",
                "<</Type/FontDescriptor/FontName/X/Flags 32/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9/Descent 0"
                        + "/CapHeight 9/StemV 9/"
                        + key
                        + " 7 0 R>>",
                "<</Length "
                        + font.length
                        + more
                        + ">>\nstream\n"
                        + new String(font, StandardCharsets.ISO_8859_1)
                        + "\nendstream");
    }

    private static byte[] trueType(String mark) {
        byte[] font = Fonts.withTable(mark);
        return embedded("TrueType", font, "/Length1 " + font.length);
    }

    private static byte[] typeOne(String mark) {
        String head =
                "%!PS-AdobeFont-1.0: X\n% " + mark + "\n/FontName /X def\ncurrentfile eexec\n";
        String tail = "0".repeat(512) + "\ncleartomark\n" + mark;
        return embedded(
                "Type1",
                Archive.ascii(head + "abcdefgh" + tail),
                "/Length1 " + head.length() + "/Length2 8/Length3 525");
    }

    /// A font of one empty glyph, with a mark between its tables and behind them.
    private static byte[] cff(String mark) {
        byte[] gap = Archive.ascii(mark);
        int fixed = 36;
        int glyphs = fixed + gap.length;
        int privates = glyphs + 6;
        ByteBuffer out = ByteBuffer.allocate(privates + 2 + gap.length);
        out.put(new byte[] {1, 0, 4, 1});
        out.put(new byte[] {0, 1, 1, 1, 2, 'X'});
        out.put(new byte[] {0, 1, 1, 1, 18});
        out.put((byte) 29).putInt(glyphs).put((byte) 17);
        out.put((byte) 29).putInt(2).put((byte) 29).putInt(privates).put((byte) 18);
        out.put(new byte[] {0, 0, 0, 0});
        out.put(gap);
        out.put(new byte[] {0, 1, 1, 1, 2, 14});
        out.put(new byte[] {(byte) 139, 20});
        return out.put(gap).array();
    }
}
