// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.server.register.excel.WorkbookReading.Reason;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.xml.sax.SAXException;

/// Reads Office Open XML workbooks as a stream, sheet by sheet.
final class XlsxReader {

    private static final XMLInputFactory XML = factory();

    private XlsxReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static WorkbookReading read(byte[] file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(file);
                OPCPackage parts = OPCPackage.open(in)) {
            for (PackagePart part : parts.getParts()) {
                String type = part.getContentType().toLowerCase(Locale.ROOT);
                if (type.contains("macroenabled") || type.contains("vbaproject")) {
                    return new WorkbookReading.Refused(Reason.MACROS);
                }
            }
            XSSFReader reader = new XSSFReader(parts);
            SharedStrings strings = new ReadOnlySharedStringsTable(parts, false);
            StylesTable styles = reader.getStylesTable();
            Properties properties = properties(reader);
            List<Sheet> sheets = new ArrayList<>();
            int cells = 0;
            XSSFReader.SheetIterator each = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (each.hasNext()) {
                try (InputStream data = each.next()) {
                    if (sheets.size() >= Limits.SHEETS) {
                        return new WorkbookReading.Refused(Reason.TOO_LARGE);
                    }
                    SheetBuilder builder = new SheetBuilder();
                    new OneSheet(builder, strings, styles, properties.since1904()).read(data);
                    cells += builder.cells();
                    if (cells > Limits.CELLS) {
                        return new WorkbookReading.Refused(Reason.TOO_LARGE);
                    }
                    String name = each.getSheetName();
                    sheets.add(builder.build(name, properties.hidden().contains(name)));
                }
            }
            return sheets.stream().allMatch(sheet -> sheet.rows().isEmpty())
                    ? new WorkbookReading.Refused(Reason.EMPTY)
                    : new WorkbookReading.Read(sheets);
        } catch (OpenXML4JException | XMLStreamException | SAXException e) {
            return new WorkbookReading.Refused(Reason.BROKEN);
        }
    }

    private record Properties(boolean since1904, List<String> hidden) {}

    private static Properties properties(XSSFReader reader)
            throws IOException, OpenXML4JException, XMLStreamException {
        boolean since1904 = false;
        List<String> hidden = new ArrayList<>();
        try (InputStream in = reader.getWorkbookData()) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("workbookPr")) {
                        String value = xml.getAttributeValue(null, "date1904");
                        since1904 = "1".equals(value) || "true".equals(value);
                    } else if (xml.getLocalName().equals("sheet")
                            && xml.getAttributeValue(null, "state") != null
                            && !"visible".equals(xml.getAttributeValue(null, "state"))) {
                        hidden.add(xml.getAttributeValue(null, "name"));
                    }
                }
            }
        }
        return new Properties(since1904, hidden);
    }

    /// Reads the cells of one sheet.
    private static final class OneSheet {

        private final SheetBuilder builder;
        private final SharedStrings strings;
        private final StylesTable styles;
        private final boolean since1904;
        private int row = -1;
        private int column = -1;

        OneSheet(
                SheetBuilder builder,
                SharedStrings strings,
                StylesTable styles,
                boolean since1904) {
            this.builder = builder;
            this.strings = strings;
            this.styles = styles;
            this.since1904 = since1904;
        }

        void read(InputStream in) throws XMLStreamException {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "row" -> {
                        String number = xml.getAttributeValue(null, "r");
                        row = number == null ? row + 1 : Integer.parseInt(number) - 1;
                        column = -1;
                    }
                    case "c" -> cell(xml);
                    case "mergeCell" -> {
                        CellRangeAddress range =
                                CellRangeAddress.valueOf(xml.getAttributeValue(null, "ref"));
                        builder.merge(
                                range.getFirstRow(),
                                range.getFirstColumn(),
                                range.getLastRow(),
                                range.getLastColumn());
                    }
                    default -> {}
                }
            }
        }

        private void cell(XMLStreamReader xml) throws XMLStreamException {
            String reference = xml.getAttributeValue(null, "r");
            if (reference == null) {
                column++;
            } else {
                CellReference place = new CellReference(reference);
                row = place.getRow();
                column = place.getCol();
            }
            String type = Objects.requireNonNullElse(xml.getAttributeValue(null, "t"), "n");
            String style = xml.getAttributeValue(null, "s");
            StringBuilder value = new StringBuilder();
            StringBuilder text = new StringBuilder();
            boolean formula = false;
            int phonetic = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    if (xml.getLocalName().equals("c")) {
                        break;
                    }
                    if (xml.getLocalName().equals("rPh")) {
                        phonetic--;
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "f" -> {
                            formula = true;
                            xml.getElementText();
                        }
                        case "rPh" -> phonetic++;
                        case "v" -> value.append(xml.getElementText());
                        case "t" -> {
                            String part = xml.getElementText();
                            if (phonetic == 0) {
                                text.append(part);
                            }
                        }
                        default -> {}
                    }
                }
            }
            // Some programs leave the old text in place beside a new value: the value counts.
            StringBuilder counts = value.isEmpty() ? text : value;
            if (!counts.isEmpty()) {
                put(type, counts.toString(), style, formula);
            }
        }

        private void put(
                String type,
                String value,
                @org.jspecify.annotations.Nullable String style,
                boolean formula) {
            switch (type) {
                case "s" ->
                        add(
                                strings.getItemAt(Integer.parseInt(value)).getString(),
                                Cell.Kind.TEXT,
                                formula);
                case "str", "inlineStr" -> add(value, Cell.Kind.TEXT, formula);
                case "b" -> add(value.equals("1") ? "TRUE" : "FALSE", Cell.Kind.YES_NO, formula);
                case "e" -> builder.add(row, column, value, Cell.Kind.ERROR);
                case "d" ->
                        add(
                                value.length() >= 10 ? value.substring(0, 10) : value,
                                Cell.Kind.DATE,
                                formula);
                default -> {
                    double number = Double.parseDouble(value);
                    boolean date = style != null && isDate(Integer.parseInt(style));
                    add(
                            date
                                    ? SheetBuilder.date(number, since1904)
                                    : SheetBuilder.number(number),
                            date ? Cell.Kind.DATE : Cell.Kind.NUMBER,
                            formula);
                }
            }
        }

        private void add(String text, Cell.Kind kind, boolean formula) {
            builder.add(row, column, text, formula ? Cell.Kind.FORMULA : kind);
        }

        private boolean isDate(int style) {
            if (style < 0 || style >= styles.getNumCellStyles()) {
                return false;
            }
            XSSFCellStyle format = styles.getStyleAt(style);
            String pattern = format.getDataFormatString();
            return SheetBuilder.isDate(format.getDataFormat(), pattern == null ? "" : pattern);
        }
    }
}
