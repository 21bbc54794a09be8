// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an object of a PDF is for, and which keys it may have (ISO 32000-1). Keys that are not
/// listed do not come out.
enum Role {
    /// Numbers, names, truth values and arrays of them.
    SIMPLE,
    /// Text for people.
    TEXT,
    /// A string of bytes.
    BYTES,
    /// Anything simple, with texts in arrays.
    SIMPLE_OR_TEXT,
    PAGE,
    RESOURCES,
    CONTENT,
    GROUP,
    X_OBJECT,
    IMAGE,
    FORM,
    FONT,
    DESCRIPTOR,
    FONT_FILE,
    ENCODING,
    CID_INFO,
    STYLE,
    TO_UNICODE,
    GRAPHICS_STATE,
    SOFT_MASK,
    COLOUR_SPACE,
    CALIBRATION,
    PROFILE,
    PATTERN,
    SHADING,
    FUNCTION,
    LAYER,
    LAYERS,
    LAYER_CONFIGURATION,
    ANNOTATION,
    APPEARANCE,
    ACTION,
    DESTINATION,
    NAMED_DESTINATIONS,
    NAME_TREE,
    NAMES,
    OUTLINE,
    PREFERENCES,
    LABELS,
    LABEL,
    INFO,
    BORDER,
    PARAMETERS;

    /// What stands under a key.
    ///
    /// @param role of the value, or of each element of an array, or of each value of a map
    /// @param map whether the value is a dictionary with names of the document's own
    record Value(Role role, boolean map) {}

    @SuppressWarnings("ImmutableEnumChecker") // filled once, when the class loads
    private final Map<String, Value> keys = new LinkedHashMap<>();

    /// Returns keys in the order in which they are written.
    Map<String, Value> keys() {
        return keys;
    }

    private void simple(String names) {
        add(SIMPLE, names);
    }

    private void add(Role role, String names) {
        for (int at = 0; at < names.length(); ) {
            int end = names.indexOf(' ', at);
            end = end < 0 ? names.length() : end;
            keys.put(names.substring(at, end), new Value(role, false));
            at = end + 1;
        }
    }

    private void map(Role role, String names) {
        add(role, names);
        keys.replaceAll((key, value) ->
                (" " + names + " ").contains(" " + key + " ") ? new Value(role, true) : value);
    }

