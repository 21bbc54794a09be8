// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.Office.END_ROW;
import static jp.sekisho.sanitize.kit.Office.relationship;
import static jp.sekisho.sanitize.kit.Office.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// Excel workbooks.
final class SheetSamples {

    private final List<Sample> all = new ArrayList<>();

    private SheetSamples() {}

    static List<Sample> all() {
        SheetSamples samples = new SheetSamples();
        samples.formulas();
        samples.parts();
        return samples.all;
    }

    private void add(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".xlsx", mark, Content.of(bytes.apply(mark))));
    }

    private void formula(String id, String title, String formula) {
        add(
                id,
                title,
                m ->
                        sheet(
                                        "<c r=\"B1\"><f>"
                                                + formula.replace("MARK", m)
                                                + "</f><v>7</v></c>"
                                                + END_ROW,
                                        "",
                                        "",
                                        "")
                                .bytes());
    }

    private void formulas() {
        formula("OOXML-28a", "WEBSERVICE", "_xlfn.WEBSERVICE(\"http://MARK.example\")");
        formula("OOXML-28b", "HYPERLINK", "HYPERLINK(\"file://MARK\",\"x\")");
        formula("OOXML-28c", "IMAGE", "_xlfn.IMAGE(\"http://MARK.example\")");
        formula("OOXML-28d", "RTD", "RTD(\"MARK\",,\"x\")");
        formula("OOXML-28e", "CALL", "CALL(\"MARK\",\"x\",\"J\")");
        formula("OOXML-28f", "REGISTER.ID", "REGISTER.ID(\"MARK\",\"x\")");
        formula("OOXML-28g", "FILTERXML", "_xlfn.FILTERXML(\"MARK\",\"x\")");
        formula("OOXML-29a", "DDEの数式", "cmd|'/c MARK'!A0");
        formula("OOXML-29b", "外部ブック", "'\\\\MARK\\s\\[b.xlsx]S'!A1");
        add(
                "OOXML-25a",
                "Auto_Open",
                m ->
                        sheet(
                                        END_ROW,
                                        "<definedNames><definedName name=\"_xlnm.Auto_Open\" hidden=\"1\">"
                                                + m
                                                + "</definedName></definedNames>",
                                        "",
                                        "")
                                .bytes());
    }

    private void parts() {
        String ct = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        add(
                "OOXML-25b",
                "XLMマクロシート",
                m ->
                        sheet(
                                        END_ROW,
                                        "",
                                        relationship(
                                                "rId8",
                                                "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
                                                "macrosheets/sheet1.xml",
                                                false),
                                        "")
                                .put(
                                        "xl/macrosheets/sheet1.xml",
                                        "<xm:macrosheet xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">"
                                                + m
                                                + "</xm:macrosheet>")
                                .bytes());
        add(
                "OOXML-26",
                "外部リンク(DDE)",
                m ->
                        sheet(
                                        END_ROW,
                                        "<externalReferences><externalReference r:id=\"rId8\"/></externalReferences>",
                                        relationship(
                                                "rId8",
                                                "externalLink",
                                                "externalLinks/externalLink1.xml",
                                                false),
                                        "")
                                .put(
                                        "xl/externalLinks/externalLink1.xml",
                                        "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><ddeLink ddeService=\""
                                                + m
                                                + "\" ddeTopic=\"x\"/></externalLink>")
                                .bytes());
        add(
                "OOXML-27a",
                "データ接続",
                m ->
                        sheet(
                                        END_ROW,
                                        "",
                                        relationship(
                                                "rId8", "connections", "connections.xml", false),
                                        "<Override PartName=\"/xl/connections.xml\" ContentType=\""
                                                + ct
                                                + "connections+xml\"/>")
                                .put(
                                        "xl/connections.xml",
                                        "<connections xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><connection id=\"1\"><webPr url=\"http://"
                                                + m
                                                + ".example\"/></connection></connections>")
                                .bytes());
        add(
                "OOXML-27b",
                "Power Query",
                m ->
                        sheet(
                                        END_ROW,
                                        "",
                                        relationship(
                                                "rId8",
                                                "customXml",
                                                "../customXml/item1.xml",
                                                false),
                                        "")
                                .put(
                                        "customXml/item1.xml",
                                        "<DataMashup xmlns=\"http://schemas.microsoft.com/DataMashup\">"
                                                + m
                                                + "</DataMashup>")
                                .bytes());
        add(
                "OOXML-52",
                "シートのOLEリンク",
                m ->
                        sheet(
                                        END_ROW
                                                + "<oleObjects><oleObject progId=\"x\" link=\"[1]!'"
                                                + m
                                                + "'\" shapeId=\"1\" oleUpdate=\"OLEUPDATE_ALWAYS\"/></oleObjects>",
                                        "",
                                        "",
                                        "")
                                .bytes());
        add(
                "OOXML-65",
                "図形のmacro=",
                m ->
                        sheet(END_ROW + "<drawing r:id=\"rId1\"/>", "", "", "")
                                .put(
                                        "xl/worksheets/_rels/sheet1.xml.rels",
                                        Office.relationships(
                                                relationship(
                                                        "rId1",
                                                        "drawing",
                                                        "../drawings/drawing1.xml",
                                                        false)))
                                .put(
                                        "xl/drawings/drawing1.xml",
                                        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"><xdr:absoluteAnchor><xdr:pos x=\"0\" y=\"0\"/><xdr:ext cx=\"1\" cy=\"1\"/>"
                                                + "<xdr:sp macro=\"[0]!"
                                                + m
                                                + "\" textlink=\"\"/><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>")
                                .bytes());
        String slk = Marks.of("TXT-03");
        all.add(
                new Sample(
                        "TXT-03",
                        "CSVを名乗るSYLK",
                        "TXT-03.csv",
                        slk,
                        Content.of(Archive.ascii("ID;P\nC;X1;Y1;K0;E" + slk + "()\nE\n"))));
        String iqy = Marks.of("TXT-04");
        all.add(
                new Sample(
                        "TXT-04",
                        "Webクエリ",
                        "TXT-04.iqy",
                        iqy,
                        Content.of(Archive.ascii("WEB\n1\nhttp://" + iqy + ".example\n"))));
    }
}
