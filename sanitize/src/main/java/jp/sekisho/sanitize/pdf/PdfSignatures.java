// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Signature;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.signature.SignedMessage;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/// Signatures of a PDF (ISO 32000-1, 12.8), checked against the bytes of the file as it came.
final class PdfSignatures {

    private static final int MAX_FIELDS = 5_000;

    private final Content in;
    private final Work work;

    PdfSignatures(Content in, Work work) {
        this.in = in;
        this.work = work;
    }

    /// Notes every signature of the form.
    void look(COSDictionary catalog) throws Refused {
        if (!(catalog.getDictionaryObject(COSName.ACRO_FORM) instanceof COSDictionary form)) {
            return;
        }
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> ahead = new ArrayDeque<>();
        push(form.getDictionaryObject(COSName.FIELDS), ahead);
        while (!ahead.isEmpty() && seen.size() < MAX_FIELDS) {
            if (!(ahead.poll() instanceof COSDictionary field) || !seen.add(field)) {
                continue;
            }
            push(field.getDictionaryObject(COSName.KIDS), ahead);
            if (field.getDictionaryObject(COSName.V) instanceof COSDictionary value
                    && value.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents
                    && value.containsKey(COSName.BYTERANGE)) {
                String name = field.getString(COSName.T);
                work.remove(Feature.PDF_SIGNATURE, name == null ? "Sig" : name);
                work.signature(check(name == null ? "Sig" : name, value, contents.getBytes()));
            }
        }
    }

    private static void push(COSBase array, Deque<COSBase> ahead) {
        if (array instanceof COSArray list) {
            for (int i = 0; i < list.size(); i++) {
                COSBase item = list.getObject(i);
                if (item != null) {
                    ahead.add(item);
                }
            }
        }
    }

    private Signature check(String name, COSDictionary value, byte[] cms) {
        String where = name.isBlank() ? "Sig" : name;
        String filter = String.valueOf(value.getNameAsString(COSName.SUB_FILTER));
        COSArray range = value.getCOSArray(COSName.BYTERANGE);
        boolean detached = filter.endsWith(".detached") || filter.equals("adbe.pkcs7.detached");
        if (!detached || range == null || range.size() != 4) {
            return new Signature(where, Signature.Standing.UNREADABLE, "");
        }
        long first = range.getInt(0);
        long firstLength = range.getInt(1);
        long second = range.getInt(2);
        long secondLength = range.getInt(3);
        boolean inside =
                first >= 0
                        && firstLength >= 0
                        && secondLength >= 0
                        && first + firstLength <= second
                        && second + secondLength <= in.size();
        if (!inside) {
            return new Signature(where, Signature.Standing.ALTERED, "");
        }
        byte[] signed = new byte[(int) (firstLength + secondLength)];
        in.slice((int) first, (int) firstLength).buffer().get(signed, 0, (int) firstLength);
        in.slice((int) second, (int) secondLength)
                .buffer()
                .get(signed, (int) firstLength, (int) secondLength);
        Signature checked = SignedMessage.check(where, signed, cms);
        // The gap holds the signature itself in hexadecimal; what is more has been slipped in.
        long gap = second - first - firstLength;
        boolean whole =
                first == 0
                        && second + secondLength == in.size()
                        && gap <= 2L * cms.length + 2
                        && in.u8((int) (first + firstLength)) == '<';
        return checked.standing() == Signature.Standing.INTACT && !whole
                ? new Signature(where, Signature.Standing.PARTIAL, checked.signer())
                : checked;
    }
}
