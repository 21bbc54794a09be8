// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.HashMap;
import java.util.Map;
import jp.sekisho.sanitize.Feature;

/// What a relationship says its target is: what becomes of it and which content type the rebuilt
/// package gives it. Types that are not listed lead to parts that do not come out.
///
/// @param treatment what becomes of the target
/// @param contentType of the rebuilt part; the main part and comments take theirs from the family
/// @param feature the name under which its going is reported
record PartRole(Treatment treatment, String contentType, Feature feature) {

    enum Treatment {
        /// An XML part that is filtered.
        XML,
        /// A picture.
        PICTURE,
        /// An obfuscated font.
        FONT,
        /// An Office document inside.
        DOCUMENT,
        /// A link that a reader may follow.
        LINK,
        /// It does not come out.
        GOES
    }

    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    static final String SLIDE = "application/vnd.openxmlformats-officedocument.presentationml.";
    static final String DRAWING = "application/vnd.openxmlformats-officedocument.drawingml.";

    /// The main part and comments: their content type depends on the family.
    static final String BY_FAMILY = "";

    private static final String OFFICE = Vocabulary.RELATIONSHIPS + "/";
    private static final String STRICT_OFFICE =
            "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships/";
    private static final String MICROSOFT = "http://schemas.microsoft.com/office/";

    private static final PartRole UNKNOWN = new PartRole(Treatment.GOES, "", Feature.OOXML_PART);
    private static final Map<String, PartRole> ROLES = new HashMap<>();

