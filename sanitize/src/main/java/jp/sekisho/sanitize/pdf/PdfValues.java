// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/// Writes values key by key as the tables of [Role] allow; what they do not name is not written.
final class PdfValues {

    private final PdfRebuilder owner;
    private final Work work;
    private final PdfWatch watch;
    private final PdfFonts fonts;

    PdfValues(PdfRebuilder owner, Work work, PdfWatch watch, PdfFonts fonts) {
        this.owner = owner;
        this.work = work;
        this.watch = watch;
        this.fonts = fonts;
    }

    /// Writes a value, or nothing.
    ///
    /// @return whether something was written
    boolean value(@Nullable COSBase item, Role role, ByteArrayOutputStream into, int depth)
            throws Refused, IOException {
        COSBase actual = item instanceof COSObject object ? object.getObject() : item;
        if (actual == null || actual instanceof COSNull || owner.comesToNothing(actual)) {
            return false;
        }
        if (depth > Limits.PDF_NESTING) {
            throw new Refused(Reason.TOO_COMPLEX, "PDF");
        }
        Integer page = owner.pageNumber(actual);
        if (page != null) {
            boolean aims = role == Role.DESTINATION;
            into.writeBytes(PdfWriter.ascii(aims ? page + " 0 R" : ""));
            return aims;
        }
        boolean shared = item instanceof COSObject && actual instanceof COSDictionary;
        if ((shared && depth > 0) || actual instanceof COSStream) {
            if (!owner.fits(actual, role)) {
                return false;
            }
            into.writeBytes(PdfWriter.ascii(owner.reference(actual, role) + " 0 R"));
            return true;
        }
        return direct(actual, role, into, depth);
    }

    private boolean direct(COSBase actual, Role role, ByteArrayOutputStream into, int depth)
            throws Refused, IOException {
        return switch (actual) {
            case COSName name -> {
                name.writePDF(into);
                yield true;
            }
            case COSInteger number -> {
                number.writePDF(into);
                yield true;
            }
            case COSFloat number -> {
                number.writePDF(into);
                yield true;
            }
            case COSBoolean truth -> {
                truth.writePDF(into);
                yield true;
            }
            case COSString string -> string(string, role, into);
            case COSArray array -> array(array, role, into, depth);
            case COSDictionary dictionary -> {
                if (!owner.fits(dictionary, role)) {
                    yield false;
                }
                into.writeBytes(PdfWriter.ascii("<<"));
                entries(dictionary, role, into, depth);
                into.writeBytes(PdfWriter.ascii(">>"));
                yield true;
            }
            default -> false;
        };
    }

    private boolean string(COSString string, Role role, ByteArrayOutputStream into) throws Refused {
        switch (role) {
            case TEXT -> PdfWriter.string(into, PdfText.clean(string, work));
            case BYTES, DESTINATION, COLOUR_SPACE -> PdfWriter.string(into, string.getBytes());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean array(COSArray array, Role role, ByteArrayOutputStream into, int depth)
            throws Refused, IOException {
        if (role == Role.COLOUR_SPACE && array.size() > 0) {
            return colourSpace(array, into, depth);
        }
        into.write('[');
        for (int i = 0; i < array.size(); i++) {
            ByteArrayOutputStream element = new ByteArrayOutputStream();
            COSBase item = array.get(i);
            boolean key = (role == Role.DESTINATION || role == Role.LABEL) && isPairKey(array, i);
            if (value(item, key ? Role.BYTES : role, element, depth + 1)) {
                element.writeTo(into);
            } else {
                into.writeBytes(PdfWriter.ascii("null"));
            }
            into.write(' ');
        }
        into.write(']');
        return true;
    }

    private static boolean isPairKey(COSArray array, int i) {
        return (i & 1) == 0 && array.getObject(i) instanceof COSString;
    }

    private boolean colourSpace(COSArray array, ByteArrayOutputStream into, int depth)
            throws Refused, IOException {
        String family = array.getObject(0) instanceof COSName name ? name.getName() : "";
        into.write('[');
        int keep = family.equals("DeviceN") ? 4 : array.size();
        for (int i = 0; i < Math.min(keep, array.size()); i++) {
            Role role =
                    switch (family) {
                        case "ICCBased" -> Role.PROFILE;
                        case "Separation", "DeviceN" -> i == 3 ? Role.FUNCTION : Role.COLOUR_SPACE;
                        case "CalRGB", "CalGray", "Lab" -> Role.CALIBRATION;
                        case "Indexed", "I" -> i == 3 ? Role.BYTES : Role.COLOUR_SPACE;
                        default -> Role.COLOUR_SPACE;
                    };
            boolean names = family.equals("DeviceN") && i == 1;
            if (!value(array.get(i), names ? Role.SIMPLE : role, into, depth + 1)) {
                into.writeBytes(PdfWriter.ascii("null"));
            }
            into.write(' ');
        }
        into.write(']');
        return true;
    }

    void map(COSDictionary map, Role role, ByteArrayOutputStream into, int depth)
            throws Refused, IOException {
        into.writeBytes(PdfWriter.ascii("<<"));
        for (COSName key : map.keySet()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (value(map.getItem(key), role, body, depth + 1)) {
                key.writePDF(into);
                into.write(' ');
                body.writeTo(into);
            }
        }
        into.writeBytes(PdfWriter.ascii(">>"));
    }

    void entries(COSDictionary from, Role role, ByteArrayOutputStream into, int depth)
            throws Refused, IOException {
        COSDictionary source = role == Role.ANNOTATION ? annotation(from) : from;
        for (Map.Entry<String, Role.Value> one : role.keys().entrySet()) {
            COSBase item = source.getItem(COSName.getPDFName(one.getKey()));
            if (item == null || (role == Role.FONT && unfit(source, one.getKey()))) {
                continue;
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean written;
            COSBase actual = item instanceof COSObject object ? object.getObject() : item;
            if (one.getValue().map() && actual instanceof COSDictionary map) {
                map(map, one.getValue().role(), body, depth + 1);
                written = true;
            } else {
                written = value(item, one.getValue().role(), body, depth + 1);
            }
            if (written) {
                PdfWriter.name(into, one.getKey());
                into.write(' ');
                body.writeTo(into);
            }
        }
        Set<COSName> all = source.keySet();
        watch.dropped(all, role);
    }

    /// A form field becomes a stamp that looks the same; the appearance is the one that is shown.
    private static COSDictionary annotation(COSDictionary from) {
        if (!COSName.WIDGET.equals(from.getCOSName(COSName.SUBTYPE))) {
            return from;
        }
        COSDictionary stamp = new COSDictionary();
        stamp.setItem(COSName.TYPE, COSName.ANNOT);
        stamp.setName(COSName.SUBTYPE, "Stamp");
        stamp.setItem(COSName.RECT, from.getItem(COSName.RECT));
        stamp.setInt(COSName.F, (from.getInt(COSName.F, 0) & 0x22) | 4 | 64);
        COSDictionary ap = new COSDictionary();
        ap.setItem(COSName.N, PdfObjects.appearance(from));
        stamp.setItem(COSName.AP, ap);
        return stamp;
    }

    /// A character map that says something else than the font shows.
    private boolean unfit(COSDictionary font, String key) throws Refused {
        return key.equals("ToUnicode") && fonts.lies(font);
    }
}
