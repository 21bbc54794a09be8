// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

/// The smallest Office documents that open, and where things are put into them.
final class Office {

    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String CT = "application/vnd.openxmlformats-officedocument.";

    private Office() {}

    static String relationship(String id, String type, String target, boolean external) {
        String full = type.startsWith("http") ? type : R + "/" + type;
        return "<Relationship Id=\""
                + id
                + "\" Type=\""
                + full
                + "\" Target=\""
                + target
                + "\""
                + (external ? " TargetMode=\"External\"" : "")
                + "/>";
    }

    static String relationships(String inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + inner
                + "</Relationships>";
    }

    static String types(String main, String more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\""
                + " ContentType=\"application/octet-stream\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                + main
                + more
                + "</Types>";
    }

    /// A Word document.
    ///
    /// @param body inside `w:body`
    /// @param rels relationships of the document part
    /// @param moreTypes further lines of the list of types
    static Archive word(String body, String rels, String moreTypes) {
        return new Archive()
                .put(
                        "[Content_Types].xml",
                        types(
                                "<Override PartName=\"/word/document.xml\" ContentType=\""
                                        + CT
                                        + "wordprocessingml.document.main+xml\"/>",
                                moreTypes))
                .put(
                        "_rels/.rels",
                        relationships(
                                relationship("rId1", "officeDocument", "word/document.xml", false)))
                .put(
                        "word/document.xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\""
                                + W
                                + "\" xmlns:r=\""
                                + R
                                + "\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
                                + " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
                                + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
                                + "<w:p><w:r><w:t>本文です。</w:t></w:r></w:p>"
                                + body
                                + "</w:body></w:document>")
                .put("word/_rels/document.xml.rels", relationships(rels));
    }

    static String run(String inner) {
        return "<w:p><w:r>" + inner + "</w:r></w:p>";
    }

    /// A field whose code is given in pieces, one for each run.
    static String field(String... code) {
        StringBuilder out =
                new StringBuilder("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
        for (String piece : code) {
            out.append("<w:r><w:instrText xml:space=\"preserve\">")
                    .append(piece)
                    .append("</w:instrText></w:r>");
        }
        return out
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>結果</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    }

    static Archive sheet(
            String sheetInner, String workbookInner, String bookRels, String moreTypes) {
        String s = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return new Archive()
                .put(
                        "[Content_Types].xml",
                        types(
                                "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                                        + CT
                                        + "spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
                                        + " ContentType=\""
                                        + CT
                                        + "spreadsheetml.worksheet+xml\"/>",
                                moreTypes))
                .put(
                        "_rels/.rels",
                        relationships(
                                relationship("rId1", "officeDocument", "xl/workbook.xml", false)))
                .put(
                        "xl/workbook.xml",
                        "<workbook xmlns=\""
                                + s
                                + "\" xmlns:r=\""
                                + R
                                + "\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                                + workbookInner
                                + "</workbook>")
                .put(
                        "xl/_rels/workbook.xml.rels",
                        relationships(
                                relationship("rId1", "worksheet", "worksheets/sheet1.xml", false)
                                        + bookRels))
                .put(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\""
                                + s
                                + "\" xmlns:r=\""
                                + R
                                + "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>"
                                + sheetInner
                                + "</worksheet>");
    }

    static final String END_ROW = "</row></sheetData>";

    static Archive slide(String shapes, String slideRels, String moreTypes) {
        String p = "http://schemas.openxmlformats.org/presentationml/2006/main";
        return new Archive()
                .put(
                        "[Content_Types].xml",
                        types(
                                "<Override PartName=\"/ppt/presentation.xml\" ContentType=\""
                                        + CT
                                        + "presentationml.presentation.main+xml\"/><Override PartName=\"/ppt/slides/slide1.xml\""
                                        + " ContentType=\""
                                        + CT
                                        + "presentationml.slide+xml\"/>",
                                moreTypes))
                .put(
                        "_rels/.rels",
                        relationships(
                                relationship(
                                        "rId1", "officeDocument", "ppt/presentation.xml", false)))
                .put(
                        "ppt/presentation.xml",
                        "<p:presentation xmlns:p=\""
                                + p
                                + "\" xmlns:r=\""
                                + R
                                + "\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst><p:notesSz cx=\"1\" cy=\"1\"/>"
                                + "</p:presentation>")
                .put(
                        "ppt/_rels/presentation.xml.rels",
                        relationships(relationship("rId1", "slide", "slides/slide1.xml", false)))
                .put(
                        "ppt/slides/slide1.xml",
                        "<p:sld xmlns:p=\""
                                + p
                                + "\" xmlns:r=\""
                                + R
                                + "\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree>"
                                + "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
                                + shapes
                                + "</p:spTree></p:cSld></p:sld>")
                .put("ppt/slides/_rels/slide1.xml.rels", relationships(slideRels));
    }
}
