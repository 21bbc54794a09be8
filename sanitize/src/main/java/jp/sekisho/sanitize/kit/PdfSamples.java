// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// PDF files.
final class PdfSamples {

    private final List<Sample> all = new ArrayList<>();

    private PdfSamples() {}

    static List<Sample> all() {
        PdfSamples samples = new PdfSamples();
        samples.actions();
        samples.content();
        samples.structure();
        return samples.all;
    }

    private void add(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".pdf", mark, Content.of(bytes.apply(mark))));
    }

    /// A document of one page; further objects are numbered from 5.
    static byte[] pdf(String catalog, String page, String... more) {
        List<String> objects = new ArrayList<>();
        objects.add("<</Type/Catalog/Pages 2 0 R" + catalog + ">>");
        objects.add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        objects.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R" + page + ">>");
        objects.add("<</Length 9>>\nstream\n0 0 m 9 9\nendstream");
        objects.addAll(List.of(more));
        StringBuilder out = new StringBuilder("%PDF-1.7\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.length());
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = out.length();
        out.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(o -> out.append(String.format(Locale.ROOT, "%010d 00000 n \n", o)));
        out.append("trailer\n<</Size ")
                .append(objects.size() + 1)
                .append("/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return Archive.ascii(out.toString());
    }

    private static String script(String mark) {
        return "<</S/JavaScript/JS(app.alert('" + mark + "'))>>";
    }

    private static String stream(String dictionary, String data) {
        return "<<"
                + dictionary
                + "/Length "
                + data.length()
                + ">>\nstream\n"
                + data
                + "\nendstream";
    }

    private void actions() {
        add("PDF-01a", "開いたときのJavaScript", m -> pdf("/OpenAction" + script(m), ""));
        add(
                "PDF-01b",
                "名前付きJavaScript",
                m -> pdf("/Names<</JavaScript<</Names[(x)" + script(m) + "]>>>>", ""));
        add(
                "PDF-02",
                "#xxで書いた名前",
                m -> pdf("/Open#41ction<</S/Java#53cript/J#53(" + m + ")>>", ""));
        add("PDF-03", "ページの動作", m -> pdf("", "/AA<</O" + script(m) + ">>"));
        add(
                "PDF-04",
                "続きの動作",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.jp)/Next"
                                        + script(m)
                                        + ">>>>]"));
        add(
                "PDF-05",
                "画面注釈のJavaScript",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/JS("
                                        + m
                                        + ")>>>>]"));
        add(
                "PDF-10",
                "送信",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://"
                                        + m
                                        + ")>>>>]"));
        add(
                "PDF-10b",
                "起動",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F("
                                        + m
                                        + ".exe)>>>>]"));
        add(
                "PDF-12",
                "しおりのJavaScript",
                m ->
                        pdf(
                                "/Outlines 5 0 R",
                                "",
                                "<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 1>>",
                                "<</Title(x)/Parent 5 0 R/A" + script(m) + ">>"));
        add(
                "PDF-30",
                "UNCへのリンク",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file://"
                                        + m
                                        + "/s)>>>>]"));
        add(
                "PDF-30b",
                "ほかの文書へのリンク",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F("
                                        + m
                                        + ")/D[0/Fit]>>>>]"));
    }

    private void content() {
        add(
                "PDF-06",
                "添付の注釈",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 5 0 R>>]",
                                "<</Type/Filespec/F(" + m + ")/EF<</F 6 0 R>>>>",
                                stream("/Type/EmbeddedFile", m)));
        add(
                "PDF-07a",
                "添付ファイル",
                m ->
                        pdf(
                                "/Names<</EmbeddedFiles<</Names[(x)5 0 R]>>>>/AF[5 0 R]",
                                "",
                                "<</Type/Filespec/F(" + m + ")/EF<</F 6 0 R>>>>",
                                stream("/Type/EmbeddedFile", m)));
        add("PDF-07b", "ポートフォリオ", m -> pdf("/Collection<</D(" + m + ")>>", ""));
        add(
                "PDF-08",
                "XFA",
                m ->
                        pdf(
                                "/AcroForm<</Fields[]/XFA 5 0 R>>",
                                "",
                                stream("", "<xdp>" + m + "</xdp>")));
        add(
                "PDF-09a",
                "リッチメディア",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<</X("
                                        + m
                                        + ")>>>>]"));
        add(
                "PDF-09b",
                "3D",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/3D/Rect[0 0 9 9]/3DD 5 0 R>>]",
                                stream("/Type/3D/Subtype/U3D", m)));
        add(
                "PDF-09c",
                "動画",
                m ->
                        pdf(
                                "",
                                "/Annots[<</Type/Annot/Subtype/Movie/Rect[0 0 9 9]/Movie<</F("
                                        + m
                                        + ")>>>>]"));
        add(
                "PDF-11a",
                "参照XObject",
                m ->
                        pdf(
                                "",
                                "/Resources<</XObject<</X 5 0 R>>>>",
                                stream(
                                        "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Ref<</F("
                                                + m
                                                + ")/Page 0>>",
                                        "q Q")));
        add(
                "PDF-11b",
                "外部ストリーム",
                m ->
                        pdf(
                                "",
                                "/Resources<</XObject<</X 5 0 R>>>>",
                                stream(
                                        "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/F<</FS/URL/F(http://"
                                                + m
                                                + ")>>",
                                        "")));
        add(
                "PDF-29",
                "XMPのXXE",
                m ->
                        pdf(
                                "/Metadata 5 0 R",
                                "",
                                stream(
                                        "/Type/Metadata/Subtype/XML",
                                        "<!DOCTYPE x SYSTEM \"http://" + m + "\"><x/>")));
        add(
                "PDF-32",
                "PostScript XObject",
                m ->
                        pdf(
                                "",
                                "/Resources<</XObject<</X 5 0 R>>>>",
                                stream("/Type/XObject/Subtype/PS", m)));
        add("PDF-33", "ページの私的データ", m -> pdf("", "/PieceInfo<</X<</Private(" + m + ")>>>>"));
    }

    private void structure() {
        add(
                "PDF-17",
                "先頭のHTML",
                m ->
                        Archive.join(
                                Archive.ascii("<html><script>" + m + "</script></html>\n"),
                                pdf("", "")));
        add(
                "PDF-18a",
                "末尾のZIP",
                m -> Archive.join(pdf("", ""), new Archive().put("x.exe", m).bytes()));
        add(
                "PDF-18b",
                "末尾のMHT(MalDoc)",
                m ->
                        Archive.join(
                                pdf("", ""),
                                Archive.ascii(
                                        "MIME-Version: 1.0\nContent-Type: multipart/related\n\n"
                                                + m)));
        add(
                "PDF-13",
                "更新の履歴",
                m ->
                        Archive.join(
                                pdf("", ""),
                                Archive.ascii(
                                        "1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction"
                                                + script(m)
                                                + ">>\nendobj\ntrailer\n<</Size 5/Root 1 0 R>>\n")));
        add("PDF-16", "どこからも参照されない物", m -> pdf("", "", stream("", "orphan " + m)));
    }
}
