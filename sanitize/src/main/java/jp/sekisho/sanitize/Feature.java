// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The constructs that a policy decides about, format by format. The table in `docs/sanitize.md` is
/// checked against this list.
public enum Feature {
    OOXML_MACRO("ooxml.macro"),
    OOXML_ACTIVEX("ooxml.activex"),
    OOXML_OLE_OBJECT("ooxml.ole-object"),
    OOXML_EMBEDDED_DOCUMENT("ooxml.embedded-document"),
    OOXML_EXTERNAL("ooxml.external-reference"),
    OOXML_LINK("ooxml.link"),
    OOXML_LINK_SCHEME("ooxml.link-scheme"),
    OOXML_ACTION("ooxml.action"),
    OOXML_FIELD("ooxml.field"),
    OOXML_FORMULA("ooxml.formula"),
    OOXML_DATA_CONNECTION("ooxml.data-connection"),
    OOXML_CUSTOM_UI("ooxml.custom-ui"),
    OOXML_IMPORT("ooxml.import"),
    OOXML_CUSTOM_XML("ooxml.custom-xml"),
    OOXML_PRINTER("ooxml.printer-settings"),
    OOXML_FONT("ooxml.font"),
    OOXML_MEDIA("ooxml.media"),
    OOXML_PICTURE("ooxml.picture"),
    OOXML_MARKUP("ooxml.markup"),
    OOXML_PART("ooxml.part"),
    OOXML_SIGNATURE("ooxml.signature"),
    OOXML_METADATA("ooxml.metadata"),
    OOXML_HYPERLINK_BASE("ooxml.hyperlink-base"),
    OOXML_INVISIBLE_TEXT("ooxml.invisible-text"),
    PDF_ACTION("pdf.action"),
    PDF_LINK("pdf.link"),
    PDF_LINK_SCHEME("pdf.link-scheme"),
    PDF_ATTACHMENT("pdf.attachment"),
    PDF_FORM("pdf.form"),
    PDF_MULTIMEDIA("pdf.multimedia"),
    PDF_EXTERNAL("pdf.external"),
    PDF_IMAGE_CODEC("pdf.image-codec"),
    PDF_LAYER("pdf.layer"),
    PDF_HIDDEN_LAYER("pdf.hidden-layer"),
    PDF_FONT("pdf.font"),
    PDF_TEXT_MAP("pdf.text-map"),
    PDF_METADATA("pdf.metadata"),
    PDF_SIGNATURE("pdf.signature"),
    PDF_STRUCTURE("pdf.structure"),
    PDF_ENCRYPTION("pdf.encryption"),
    IMAGE_METADATA("image.metadata"),
    IMAGE_TRAILING("image.trailing-data"),
    IMAGE_REENCODED("image.reencoded"),
    SVG_ACTIVE("svg.active"),
    HTML_ACTIVE("html.active"),
    HTML_EXTERNAL("html.external"),
    HTML_LINK("html.link"),
    HTML_LINK_SCHEME("html.link-scheme"),
    HTML_HIDDEN("html.hidden-text"),
    TEXT_CONTROL("text.control"),
    CSV_FORMULA("csv.formula"),
    ZIP_STRUCTURE("zip.structure"),
    ZIP_NAME("zip.name"),
    ZIP_ENCRYPTION("zip.encryption"),
    MAIL_HEADER("mail.header"),
    MAIL_HTML("mail.html"),
    MAIL_LINK("mail.link"),
    MAIL_SIGNATURE("mail.signature"),
    MAIL_STRUCTURE("mail.structure"),
    OFFICE_ENCRYPTION("office.encryption");

    private final String id;

    Feature(String id) {
        this.id = id;
    }

    /// Returns its name in policies and reports, for example `ooxml.macro`.
    public String id() {
        return id;
    }

    /// Returns what it is, in Japanese.
    public String label() {
        return FeatureTable.of(this).label();
    }

    /// Returns what happens while the policy says nothing.
    ///
    /// @param level how far files are taken apart
    /// @return what happens while the policy says nothing
    public Handling standard(Level level) {
        FeatureTable.Line line = FeatureTable.of(this);
        return level == Level.STRICT ? line.strict() : line.standard();
    }

    /// Returns what a policy may say about it.
    public List<Handling> choices() {
        return FeatureTable.of(this).may();
    }

    /// Returns the feature of that name.
    ///
    /// @param id for example `ooxml.macro`
    /// @return the feature of that name
    public static Optional<Feature> tryParse(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        for (Feature feature : values()) {
            if (feature.id.equals(wanted)) {
                return Optional.of(feature);
            }
        }
        return Optional.empty();
    }
}