    static {
        PAGE.simple("Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Tabs");
        PAGE.add(RESOURCES, "Resources");
        PAGE.add(CONTENT, "Contents");
        PAGE.add(GROUP, "Group");
        GROUP.simple("Type S I K");
        GROUP.add(COLOUR_SPACE, "CS");
        RESOURCES.simple("ProcSet");
        RESOURCES.map(GRAPHICS_STATE, "ExtGState");
        RESOURCES.map(COLOUR_SPACE, "ColorSpace");
        RESOURCES.map(PATTERN, "Pattern");
        RESOURCES.map(SHADING, "Shading");
        RESOURCES.map(X_OBJECT, "XObject");
        RESOURCES.map(FONT, "Font");
        RESOURCES.map(LAYER, "Properties");
        IMAGE.simple(
                "Type Subtype Width Height BitsPerComponent ImageMask Decode Interpolate SMaskInData"
                        + " Intent Matte");
        IMAGE.add(COLOUR_SPACE, "ColorSpace");
        IMAGE.add(X_OBJECT, "Mask SMask");
        IMAGE.add(LAYER, "OC");
        FORM.simple("Type Subtype FormType BBox Matrix");
        FORM.add(RESOURCES, "Resources");
        FORM.add(GROUP, "Group");
        FORM.add(LAYER, "OC");
        FONT.simple(
                "Type Subtype BaseFont Name FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix");
        FONT.add(DESCRIPTOR, "FontDescriptor");
        FONT.add(ENCODING, "Encoding");
        FONT.add(TO_UNICODE, "ToUnicode");
        FONT.add(FONT, "DescendantFonts");
        FONT.add(CID_INFO, "CIDSystemInfo");
        FONT.add(FONT_FILE, "CIDToGIDMap");
        FONT.map(CONTENT, "CharProcs");
        FONT.add(RESOURCES, "Resources");
        DESCRIPTOR.simple(
                "Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading"
                        + " CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth Lang");
        DESCRIPTOR.add(BYTES, "FontFamily CharSet");
        DESCRIPTOR.add(FONT_FILE, "FontFile FontFile2 FontFile3 CIDSet");
        DESCRIPTOR.add(STYLE, "Style");
        DESCRIPTOR.map(DESCRIPTOR, "FD");
        STYLE.add(BYTES, "Panose");
        FONT_FILE.simple("Subtype Length1 Length2 Length3");
        ENCODING.simple("Type BaseEncoding Differences CMapName WMode");
        ENCODING.add(CID_INFO, "CIDSystemInfo");
        ENCODING.add(ENCODING, "UseCMap");
        CID_INFO.add(BYTES, "Registry Ordering");
        CID_INFO.simple("Supplement");
        TO_UNICODE.simple("Type CMapName WMode");
        TO_UNICODE.add(CID_INFO, "CIDSystemInfo");
        TO_UNICODE.add(TO_UNICODE, "UseCMap");
        GRAPHICS_STATE.simple("Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK");
        GRAPHICS_STATE.add(FONT, "Font");
        GRAPHICS_STATE.add(FUNCTION, "BG BG2 UCR UCR2 TR TR2");
        GRAPHICS_STATE.add(SOFT_MASK, "SMask");
        SOFT_MASK.simple("Type S BC");
        SOFT_MASK.add(X_OBJECT, "G");
        SOFT_MASK.add(FUNCTION, "TR");
        CALIBRATION.simple("WhitePoint BlackPoint Gamma Matrix Range");
        PROFILE.simple("N Range");
        PROFILE.add(COLOUR_SPACE, "Alternate");
        PATTERN.simple("Type PatternType PaintType TilingType BBox XStep YStep Matrix");
        PATTERN.add(RESOURCES, "Resources");
        PATTERN.add(SHADING, "Shading");
        PATTERN.add(GRAPHICS_STATE, "ExtGState");
        SHADING.simple(
                "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate"
                        + " BitsPerComponent BitsPerFlag Decode VerticesPerRow");
        SHADING.add(COLOUR_SPACE, "ColorSpace");
        SHADING.add(FUNCTION, "Function");
        FUNCTION.simple(
                "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds");
        FUNCTION.add(FUNCTION, "Functions");
        LAYER.simple("Type Intent P");
        LAYER.add(TEXT, "Name");
        LAYER.add(LAYER, "OCGs");
        LAYERS.add(LAYER, "OCGs");
        LAYERS.add(LAYER_CONFIGURATION, "D");
        LAYER_CONFIGURATION.simple("BaseState ListMode Intent");
        LAYER_CONFIGURATION.add(TEXT, "Name");
        LAYER_CONFIGURATION.add(LAYER, "ON OFF Locked Order RBGroups");
        ANNOTATION.simple(
                "Type Subtype Rect F AS Border C IC H QuadPoints Vertices L LE InkList CA Name Open Q"
                        + " RD IT Sy");
        ANNOTATION.add(TEXT, "Contents T Subj M CreationDate");
        ANNOTATION.add(BYTES, "DA");
        ANNOTATION.add(APPEARANCE, "AP");
        ANNOTATION.add(BORDER, "BS BE");
        ANNOTATION.add(DESTINATION, "Dest");
        ANNOTATION.add(ACTION, "A");
        ANNOTATION.add(ANNOTATION, "Popup Parent");
        BORDER.simple("Type W S D I");
        APPEARANCE.add(FORM, "N");
        ACTION.simple("Type S");
        ACTION.add(DESTINATION, "D");
        ACTION.add(BYTES, "URI");
        OUTLINE.simple("Count C F");
        OUTLINE.add(TEXT, "Title");
        OUTLINE.add(OUTLINE, "First Last Parent Prev Next");
        OUTLINE.add(DESTINATION, "Dest");
        OUTLINE.add(ACTION, "A");
        NAMES.add(NAME_TREE, "Dests");
        NAME_TREE.add(NAME_TREE, "Kids");
        NAME_TREE.add(DESTINATION, "Names");
        NAME_TREE.add(BYTES, "Limits");
        PREFERENCES.simple(
                "HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow DisplayDocTitle"
                        + " NonFullScreenPageMode Direction ViewArea ViewClip PrintArea PrintClip"
                        + " PrintScaling Duplex PickTrayByPDFSize PrintPageRange NumCopies");
        LABELS.add(LABELS, "Kids");
        LABELS.add(LABEL, "Nums");
        LABELS.simple("Limits");
        LABEL.simple("Type S St");
        LABEL.add(TEXT, "P");
        INFO.add(TEXT, "Title Author Subject Keywords Creator Producer CreationDate ModDate");
        INFO.simple("Trapped");
        PARAMETERS.simple(
                "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows"
                        + " EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform");
    }
}
