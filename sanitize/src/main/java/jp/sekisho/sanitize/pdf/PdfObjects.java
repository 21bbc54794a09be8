// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/// What stands behind objects of a document.
final class PdfObjects {

    private PdfObjects() {}

    /// Returns the picture of an annotation in its present state (ISO 32000-1, 12.5.5); null where
    /// it has none.
    static @Nullable COSStream appearance(COSDictionary annotation) {
        if (!(annotation.getDictionaryObject(COSName.AP) instanceof COSDictionary ap)) {
            return null;
        }
        COSBase normal = ap.getDictionaryObject(COSName.N);
        if (normal instanceof COSStream stream) {
            return stream;
        }
        COSName state = annotation.getCOSName(COSName.AS);
        return normal instanceof COSDictionary states
                        && state != null
                        && states.getDictionaryObject(state) instanceof COSStream stream
                ? stream
                : null;
    }

    /// Returns what stands in an array, without the references that lead nowhere.
    static List<COSBase> elements(COSArray array) {
        List<COSBase> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            COSBase object = array.getObject(i);
            if (object != null) {
                all.add(object);
            }
        }
        return all;
    }
}
