// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.Office.relationship;
import static jp.sekisho.sanitize.kit.Office.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// Office documents: what newer versions of Office brought, and other shapes of old attacks.
final class OfficeMoreSamples {

    private static final String CT = "application/vnd.openxmlformats-officedocument.";

    private final List<Sample> all = new ArrayList<>();

    private OfficeMoreSamples() {}

    static List<Sample> all() {
        OfficeMoreSamples samples = new OfficeMoreSamples();
        samples.imports();
        samples.addIns();
        samples.sheets();
        samples.others();
        return samples.all;
    }

    private void add(String id, String title, String tail, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + tail, mark, Content.of(bytes.apply(mark))));
    }

    private static byte[] chunk(String mark, String name, byte[] content) {
        return word(
                        "<w:altChunk r:id=\"rId9\"/>",
                        relationship("rId9", "aFChunk", "/word/" + name, false),
                        "")
                .put("word/" + name, content)
                .put("word/" + mark + ".txt", "")
                .bytes();
    }

    private void imports() {
        add(
                "OOXML-09c",
                "altChunk(MHT)",
                ".docx",
                m ->
                        chunk(
                                m,
                                "c.mht",
                                Archive.ascii(
                                        "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<script>"
                                                + m
                                                + "</script>")));
        add(
                "OOXML-09d",
                "altChunk(docx)",
                ".docx",
                m -> chunk(m, "c.docx", word(Office.field("DDEAUTO " + m), "", "").bytes()));
        add(
                "OOXML-57b",
                "差し込み印刷の設定",
                ".docx",
                m ->
                        word(
                                        "",
                                        relationship("rId9", "settings", "settings.xml", false),
                                        "<Override PartName=\"/word/settings.xml\" ContentType=\""
                                                + CT
                                                + "wordprocessingml.settings+xml\"/>")
                                .put(
                                        "word/settings.xml",
                                        "<w:settings xmlns:w=\""
                                                + Office.W
                                                + "\"><w:mailMerge><w:mainDocumentType w:val=\"formLetters\"/>"
                                                + "<w:connectString w:val=\"Provider=x;"
                                                + m
                                                + "\"/><w:query w:val=\"SELECT "
                                                + m
                                                + "\"/></w:mailMerge></w:settings>")
                                .bytes());
        add(
                "OOXML-48",
                "上の階層への参照",
                ".docx",
                m ->
                        word(
                                        "",
                                        relationship(
                                                "rId9",
                                                "image",
                                                "../../../../" + m + ".png",
                                                false),
                                        "")
                                .put("word/" + m + ".xml", "<x/>")
                                .bytes());
        add(
                "OOXML-05b",
                "%5cで書いたUNC",
                ".docx",
                m ->
                        word(
                                        "<w:p><w:hyperlink r:id=\"rId9\"><w:r><w:t>リンク</w:t></w:r></w:hyperlink></w:p>",
                                        relationship(
                                                "rId9", "hyperlink", "%5c%5c" + m + "%5cs", true),
                                        "")
                                .bytes());
        add(
                "OOXML-06b",
                "strict形式の外部画像",
                ".docx",
                m ->
                        word(
                                        "",
                                        relationship(
                                                "rId9",
                                                "http://purl.oclc.org/ooxml/officeDocument/relationships/image",
                                                "http://" + m + ".example/i.png",
                                                true),
                                        "")
                                .bytes());
    }

    private void addIns() {
        String type = "http://schemas.microsoft.com/office/2011/relationships/";
        add(
                "OOXML-58b",
                "Webアドイン本体",
                ".docx",
                m ->
                        word(
                                        "",
                                        relationship(
                                                "rId9",
                                                type + "webextension",
                                                "/word/webextensions/webextension1.xml",
                                                false),
                                        "")
                                .put(
                                        "word/webextensions/webextension1.xml",
                                        "<we:webextension xmlns:we=\"http://schemas.microsoft.com/office/webextensions/webextension/2010/11\" id=\"x\">"
                                                + "<we:reference id=\"x\" version=\"1\" store=\"https://"
                                                + m
                                                + "\" storeType=\"Registry\"/></we:webextension>")
                                .bytes());
        add(
                "OOXML-58c",
                "内容アドイン(図の中)",
                ".docx",
                m ->
                        word(
                                        "<w:p><w:r><w:drawing><we:webextensionref xmlns:we=\"http://schemas.microsoft.com/office/webextensions/webextension/2010/11\" r:id=\"rId9\" w:x=\""
                                                + m
                                                + "\"/></w:drawing></w:r></w:p>",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-59b",
                "図の中の3Dモデル",
                ".docx",
                m ->
                        word(
                                        "<w:p><w:r><w:drawing><am3d:model3d xmlns:am3d=\"http://schemas.microsoft.com/office/drawing/2017/model3d\" r:embed=\"rId9\"/></w:drawing></w:r></w:p>",
                                        relationship(
                                                "rId9",
                                                "http://schemas.microsoft.com/office/2017/06/relationships/model3d",
                                                "/word/media/model3d1.glb",
                                                false),
                                        "")
                                .put(
                                        "word/media/model3d1.glb",
                                        Archive.ascii("glTF\u0002\0\0\0" + m))
                                .bytes());
        add(
                "OOXML-60b",
                "ハイパーリンクの基点(UNC)",
                ".docx",
                m ->
                        word("", "", "")
                                .put(
                                        "docProps/app.xml",
                                        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><HyperlinkBase>\\\\"
                                                + m
                                                + "\\s</HyperlinkBase></Properties>")
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
        add(
                "OOXML-61b",
                "実体参照で書いたタグ文字",
                ".docx",
                m -> {
                    StringBuilder hidden = new StringBuilder();
                    m.chars()
                            .forEach(c ->
                                    hidden.append("&#x")
                                            .append(Integer.toHexString(0xe0000 + c))
                                            .append(';'));
                    return word("<w:p><w:r><w:t>本文" + hidden + "</w:t></w:r></w:p>", "", "")
                            .bytes();
                });
        add(
                "OOXML-55",
                "埋め込みフォントの余分な表",
                ".docx",
                m ->
                        word("", relationship("rId9", "fontTable", "fontTable.xml", false), "")
                                .put(
                                        "word/fontTable.xml",
                                        "<w:fonts xmlns:w=\""
                                                + Office.W
                                                + "\" xmlns:r=\""
                                                + Office.R
                                                + "\"><w:font w:name=\"x\"><w:embedRegular r:id=\"rId1\" w:fontKey=\"{00000000-0000-0000-0000-000000000000}\"/></w:font></w:fonts>")
                                .put(
                                        "word/_rels/fontTable.xml.rels",
                                        Office.relationships(
                                                relationship(
                                                        "rId1",
                                                        "font",
                                                        "fonts/font1.odttf",
                                                        false)))
                                .put("word/fonts/font1.odttf", Fonts.withTable(m))
                                .bytes());
    }

    private void sheets() {
        add(
                "OOXML-26b",
                "外部リンク(OLE)",
                ".xlsx",
                m ->
                        Office.sheet(
                                        Office.END_ROW,
                                        "<externalReferences><externalReference r:id=\"rId9\"/></externalReferences>",
                                        relationship(
                                                "rId9",
                                                "externalLink",
                                                "externalLinks/externalLink1.xml",
                                                false),
                                        "")
                                .put(
                                        "xl/externalLinks/externalLink1.xml",
                                        "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><oleLink xmlns:r=\""
                                                + Office.R
                                                + "\" r:id=\"rId1\" progId=\""
                                                + m
                                                + "\"/></externalLink>")
                                .bytes());
        add(
                "OOXML-27c",
                "クエリの表",
                ".xlsx",
                m ->
                        Office.sheet(Office.END_ROW, "", "", "")
                                .put(
                                        "xl/worksheets/_rels/sheet1.xml.rels",
                                        Office.relationships(
                                                relationship(
                                                        "rId1",
                                                        "queryTable",
                                                        "../queryTables/queryTable1.xml",
                                                        false)))
                                .put(
                                        "xl/queryTables/queryTable1.xml",
                                        "<queryTable xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" name=\""
                                                + m
                                                + "\" connectionId=\"1\"/>")
                                .bytes());
        add(
                "OOXML-27d",
                "ピボットの外部の元",
                ".xlsx",
                m ->
                        Office.sheet(
                                        Office.END_ROW,
                                        "<pivotCaches><pivotCache cacheId=\"1\" r:id=\"rId9\"/></pivotCaches>",
                                        relationship(
                                                "rId9",
                                                "pivotCacheDefinition",
                                                "pivotCache/pivotCacheDefinition1.xml",
                                                false),
                                        "")
                                .put(
                                        "xl/pivotCache/pivotCacheDefinition1.xml",
                                        "<pivotCacheDefinition xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                                                + Office.R
                                                + "\"><cacheSource type=\"worksheet\"><worksheetSource r:id=\"rId1\" ref=\"A1:B2\"/></cacheSource><cacheFields count=\"0\"/></pivotCacheDefinition>")
                                .put(
                                        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
                                        Office.relationships(
                                                relationship(
                                                        "rId1",
                                                        "externalLinkPath",
                                                        "file://" + m + "/b.xlsx",
                                                        true)))
                                .bytes());
        add(
                "OOXML-25c",
                "とても隠れたマクロシート",
                ".xlsx",
                m ->
                        Office.sheet(
                                        Office.END_ROW,
                                        "",
                                        relationship(
                                                "rId9",
                                                "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
                                                "macrosheets/sheet1.xml",
                                                false),
                                        "")
                                .put(
                                        "xl/macrosheets/sheet1.xml",
                                        "<xm:macrosheet xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><f>EXEC(\""
                                                + m
                                                + "\")</f></xm:macrosheet>")
                                .bytes());
        add(
                "OOXML-28h",
                "条件付き書式の数式",
                ".xlsx",
                m ->
                        Office.sheet(
                                        Office.END_ROW
                                                + "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>WEBSERVICE(\"http://"
                                                + m
                                                + "\")</formula></cfRule></conditionalFormatting>",
                                        "",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-28i",
                "入力規則の数式",
                ".xlsx",
                m ->
                        Office.sheet(
                                        Office.END_ROW
                                                + "<dataValidations count=\"1\"><dataValidation type=\"custom\" sqref=\"A1\"><formula1>CALL(\""
                                                + m
                                                + "\")</formula1></dataValidation></dataValidations>",
                                        "",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-45",
                "xlsb",
                ".xlsb",
                m ->
                        new Archive()
                                .put(
                                        "[Content_Types].xml",
                                        Office.types(
                                                "<Override PartName=\"/xl/workbook.bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>",
                                                ""))
                                .put(
                                        "_rels/.rels",
                                        Office.relationships(
                                                relationship(
                                                        "rId1",
                                                        "officeDocument",
                                                        "xl/workbook.bin",
                                                        false)))
                                .put("xl/workbook.bin", m)
                                .bytes());
    }

    private void others() {
        add(
                "OOXML-43",
                "docを名乗るMHTML",
                ".doc",
                m ->
                        Archive.ascii(
                                "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Location: file:///C:/x.htm\r\nContent-Type: text/html\r\n\r\n<script>"
                                        + m
                                        + "</script>\r\n--b--\r\n"));
        add(
                "OOXML-42b",
                "Excel 2003 XML",
                ".xls",
                m ->
                        Archive.ascii(
                                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><x>"
                                        + m
                                        + "</x></Workbook>"));
        String flat =
                "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">";
        add(
                "OOXML-41b",
                "開けるFlat OPCのマクロ",
                ".xml",
                m ->
                        ("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
                                        + flat
                                        + flatPart(
                                                "/_rels/.rels",
                                                "application/vnd.openxmlformats-package.relationships+xml",
                                                Office.relationships(
                                                        relationship(
                                                                "rId1",
                                                                "officeDocument",
                                                                "word/document.xml",
                                                                false)))
                                        + flatPart(
                                                "/word/document.xml",
                                                "application/vnd.ms-word.document.macroEnabled.main+xml",
                                                "<w:document xmlns:w=\""
                                                        + Office.W
                                                        + "\"><w:body><w:p><w:r><w:t>本文</w:t></w:r></w:p></w:body></w:document>")
                                        + flatPart(
                                                "/word/_rels/document.xml.rels",
                                                "application/vnd.openxmlformats-package.relationships+xml",
                                                Office.relationships(
                                                        relationship(
                                                                "rId1",
                                                                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                                                                "vbaProject.bin",
                                                                false)))
                                        + "<pkg:part pkg:name=\"/word/vbaProject.bin\" pkg:contentType=\"application/vnd.ms-office.vbaProject\"><pkg:binaryData>"
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        ("macro code here: " + m + " and more")
                                                                .getBytes(StandardCharsets.UTF_8))
                                        + "</pkg:binaryData></pkg:part></pkg:package>")
                                .getBytes(StandardCharsets.UTF_8));
        add(
                "OOXML-22b",
                "実体の爆弾",
                ".docx",
                m ->
                        word("", "", "")
                                .put(
                                        "word/document.xml",
                                        "<!DOCTYPE x [<!ENTITY a \""
                                                + m
                                                + "\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><w:document xmlns:w=\""
                                                + Office.W
                                                + "\"><w:body>&c;</w:body></w:document>")
                                .bytes());
        add(
                "OOXML-67",
                "深すぎるXML",
                ".docx",
                m ->
                        word(
                                        "<w:p>"
                                                + "<w:r>".repeat(3_000)
                                                + m
                                                + "</w:r>".repeat(3_000)
                                                + "</w:p>",
                                        "",
                                        "")
                                .bytes());
    }

    private static String flatPart(String name, String type, String xml) {
        String plain = xml.substring(xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0);
        return "<pkg:part pkg:name=\""
                + name
                + "\" pkg:contentType=\""
                + type
                + "\"><pkg:xmlData>"
                + plain
                + "</pkg:xmlData></pkg:part>";
    }
}
