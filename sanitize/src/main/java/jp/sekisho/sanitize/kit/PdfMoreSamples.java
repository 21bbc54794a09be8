// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.PdfSamples.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Deflater;
import jp.sekisho.sanitize.Content;

/// PDF files that are seen differently by different readers, that grow, or that hide.
final class PdfMoreSamples {

    private final List<Sample> all = new ArrayList<>();

    private PdfMoreSamples() {}

    static List<Sample> all() {
        PdfMoreSamples samples = new PdfMoreSamples();
        samples.views();
        samples.locked();
        samples.codecs();
        samples.hidden();
        samples.shapes();
        return samples.all;
    }

    private void add(String id, String title, String tail, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + tail, mark, Content.of(bytes.apply(mark))));
    }

    private void add(String id, String title, Function<String, byte[]> bytes) {
        add(id, title, ".pdf", bytes);
    }

    private static String script(String mark) {
        return "<</S/JavaScript/JS(app.alert('" + mark + "'))>>";
    }

    private static byte[] append(byte[] pdf, String text) {
        return Archive.join(pdf, Archive.ascii(text));
    }

    private static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private void views() {
        add(
                "PDF-13b",
                "追記で差し替えた目録(/Prevの輪)",
                m -> {
                    byte[] base = pdf("", "");
                    int at = base.length;
                    String more =
                            "1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction"
                                    + script(m)
                                    + ">>\nendobj\n";
                    int xref = at + more.length();
                    return append(
                            base,
                            more
                                    + "xref\n1 1\n%010d 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
                                            .formatted(at, xref, xref));
                });
        add(
                "PDF-14",
                "隠して差し替える(影の文書)",
                m -> {
                    byte[] base =
                            pdf(
                                    "",
                                    "",
                                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 6 0 R/AA<</O"
                                            + script(m)
                                            + ">>>>",
                                    "<</Length 9>>\nstream\n" + m.substring(0, 9) + "\nendstream");
                    int at = base.length;
                    String more = "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n";
                    return append(
                            base,
                            more
                                    + "xref\n2 1\n%010d 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
                                            .formatted(at, startOf(base), at + more.length()));
                });
        add(
                "PDF-15a",
                "同じ番号の二つの物",
                m ->
                        Archive.ascii(
                                text(pdf("", ""))
                                        .replace(
                                                "%PDF-1.7\n",
                                                "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction"
                                                        + script(m)
                                                        + ">>\nendobj\n")));
        add(
                "PDF-15b",
                "endobjのない物",
                m ->
                        Archive.ascii(
                                text(pdf("/OpenAction" + script(m), ""))
                                        .replace("\nendobj\n2 0", "\n2 0")));
        add(
                "PDF-15c",
                "目録の位置の偽り",
                m ->
                        Archive.ascii(
                                text(pdf("/OpenAction" + script(m), ""))
                                        .replaceAll("startxref\\n\\d+", "startxref\n7")));
        add("PDF-16b", "物の束の中の動作", PdfMoreSamples::inObjectStream);
        add(
                "PDF-17b",
                "先頭の実行ファイル",
                m -> Archive.join(Archive.ascii("MZ" + m + "x".repeat(200)), pdf("", "")));
        add(
                "PDF-17c",
                "先頭のZIP",
                m ->
                        Archive.join(
                                new Archive().put("x.sh", "#!/bin/sh\n" + m).bytes(), pdf("", "")));
        add(
                "PDF-18c",
                "末尾のJava書庫",
                m ->
                        Archive.join(
                                pdf("", ""),
                                new Archive()
                                        .put("META-INF/MANIFEST.MF", "Main-Class: " + m)
                                        .bytes()));
        add(
                "PDF-19",
                "docを名乗るMalDoc",
                ".doc",
                m ->
                        append(
                                pdf("", ""),
                                "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: application/x-mso\r\n\r\n"
                                        + m
                                        + "\r\n--b--\r\n"));
    }

    private static String startOf(byte[] pdf) {
        String text = text(pdf);
        int at = text.lastIndexOf("startxref\n") + 10;
        return text.substring(at, text.indexOf('\n', at));
    }

    /// The catalog lies in an object stream, found through a cross-reference stream.
    private static byte[] inObjectStream(String mark) {
        String catalog = "<</Type/Catalog/Pages 2 0 R/OpenAction" + script(mark) + ">>";
        String body = "1 0 " + catalog;
        StringBuilder out = new StringBuilder("%PDF-1.7\n");
        int[] at = new int[7];
        String[] objects = {
            "",
            "",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
            "<</Length 9>>\nstream\n0 0 m 9 9\nendstream",
            "<</Type/ObjStm/N 1/First 4/Length "
                    + body.length()
                    + ">>\nstream\n"
                    + body
                    + "\nendstream"
        };
        for (int i = 2; i < objects.length; i++) {
            at[i] = out.length();
            out.append(i).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        at[6] = out.length();
        StringBuilder rows = new StringBuilder();
        int[][] table = {
            {0, 0, 255},
            {2, 5, 0},
            {1, at[2], 0},
            {1, at[3], 0},
            {1, at[4], 0},
            {1, at[5], 0},
            {1, at[6], 0}
        };
        for (int[] row : table) {
            rows.append((char) row[0])
                    .append((char) (row[1] >> 8))
                    .append((char) (row[1] & 255))
                    .append((char) row[2]);
        }
        out.append("6 0 obj\n<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Length ")
                .append(rows.length())
                .append(">>\nstream\n");
        out.append(rows)
                .append("\nendstream\nendobj\nstartxref\n")
                .append(at[6])
                .append("\n%%EOF\n");
        return Archive.ascii(out.toString());
    }

    private void locked() {
        add("PDF-20", "所有者パスワードだけの暗号化", m -> LockedPdf.of("", "owner", m));
        add("PDF-21", "利用者パスワードのある暗号化", m -> LockedPdf.of("user", "owner", m));
    }

    private static byte[] deflated(byte[] bytes, int times) {
        byte[] now = bytes;
        for (int i = 0; i < times; i++) {
            Deflater deflater = new Deflater(9);
            deflater.setInput(now);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            deflater.end();
            now = out.toByteArray();
        }
        return now;
    }

    private static String image(String filter, byte[] data, String more) {
        return "<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray/Filter"
                + filter
                + more
                + "/Length "
                + data.length
                + ">>\nstream\n"
                + text(data)
                + "\nendstream";
    }

    private static byte[] withImage(String object) {
        return pdf("", "/Resources<</XObject<</I 5 0 R>>>>", object);
    }

    private void codecs() {
        add(
                "PDF-22a",
                "四重の圧縮爆弾",
                m -> {
                    byte[] bomb = deflated(deflated(new byte[60 << 20], 1), 3);
                    return Archive.ascii(
                            text(pdf(
                                            "",
                                            "/Contents 5 0 R/" + m + " 1",
                                            "<</Length "
                                                    + bomb.length
                                                    + "/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode]>>\nstream\n"
                                                    + text(bomb)
                                                    + "\nendstream"))
                                    .replace("/Contents 4 0 R", "/Unwanted 4 0 R"));
                });
        add("PDF-22b", "JBIG2の中身", m -> withImage(image("/JBIG2Decode", Archive.ascii(m), "")));
        add(
                "PDF-22c",
                "JPEG 2000の中身",
                m ->
                        withImage(
                                image(
                                        "/JPXDecode",
                                        Archive.ascii("\0\0\0\fjP  \r\n\u0087\n" + m),
                                        "")));
        add(
                "PDF-22d",
                "ファクスの後ろのデータ",
                m ->
                        withImage(
                                image(
                                        "/CCITTFaxDecode",
                                        Archive.join(
                                                new byte[] {0, 0x10, 1, 0, 0x10, 1},
                                                Archive.ascii(m)),
                                        "/DecodeParms<</K -1/Columns 8/Rows 8>>")));
        add(
                "PDF-22e",
                "圧縮データの後ろのデータ",
                m -> {
                    byte[] data = Archive.join(deflated(new byte[8], 1), Archive.ascii(m));
                    return withImage(image("/FlateDecode", data, ""));
                });
        add(
                "PDF-22f",
                "画像のJPEGの後ろのデータ",
                m ->
                        withImage(
                                "<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/Length 99>>\nstream\n"
                                        + text(
                                                Archive.join(
                                                        PictureSamples.picture("jpg"),
                                                        Archive.ascii(m)))
                                        + "\nendstream"));
    }

    private void hidden() {
        add(
                "PDF-24",
                "文字の対応表の偽り(ToUnicode)",
                m -> {
                    StringBuilder map =
                            new StringBuilder(
                                    "/CIDInit /ProcSet findresource begin begincmap\n% "
                                            + m
                                            + "\n1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfchar\n<41> <");
                    m.chars().forEach(c -> map.append("%04x".formatted(c)));
                    map.append(">\nendbfchar\nendcmap end");
                    return pdf(
                            "",
                            "/Resources<</Font<</F 5 0 R>>>>",
                            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>",
                            "<</Length " + map.length() + ">>\nstream\n" + map + "\nendstream");
                });
        add(
                "PDF-25",
                "見えないレイヤーの中身",
                m -> {
                    String content = "/OC /L BDC BT (" + m + ") Tj ET EMC 0 0 m 9 9 l S";
                    return Archive.ascii(
                            text(pdf(
                                            "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
                                            "/Resources<</Properties<</L 6 0 R>>>>",
                                            "<</Length "
                                                    + content.length()
                                                    + ">>\nstream\n"
                                                    + content
                                                    + "\nendstream",
                                            "<</Type/OCG/Name(L)>>"))
                                    .replace("/Contents 4 0 R", "/Contents 5 0 R"));
                });
    }

    private void shapes() {
        add(
                "PDF-26",
                "深すぎるページの木",
                m -> {
                    StringBuilder objects = new StringBuilder();
                    List<String> more = new ArrayList<>();
                    for (int i = 0; i < 4_000; i++) {
                        more.add("<</Type/Pages/Count 1/Kids[" + (i + 6) + " 0 R]>>");
                    }
                    more.add("<</Type/Page/MediaBox[0 0 9 9]/AA<</O" + script(m) + ">>>>");
                    objects.append(text(pdf("", "", more.toArray(String[]::new))));
                    return Archive.ascii(
                            objects.toString().replace("/Kids[3 0 R]", "/Kids[5 0 R]"));
                });
        add(
                "PDF-26b",
                "輪になったページの木",
                m ->
                        Archive.ascii(
                                text(pdf("/AA<</WC" + script(m) + ">>", ""))
                                        .replace("/Kids[3 0 R]", "/Kids[2 0 R 3 0 R]")));
        add(
                "PDF-27",
                "大きすぎる用紙",
                m ->
                        Archive.ascii(
                                text(pdf("", "/AA<</O" + script(m) + ">>"))
                                        .replace(
                                                "[0 0 200 200]", "[0 0 99999999999 99999999999]")));
        add(
                "PDF-28",
                "署名と変更の許可(DocMDP)",
                m ->
                        pdf(
                                "/Perms<</DocMDP 5 0 R>>/AcroForm<</SigFlags 3/Fields[6 0 R]>>",
                                "/Annots[6 0 R]",
                                "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 9 9]/Contents<00>/Reason("
                                        + m
                                        + ")>>",
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T("
                                        + m
                                        + ")/V 5 0 R/Rect[0 0 0 0]/F 132>>"));
        add(
                "PDF-11c",
                "OPIの外部画像",
                m ->
                        withImage(
                                "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/OPI<</1.3<</Type/OPI/Version 1.3/F("
                                        + m
                                        + ")>>>>/Length 1>>\nstream\nx\nendstream"));
        add(
                "PDF-10c",
                "取り込み",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/ImportData/F("
                                        + m
                                        + ")>>>>]"));
        add(
                "PDF-07c",
                "部分に付いた添付(AF)",
                m ->
                        pdf(
                                "",
                                "/AF[5 0 R]",
                                "<</Type/Filespec/F(x)/EF<</F 6 0 R>>>>",
                                "<</Type/EmbeddedFile/Length "
                                        + m.length()
                                        + ">>\nstream\n"
                                        + m
                                        + "\nendstream"));
    }
}
