// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Layers that nobody sees when the document opens (ISO 32000-1, 8.11): what stands in them goes
/// from contents, so that nothing is read that was not shown.
final class HiddenLayers {

    private static final COSName PROPERTIES = COSName.getPDFName("Properties");
    private static final COSName LAYERS = COSName.getPDFName("OCGs");

    private final Set<COSBase> off = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Work work;

    HiddenLayers(COSDictionary catalog, Work work) {
        this.work = work;
        COSDictionary all = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        if (all == null || work.allows(Feature.PDF_HIDDEN_LAYER)) {
            return;
        }
        COSDictionary shown = all.getCOSDictionary(COSName.D);
        if (shown == null) {
            return;
        }
        if ("OFF".equals(shown.getNameAsString(COSName.getPDFName("BaseState")))) {
            addAll(all.getCOSArray(LAYERS));
            remove(shown.getCOSArray(COSName.getPDFName("ON")));
        }
        addAll(shown.getCOSArray(COSName.getPDFName("OFF")));
    }

    private void addAll(@Nullable COSArray layers) {
        for (int i = 0; layers != null && i < layers.size(); i++) {
            COSBase layer = layers.getObject(i);
            if (layer != null) {
                off.add(layer);
            }
        }
    }

    private void remove(@Nullable COSArray layers) {
        for (int i = 0; layers != null && i < layers.size(); i++) {
            off.remove(layers.getObject(i));
        }
    }

    /// Whether something that belongs to a layer (`/OC`) is hidden with it.
    boolean hides(@Nullable COSBase layer) {
        if (off.isEmpty() || layer == null) {
            return false;
        }
        if (off.contains(layer)) {
            return true;
        }
        if (!(layer instanceof COSDictionary membership)) {
            return false;
        }
        COSBase groups = membership.getDictionaryObject(LAYERS);
        if (!(groups instanceof COSArray several)) {
            return groups != null && off.contains(groups);
        }
        boolean all = several.size() > 0;
        for (int i = 0; i < several.size(); i++) {
            all &= off.contains(several.getObject(i));
        }
        return all;
    }

    /// A page whose content shows only what is seen when the document opens.
    COSDictionary visible(COSDictionary page, PDDocument document) throws Refused, IOException {
        if (off.isEmpty()) {
            return page;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
        List<COSBase> streams =
                contents instanceof COSArray array
                        ? PdfObjects.elements(array)
                        : contents == null ? List.of() : List.of(contents);
        for (COSBase one : streams) {
            if (one instanceof COSStream stream) {
                if (all.size() > 0) {
                    all.write('\n');
                }
                try (InputStream in = stream.createInputStream()) {
                    all.writeBytes(in.readNBytes(work.limits().partBytes()));
                }
            }
        }
        byte[] joined = all.toByteArray();
        byte[] shown = visible(joined, page.getCOSDictionary(COSName.RESOURCES));
        if (Arrays.equals(shown, joined)) {
            return page;
        }
        COSStream left = document.getDocument().createCOSStream();
        try (OutputStream to = left.createOutputStream()) {
            to.write(shown);
        }
        COSDictionary changed = new COSDictionary(page);
        changed.setItem(COSName.CONTENTS, left);
        return changed;
    }

    /// What a form shows when the document opens.
    ///
    /// @return nothing where that is all of it
    Optional<byte[]> visible(COSStream form) throws Refused, IOException {
        if (off.isEmpty()) {
            return Optional.empty();
        }
        byte[] content;
        try (InputStream in = form.createInputStream()) {
            content = in.readNBytes(work.limits().partBytes());
        }
        byte[] shown = visible(content, form.getCOSDictionary(COSName.RESOURCES));
        return Arrays.equals(shown, content) ? Optional.empty() : Optional.of(shown);
    }

    /// Content without what is marked as belonging to a hidden layer.
    ///
    /// @param content decoded operators
    /// @param resources in which they look up names, or null
    /// @return the same array where nothing is hidden
    private byte[] visible(byte[] content, @Nullable COSDictionary resources)
            throws Refused, IOException {
        COSDictionary names = resources == null ? null : resources.getCOSDictionary(PROPERTIES);
        if (off.isEmpty() || names == null) {
            return content;
        }
        List<Object> kept = new ArrayList<>();
        List<Object> operands = new ArrayList<>();
        int depth = 0;
        int hiddenFrom = -1;
        boolean hidAny = false;
        for (Object token : new PDFStreamParser(content).parse()) {
            operands.add(token);
            if (!(token instanceof Operator operator)) {
                continue;
            }
            String name = operator.getName();
            if (name.equals("BDC") || name.equals("BMC")) {
                if (hiddenFrom < 0 && isHidden(operands, names)) {
                    hiddenFrom = depth;
                    hidAny = true;
                }
                depth++;
            }
            boolean ends = name.equals("EMC") && --depth == hiddenFrom;
            if (hiddenFrom < 0) {
                kept.addAll(operands);
            }
            if (ends) {
                hiddenFrom = -1;
                work.remove(Feature.PDF_HIDDEN_LAYER, "BDC");
            }
            operands.clear();
        }
        if (!hidAny) {
            return content;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        new ContentStreamWriter(out).writeTokens(kept);
        return out.toByteArray();
    }

    private boolean isHidden(List<Object> operands, COSDictionary names) {
        return operands.size() >= 3
                && COSName.OC.equals(operands.get(0))
                && operands.get(1) instanceof COSName name
                && hides(names.getDictionaryObject(name));
    }
}
