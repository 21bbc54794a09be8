// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Map;
import jp.sekisho.sanitize.Feature;

/// The names under which elements that may not stand are reported.
final class Refusals {

    private static final Map<String, Feature> BY_ELEMENT =
            Map.ofEntries(
                    Map.entry("altChunk", Feature.OOXML_IMPORT),
                    Map.entry("mailMerge", Feature.OOXML_IMPORT),
                    Map.entry("subDoc", Feature.OOXML_EXTERNAL),
                    Map.entry("attachedTemplate", Feature.OOXML_EXTERNAL),
                    Map.entry("frameset", Feature.OOXML_EXTERNAL),
                    Map.entry("control", Feature.OOXML_ACTIVEX),
                    Map.entry("controls", Feature.OOXML_ACTIVEX),
                    Map.entry("ocx", Feature.OOXML_ACTIVEX),
                    Map.entry("MapOCX", Feature.OOXML_ACTIVEX),
                    Map.entry("OLEObject", Feature.OOXML_OLE_OBJECT),
                    Map.entry("oleObject", Feature.OOXML_OLE_OBJECT),
                    Map.entry("oleObj", Feature.OOXML_OLE_OBJECT),
                    Map.entry("objectEmbed", Feature.OOXML_OLE_OBJECT),
                    Map.entry("objectLink", Feature.OOXML_EXTERNAL),
                    Map.entry("FmlaMacro", Feature.OOXML_MACRO),
                    Map.entry("entryMacro", Feature.OOXML_MACRO),
                    Map.entry("exitMacro", Feature.OOXML_MACRO),
                    Map.entry("ScriptText", Feature.OOXML_MACRO),
                    Map.entry("DDE", Feature.OOXML_DATA_CONNECTION),
                    Map.entry("ddeLink", Feature.OOXML_DATA_CONNECTION),
                    Map.entry("externalReferences", Feature.OOXML_DATA_CONNECTION),
                    Map.entry("externalReference", Feature.OOXML_DATA_CONNECTION),
                    Map.entry("dataBinding", Feature.OOXML_CUSTOM_XML),
                    Map.entry("docVars", Feature.OOXML_CUSTOM_XML),
                    Map.entry("HyperlinkBase", Feature.OOXML_HYPERLINK_BASE),
                    Map.entry("HLinks", Feature.OOXML_HYPERLINK_BASE),
                    Map.entry("audioFile", Feature.OOXML_MEDIA),
                    Map.entry("videoFile", Feature.OOXML_MEDIA),
                    Map.entry("quickTimeFile", Feature.OOXML_MEDIA),
                    Map.entry("wavAudioFile", Feature.OOXML_MEDIA),
                    Map.entry("audio", Feature.OOXML_MEDIA),
                    Map.entry("video", Feature.OOXML_MEDIA),
                    Map.entry("media", Feature.OOXML_MEDIA),
                    Map.entry("model3d", Feature.OOXML_MEDIA),
                    Map.entry("sndAc", Feature.OOXML_MEDIA),
                    Map.entry("cmd", Feature.OOXML_ACTION),
                    Map.entry("svgBlip", Feature.OOXML_PICTURE),
                    Map.entry("printerSettings", Feature.OOXML_PRINTER),
                    Map.entry("pageSetup", Feature.OOXML_PRINTER),
                    Map.entry("absPath", Feature.OOXML_METADATA),
                    Map.entry("DigSig", Feature.OOXML_SIGNATURE),
                    Map.entry("webextensionref", Feature.OOXML_CUSTOM_UI),
                    Map.entry("hyperlink", Feature.OOXML_LINK_SCHEME),
                    Map.entry("hlinkClick", Feature.OOXML_LINK_SCHEME),
                    Map.entry("hlinkHover", Feature.OOXML_LINK_SCHEME),
                    Map.entry("hlinkMouseOver", Feature.OOXML_LINK_SCHEME));

    private Refusals() {}

    static Feature ofElement(String localName) {
        return BY_ELEMENT.getOrDefault(localName, Feature.OOXML_MARKUP);
    }
}