    static {
        xml(OFFICE + "officeDocument", BY_FAMILY);
        xml(OFFICE + "comments", BY_FAMILY);
        for (String name :
                new String[] {
                    "styles",
                    "settings",
                    "webSettings",
                    "fontTable",
                    "numbering",
                    "header",
                    "footer",
                    "footnotes",
                    "endnotes"
                }) {
            xml(OFFICE + name, name.equals("styles") ? BY_FAMILY : WORD + name + "+xml");
        }
        xml(OFFICE + "glossaryDocument", WORD + "document.glossary+xml");
        xml(
                MICROSOFT + "2007/relationships/stylesWithEffects",
                "application/vnd.ms-word.stylesWithEffects+xml");
        xml(MICROSOFT + "2011/relationships/commentsExtended", WORD + "commentsExtended+xml");
        xml(MICROSOFT + "2016/09/relationships/commentsIds", WORD + "commentsIds+xml");
        xml(
                MICROSOFT + "2018/08/relationships/commentsExtensible",
                WORD + "commentsExtensible+xml");
        xml(MICROSOFT + "2011/relationships/people", WORD + "people+xml");
        for (String name :
                new String[] {
                    "worksheet",
                    "chartsheet",
                    "sharedStrings",
                    "sheetMetadata",
                    "table",
                    "pivotTable",
                    "pivotCacheDefinition",
                    "pivotCacheRecords",
                    "calcChain",
                    "usernames"
                }) {
            xml(OFFICE + name, SHEET + name + "+xml");
        }
        xml(OFFICE + "usernames", SHEET + "userNames+xml");
        xml(OFFICE + "revisionHeaders", SHEET + "revisionHeaders+xml");
        xml(OFFICE + "revisionLog", SHEET + "revisionLog+xml");
        xml(OFFICE + "ctrlProp", "application/vnd.ms-excel.controlproperties+xml");
        xml(
                MICROSOFT + "2017/10/relationships/threadedComment",
                "application/vnd.ms-excel.threadedcomments+xml");
        xml(MICROSOFT + "2017/10/relationships/person", "application/vnd.ms-excel.person+xml");
        xml(MICROSOFT + "2007/relationships/slicer", "application/vnd.ms-excel.slicer+xml");
        xml(
                MICROSOFT + "2007/relationships/slicerCache",
                "application/vnd.ms-excel.slicerCache+xml");
        for (String name :
                new String[] {
                    "slide",
                    "slideLayout",
                    "slideMaster",
                    "notesMaster",
                    "notesSlide",
                    "handoutMaster",
                    "presProps",
                    "viewProps",
                    "tableStyles",
                    "commentAuthors"
                }) {
            xml(OFFICE + name, SLIDE + name + "+xml");
        }
        xml(
                MICROSOFT + "2015/10/relationships/revisionInfo",
                "application/vnd.ms-powerpoint.revisioninfo+xml");
        xml(OFFICE + "theme", "application/vnd.openxmlformats-officedocument.theme+xml");
        xml(
                OFFICE + "themeOverride",
                "application/vnd.openxmlformats-officedocument.themeOverride+xml");
        xml(OFFICE + "drawing", "application/vnd.openxmlformats-officedocument.drawing+xml");
        xml(OFFICE + "vmlDrawing", "application/vnd.openxmlformats-officedocument.vmlDrawing");
        xml(OFFICE + "chart", DRAWING + "chart+xml");
        xml(OFFICE + "chartUserShapes", DRAWING + "chartshapes+xml");
        xml(MICROSOFT + "2014/relationships/chartEx", "application/vnd.ms-office.chartex+xml");
        xml(
                MICROSOFT + "2011/relationships/chartStyle",
                "application/vnd.ms-office.chartstyle+xml");
        xml(
                MICROSOFT + "2011/relationships/chartColorStyle",
                "application/vnd.ms-office.chartcolorstyle+xml");
        xml(OFFICE + "diagramData", DRAWING + "diagramData+xml");
        xml(OFFICE + "diagramLayout", DRAWING + "diagramLayout+xml");
        xml(OFFICE + "diagramQuickStyle", DRAWING + "diagramStyle+xml");
        xml(OFFICE + "diagramColors", DRAWING + "diagramColors+xml");
        xml(
                MICROSOFT + "2007/relationships/diagramDrawing",
                "application/vnd.ms-office.drawingml.diagramDrawing+xml");
        String core = "application/vnd.openxmlformats-package.core-properties+xml";
        xml(PACKAGE + "metadata/core-properties", core);
        xml(
                "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties",
                core);
        xml(
                OFFICE + "extended-properties",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        xml(
                OFFICE + "custom-properties",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml");

        put(OFFICE + "image", Treatment.PICTURE, Feature.OOXML_PICTURE);
        put(PACKAGE + "metadata/thumbnail", Treatment.PICTURE, Feature.OOXML_PICTURE);
        put(OFFICE + "font", Treatment.FONT, Feature.OOXML_FONT);
        put(OFFICE + "package", Treatment.DOCUMENT, Feature.OOXML_EMBEDDED_DOCUMENT);
        put(OFFICE + "hyperlink", Treatment.LINK, Feature.OOXML_LINK_SCHEME);

        goes(
                Feature.OOXML_MACRO,
                MICROSOFT + "2006/relationships/vbaProject",
                MICROSOFT + "2006/relationships/wordVbaData",
                MICROSOFT + "2006/relationships/vbaProjectSignature",
                MICROSOFT + "2014/relationships/vbaProjectSignatureAgile",
                MICROSOFT + "2020/07/relationships/vbaProjectSignatureV3",
                MICROSOFT + "2006/relationships/xlMacrosheet",
                MICROSOFT + "2006/relationships/xlIntlMacrosheet",
                MICROSOFT + "2006/relationships/keyMapCustomizations",
                MICROSOFT + "2006/relationships/attachedToolbars",
                OFFICE + "dialogsheet");
        goes(
                Feature.OOXML_ACTIVEX,
                OFFICE + "control",
                MICROSOFT + "2006/relationships/activeXControlBinary",
                MICROSOFT + "2006/relationships/activeXControl");
        goes(Feature.OOXML_OLE_OBJECT, OFFICE + "oleObject");
        goes(
                Feature.OOXML_DATA_CONNECTION,
                OFFICE + "externalLink",
                OFFICE + "externalLinkPath",
                MICROSOFT + "2006/relationships/xlExternalLinkPath/xlPathMissing",
                OFFICE + "connections",
                OFFICE + "queryTable",
                OFFICE + "xmlMaps",
                OFFICE + "tableSingleCells",
                OFFICE + "volatileDependencies",
                MICROSOFT + "2022/10/relationships/dataMashup");
        goes(
                Feature.OOXML_EXTERNAL,
                OFFICE + "attachedTemplate",
                OFFICE + "frame",
                OFFICE + "subDocument",
                OFFICE + "externalData",
                OFFICE + "htmlPubSaveAs");
        goes(
                Feature.OOXML_IMPORT,
                OFFICE + "aFChunk",
                OFFICE + "mailMergeSource",
                OFFICE + "mailMergeHeaderSource",
                OFFICE + "mailMergeRecipientData",
                OFFICE + "recipientData",
                OFFICE + "transform");
        goes(
                Feature.OOXML_CUSTOM_UI,
                MICROSOFT + "2006/relationships/ui/extensibility",
                MICROSOFT + "2007/relationships/ui/extensibility",
                MICROSOFT + "2006/relationships/ui/userCustomization",
                MICROSOFT + "2011/relationships/webextension",
                MICROSOFT + "2011/relationships/webextensiontaskpanes");
        goes(Feature.OOXML_PRINTER, OFFICE + "printerSettings");
        goes(
                Feature.OOXML_MEDIA,
                OFFICE + "audio",
                OFFICE + "video",
                MICROSOFT + "2007/relationships/media",
                MICROSOFT + "2017/06/relationships/model3d");
        goes(
                Feature.OOXML_CUSTOM_XML,
                OFFICE + "customXml",
                OFFICE + "customXmlProps",
                OFFICE + "customProperty",
                OFFICE + "tags");
        goes(
                Feature.OOXML_SIGNATURE,
                PACKAGE + "digital-signature/origin",
                PACKAGE + "digital-signature/signature",
                PACKAGE + "digital-signature/certificate");
    }

    private static void xml(String type, String contentType) {
        ROLES.put(type, new PartRole(Treatment.XML, contentType, Feature.OOXML_EXTERNAL));
    }

    private static void put(String type, Treatment treatment, Feature feature) {
        ROLES.put(type, new PartRole(treatment, "", feature));
    }

    private static void goes(Feature feature, String... types) {
        for (String type : types) {
            put(type, Treatment.GOES, feature);
        }
    }

    /// of.
    ///
    /// @param relationshipType exactly as written
    static PartRole of(String relationshipType) {
        return ROLES.getOrDefault(canonical(relationshipType), UNKNOWN);
    }

    /// The transitional twin of a strict type.
    static String canonical(String type) {
        if (!type.startsWith(STRICT_OFFICE)) {
            return type;
        }
        String name = type.substring(STRICT_OFFICE.length());
        return OFFICE
                + switch (name) {
                    case "extendedProperties" -> "extended-properties";
                    case "customProperties" -> "custom-properties";
                    default -> name;
                };
    }

    static boolean isMain(String type) {
        return canonical(type).equals(OFFICE + "officeDocument");
    }
}
