// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Links;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/// Names what does not come out, so that the report says more than that something went. It decides
/// nothing: what is copied is decided by the allowlist alone.
final class PdfWatch {

    private static final Map<String, Feature> KEYS =
            Map.ofEntries(
                    Map.entry("AA", Feature.PDF_ACTION),
                    Map.entry("OpenAction", Feature.PDF_ACTION),
                    Map.entry("JS", Feature.PDF_ACTION),
                    Map.entry("JavaScript", Feature.PDF_ACTION),
                    Map.entry("AF", Feature.PDF_ATTACHMENT),
                    Map.entry("EmbeddedFiles", Feature.PDF_ATTACHMENT),
                    Map.entry("Collection", Feature.PDF_ATTACHMENT),
                    Map.entry("XFA", Feature.PDF_FORM),
                    Map.entry("Renditions", Feature.PDF_MULTIMEDIA),
                    Map.entry("URLS", Feature.PDF_EXTERNAL),
                    Map.entry("Ref", Feature.PDF_EXTERNAL),
                    Map.entry("OPI", Feature.PDF_EXTERNAL),
                    Map.entry("PS", Feature.PDF_EXTERNAL),
                    Map.entry("Alternates", Feature.PDF_STRUCTURE),
                    Map.entry("PieceInfo", Feature.PDF_STRUCTURE),
                    Map.entry("SpiderInfo", Feature.PDF_STRUCTURE),
                    Map.entry("Metadata", Feature.PDF_STRUCTURE),
                    Map.entry("Next", Feature.PDF_ACTION),
                    Map.entry("RichMediaContent", Feature.PDF_MULTIMEDIA),
                    Map.entry("Perms", Feature.PDF_SIGNATURE),
                    Map.entry("DSS", Feature.PDF_SIGNATURE));

    private static final Map<String, Feature> ANNOTATIONS =
            Map.of(
                    "FileAttachment", Feature.PDF_ATTACHMENT,
                    "Screen", Feature.PDF_MULTIMEDIA,
                    "Movie", Feature.PDF_MULTIMEDIA,
                    "Sound", Feature.PDF_MULTIMEDIA,
                    "RichMedia", Feature.PDF_MULTIMEDIA,
                    "3D", Feature.PDF_MULTIMEDIA,
                    "Widget", Feature.PDF_FORM);

    private final Work work;
    private final Set<COSBase> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfWatch(Work work) {
        this.work = work;
    }

    void catalog(COSDictionary catalog, COSDictionary trailer) throws Refused {
        keys(catalog, "Catalog");
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            keys(names, "Names");
        }
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        if (form != null) {
            work.remove(Feature.PDF_FORM, "AcroForm");
            if (form.containsKey(COSName.getPDFName("XFA"))
                    && catalog.getBoolean(COSName.getPDFName("NeedsRendering"), false)) {
                throw new Refused(Reason.UNSUPPORTED_VARIANT, "動的XFAフォーム");
            }
            if ((form.getInt(COSName.getPDFName("SigFlags"), 0) & 1) != 0) {
                work.remove(Feature.PDF_SIGNATURE, "AcroForm");
            }
        }
        if (trailer.containsKey(COSName.PREV)) {
            work.remove(Feature.PDF_STRUCTURE, "更新の履歴");
        }
    }

    void page(COSDictionary page) throws Refused {
        keys(page, "Page");
    }

    void annotation(COSDictionary annotation) throws Refused {
        if (!reported.add(annotation)) {
            return;
        }
        String subtype = String.valueOf(annotation.getNameAsString(COSName.SUBTYPE));
        Feature feature = ANNOTATIONS.get(subtype);
        if (feature != null) {
            work.remove(feature, "Annot " + subtype);
        }
        keys(annotation, "Annot " + subtype);
        if (annotation.getDictionaryObject(COSName.A) instanceof COSDictionary action) {
            action(action);
        }
    }

    void action(COSDictionary action) throws Refused {
        if (!reported.add(action)) {
            return;
        }
        String kind = String.valueOf(action.getNameAsString(COSName.S));
        if (kind.equals("URI")) {
            String target = String.valueOf(action.getString(COSName.URI)).strip();
            if (!Links.mayStay(target)) {
                work.remove(Feature.PDF_LINK_SCHEME, target.isEmpty() ? "URI" : target);
            } else if (work.allows(Feature.PDF_LINK)) {
                work.keepLink(target);
            } else {
                work.remove(Feature.PDF_LINK, target);
            }
        } else if (!kind.equals("GoTo")) {
            work.remove(Feature.PDF_ACTION, "Action " + kind);
        }
        if (action.containsKey(COSName.getPDFName("Next"))) {
            work.remove(Feature.PDF_ACTION, "Next");
        }
    }

    void xObject(COSDictionary stream) throws Refused {
        keys(stream, "XObject");
    }

    void dropped(Set<COSName> keys, Role role) throws Refused {
        if (role == Role.FORM || role == Role.IMAGE || role == Role.PAGE) {
            return;
        }
        for (COSName key : keys) {
            Feature feature = KEYS.get(key.getName());
            if (feature == Feature.PDF_ACTION
                    && role != Role.ANNOTATION
                    && role != Role.OUTLINE
                    && role != Role.ACTION) {
                work.remove(feature, role + " /" + key.getName());
            }
        }
    }

    private void keys(COSDictionary dictionary, String where) throws Refused {
        for (COSName key : dictionary.keySet()) {
            Feature feature = KEYS.get(key.getName());
            if (feature != null
                    && !(feature == Feature.PDF_ACTION && key.getName().equals("Next"))) {
                work.remove(feature, where + " /" + key.getName());
            }
        }
    }
}
