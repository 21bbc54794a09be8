// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.Office.relationship;
import static jp.sekisho.sanitize.kit.Office.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// PowerPoint presentations.
final class SlideSamples {

    private final List<Sample> all = new ArrayList<>();

    private SlideSamples() {}

    static List<Sample> all() {
        SlideSamples samples = new SlideSamples();
        samples.actions();
        return samples.all;
    }

    private void add(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".pptx", mark, Content.of(bytes.apply(mark))));
    }

    private static String shape(String click) {
        return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\">"
                + click
                + "</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>";
    }

    private void actions() {
        add(
                "OOXML-30a",
                "プログラムの起動",
                m ->
                        slide(
                                        shape(
                                                "<a:hlinkClick r:id=\"rId9\" action=\"ppaction://program\"/>"),
                                        relationship(
                                                "rId9",
                                                "hyperlink",
                                                "file:///c:/" + m + ".exe",
                                                true),
                                        "")
                                .bytes());
        add(
                "OOXML-30b",
                "マクロの起動",
                m ->
                        slide(
                                        shape(
                                                "<a:hlinkClick r:id=\"\" action=\"ppaction://macro?name="
                                                        + m
                                                        + "\"/>"),
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-31",
                "OLEの動詞",
                m ->
                        slide(
                                        "<p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/presentationml/2006/ole\"><p:oleObj spid=\"1\" name=\""
                                                + m
                                                + "\" r:id=\"rId9\" progId=\"Package\"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>",
                                        relationship(
                                                "rId9",
                                                "oleObject",
                                                "/ppt/embeddings/oleObject1.bin",
                                                false),
                                        "")
                                .put("ppt/embeddings/oleObject1.bin", m)
                                .bytes());
        add(
                "OOXML-51b",
                "外部の音声",
                m ->
                        slide(
                                        "",
                                        relationship(
                                                "rId9",
                                                "audio",
                                                "http://" + m + ".example/a.wav",
                                                true),
                                        "")
                                .bytes());
        add(
                "OOXML-66",
                "埋め込み動画",
                m ->
                        slide("", relationship("rId9", "video", "/ppt/media/media1.mp4", false), "")
                                .put("ppt/media/media1.mp4", m)
                                .bytes());
    }
}
