// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/// The pages of a document in order, with what they inherit, however deep or circular the tree is.
final class PdfPages {

    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    /// Makes one.
    ///
    /// @param dictionary the page as destinations know it
    /// @param resolved the same with what it inherits
    record Page(COSDictionary dictionary, COSDictionary resolved) {}

    private record Node(COSDictionary dictionary, COSDictionary inherited) {}

    private PdfPages() {}

    static List<Page> of(COSDictionary catalog, Work work) throws Refused {
        List<Page> pages = new ArrayList<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> ahead = new ArrayDeque<>();
        COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
        if (root != null) {
            ahead.push(new Node(root, new COSDictionary()));
        }
        while (!ahead.isEmpty()) {
            Node node = ahead.pop();
            if (!seen.add(node.dictionary())) {
                continue;
            }
            COSDictionary inherited = new COSDictionary(node.inherited());
            for (COSName key : INHERITED) {
                if (node.dictionary().containsKey(key)) {
                    inherited.setItem(key, node.dictionary().getItem(key));
                }
            }
            if (node.dictionary().getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
                List<COSBase> list = PdfObjects.elements(kids);
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (list.get(i) instanceof COSDictionary kid) {
                        ahead.push(new Node(kid, inherited));
                    }
                }
            } else {
                pages.add(page(node.dictionary(), inherited));
                if (pages.size() > work.limits().pages()) {
                    throw new Refused(Reason.TOO_LARGE, work.limits().pages() + "ページまで");
                }
            }
        }
        return pages;
    }

    private static Page page(COSDictionary dictionary, COSDictionary inherited) {
        COSDictionary resolved = new COSDictionary(dictionary);
        for (COSName key : INHERITED) {
            if (!resolved.containsKey(key) && inherited.containsKey(key)) {
                resolved.setItem(key, inherited.getItem(key));
            }
        }
        resolved.setItem(COSName.TYPE, COSName.PAGE);
        if (!resolved.containsKey(COSName.MEDIA_BOX)) {
            COSArray letter = new COSArray();
            for (int side : new int[] {0, 0, 612, 792}) {
                letter.add(org.apache.pdfbox.cos.COSInteger.get(side));
            }
            resolved.setItem(COSName.MEDIA_BOX, letter);
        }
        return new Page(dictionary, resolved);
    }
}
