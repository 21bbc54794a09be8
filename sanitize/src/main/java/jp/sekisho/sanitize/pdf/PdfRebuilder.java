// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Links;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Copies what pages need, and nothing else. Objects are numbered as they are met, so the same
/// document always becomes the same bytes.
final class PdfRebuilder {

    private static final Set<String> PLAIN_ANNOTATIONS =
            Set.of(
                    "Text",
                    "FreeText",
                    "Line",
                    "Square",
                    "Circle",
                    "Polygon",
                    "PolyLine",
                    "Highlight",
                    "Underline",
                    "Squiggly",
                    "StrikeOut",
                    "Stamp",
                    "Caret",
                    "Ink",
                    "Popup",
                    "Watermark");

    private record Task(COSBase object, Role role) {}

    private final Set<COSBase> nothing;
    private final PDDocument document;
    private final Work work;
    private final PdfStreams streams;
    private final PdfWatch watch;
    private final PdfFonts fonts;
    private final PdfValues values;
    private final HiddenLayers hidden;
    private final IdentityHashMap<COSBase, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<COSBase, Integer> pageNumbers = new IdentityHashMap<>();
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final PdfWriter out;
    private int next = 1;

    /// How often a document is written anew because something in it came out as nothing.
    private static final int MAX_ROUNDS = 8;

    /// Writes a document. What is referred to and comes out as nothing would be a reference less
    /// the next time: then the document is written once more without it.
    static Content rebuild(PDDocument document, Work work) throws Refused, IOException {
        Set<COSBase> nothing = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int round = 0; ; round++) {
            int known = nothing.size();
            Content out = new PdfRebuilder(document, work, nothing).rebuild();
            if (nothing.size() == known || round == MAX_ROUNDS) {
                return out;
            }
        }
    }

    private PdfRebuilder(PDDocument document, Work work, Set<COSBase> nothing) throws IOException {
        this.nothing = nothing;
        this.document = document;
        this.work = work;
        this.streams = new PdfStreams(work);
        this.watch = new PdfWatch(work);
        this.fonts = new PdfFonts(work, streams);
        this.values = new PdfValues(this, work, watch, fonts);
        this.hidden = new HiddenLayers(document.getDocumentCatalog().getCOSObject(), work);
        this.out = new PdfWriter();
    }

    private Content rebuild() throws Refused, IOException {
        try (out) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            watch.catalog(catalog, document.getDocument().getTrailer());
            List<PdfPages.Page> pages = PdfPages.of(catalog, work);
            if (pages.isEmpty()) {
                throw new Refused(Reason.DAMAGED, "no pages");
            }
            int root = next++;
            int tree = next++;
            for (PdfPages.Page page : pages) {
                pageNumbers.put(page.dictionary(), next);
                next++;
            }
            byte[] catalogBytes = catalog(catalog, tree);
            COSDictionary info = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
            int infoNumber = 0;
            boolean allowed = work.allows(Feature.PDF_METADATA);
            boolean withInfo = info != null && allowed && !comesToNothing(info);
            if (info != null && !allowed) {
                work.remove(Feature.PDF_METADATA, "Info");
            }
            if (info != null && withInfo) {
                infoNumber = reference(info, Role.INFO);
            }
            out.object(catalogBytes);
            out.object(tree(pages));
            for (PdfPages.Page page : pages) {
                out.object(page(page, tree));
            }
            drain();
            int left = document.getDocument().getXrefTable().size() - (next - 1);
            if (left > 0) {
                work.remove(Feature.PDF_STRUCTURE, "使われないもの " + left + "個");
            }
            return out.finish(root, infoNumber);
        }
    }

    /// Objects are written in order of their numbers, which is the order of the tasks.
    private void drain() throws Refused, IOException {
        int done = 0;
        while (!tasks.isEmpty()) {
            Task task = tasks.poll();
            if ((++done & 255) == 0) {
                work.checkTime();
            }
            if (task.object() instanceof COSStream stream) {
                stream(stream, task.role());
            } else {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                if (!values.value(task.object(), task.role(), body, 0)) {
                    nothing.add(task.object());
                    body.writeBytes(PdfWriter.ascii("null"));
                }
                out.object(body.toByteArray());
            }
        }
    }

    private byte[] catalog(COSDictionary catalog, int tree) throws Refused, IOException {
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        into.writeBytes(PdfWriter.ascii("<</Type/Catalog/Pages " + tree + " 0 R"));
        entry(catalog, "Outlines", Role.OUTLINE, into);
        entry(catalog, "PageLabels", Role.LABELS, into);
        entry(catalog, "ViewerPreferences", Role.PREFERENCES, into);
        entry(catalog, "PageLayout", Role.SIMPLE, into);
        if (Set.of("UseNone", "UseOutlines", "UseThumbs")
                .contains(String.valueOf(catalog.getNameAsString(COSName.PAGE_MODE)))) {
            entry(catalog, "PageMode", Role.SIMPLE, into);
        }
        entry(catalog, "Lang", Role.TEXT, into);
        if (catalog.getDictionaryObject(COSName.DESTS) instanceof COSDictionary dests) {
            into.writeBytes(PdfWriter.ascii("/Dests"));
            values.map(dests, Role.DESTINATION, into, 0);
        }
        entry(catalog, "Names", Role.NAMES, into);
        if (work.allows(Feature.PDF_LAYER)) {
            entry(catalog, "OCProperties", Role.LAYERS, into);
        } else if (catalog.containsKey(COSName.OCPROPERTIES)) {
            work.remove(Feature.PDF_LAYER, "OCProperties");
        }
        into.writeBytes(PdfWriter.ascii(">>"));
        return into.toByteArray();
    }

    private void entry(COSDictionary from, String key, Role role, ByteArrayOutputStream into)
            throws Refused, IOException {
        COSBase item = from.getItem(COSName.getPDFName(key));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (item != null && values.value(item, role, body, 0)) {
            PdfWriter.name(into, key);
            into.write(' ');
            body.writeTo(into);
        }
    }

    private byte[] tree(List<PdfPages.Page> pages) {
        StringBuilder kids = new StringBuilder("<</Type/Pages/Count " + pages.size() + "/Kids[");
        for (PdfPages.Page page : pages) {
            kids.append(pageNumbers.get(page.dictionary())).append(" 0 R ");
        }
        return PdfWriter.ascii(kids.append("]>>").toString());
    }

    private byte[] page(PdfPages.Page page, int tree) throws Refused, IOException {
        watch.page(page.dictionary());
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        into.writeBytes(PdfWriter.ascii("<</Parent " + tree + " 0 R"));
        values.entries(hidden.visible(page.resolved(), document), Role.PAGE, into, 0);
        annotations(page.dictionary(), into);
        into.writeBytes(PdfWriter.ascii(">>"));
        return into.toByteArray();
    }

    /// Whether an object was written as nothing before.
    boolean comesToNothing(COSBase object) {
        return nothing.contains(object);
    }

    @Nullable Integer pageNumber(COSBase object) {
        return pageNumbers.get(object);
    }

    private void annotations(COSDictionary page, ByteArrayOutputStream into) throws Refused {
        if (!(page.getDictionaryObject(COSName.ANNOTS) instanceof COSArray array)) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < array.size(); i++) {
            if (array.getObject(i) instanceof COSDictionary annotation
                    && !comesToNothing(annotation)
                    && mayStay(annotation)) {
                kept.append(reference(annotation, Role.ANNOTATION)).append(" 0 R ");
            }
        }
        if (!kept.isEmpty()) {
            into.writeBytes(PdfWriter.ascii("/Annots[" + kept + "]"));
        }
    }

    private boolean mayStay(COSDictionary annotation) throws Refused {
        watch.annotation(annotation);
        if (!isShown(annotation)) {
            return false;
        }
        String subtype = String.valueOf(annotation.getNameAsString(COSName.SUBTYPE));
        if (PLAIN_ANNOTATIONS.contains(subtype)) {
            return true;
        }
        if (subtype.equals("Link")) {
            return annotation.containsKey(COSName.DEST)
                    || (annotation.getDictionaryObject(COSName.A) instanceof COSDictionary action
                            && actionStays(action));
        }
        return subtype.equals("Widget") && PdfObjects.appearance(annotation) != null;
    }

    private boolean actionStays(COSDictionary action) {
        String kind = String.valueOf(action.getNameAsString(COSName.S));
        if (kind.equals("GoTo")) {
            return true;
        }
        String target = action.getString(COSName.URI);
        return kind.equals("URI")
                && target != null
                && work.allows(Feature.PDF_LINK)
                && Links.mayStay(target.strip());
    }

    /// Whether an object may be used in a role: actions must be harmless, pictures pictures.
    boolean fits(COSBase actual, Role role) throws Refused {
        if (!(actual instanceof COSDictionary dictionary)) {
            return true;
        }
        if (actual instanceof COSStream stream && isElsewhere(stream)) {
            work.remove(Feature.PDF_EXTERNAL, role.name());
            return false;
        }
        return switch (role) {
            case SIMPLE, TEXT, SIMPLE_OR_TEXT, PAGE -> false;
            case BYTES -> actual instanceof COSStream;
            case ACTION -> {
                watch.action(dictionary);
                yield actionStays(dictionary);
            }
            // A named destination may be a dictionary with the array under /D.
            case DESTINATION ->
                    dictionary.containsKey(COSName.D) && !dictionary.containsKey(COSName.S);
            case LAYER -> {
                String type = String.valueOf(dictionary.getNameAsString(COSName.TYPE));
                yield (type.equals("OCG") || type.equals("OCMD")) && work.allows(Feature.PDF_LAYER);
            }
            case ANNOTATION -> mayStay(dictionary);
            case X_OBJECT, FORM -> isShown(dictionary);
            default -> true;
        };
    }

    private boolean isShown(COSDictionary dictionary) throws Refused {
        boolean hides = hidden.hides(dictionary.getDictionaryObject(COSName.OC));
        if (hides) {
            work.remove(Feature.PDF_HIDDEN_LAYER, "OC");
        }
        return !hides;
    }

    /// A stream whose data lie in another file, or that is a program for a printer.
    private static boolean isElsewhere(COSStream stream) {
        return stream.containsKey(COSName.F)
                || "PS".equals(stream.getNameAsString(COSName.SUBTYPE));
    }

    int reference(COSBase actual, Role role) throws Refused {
        Integer known = numbers.get(actual);
        if (known != null) {
            return known;
        }
        if (next > work.limits().objects()) {
            throw new Refused(Reason.TOO_COMPLEX, "PDF " + next);
        }
        int number = next++;
        numbers.put(actual, number);
        tasks.add(new Task(actual, role));
        return number;
    }

    // --- streams --------------------------------------------------------------------------------

    private void stream(COSStream stream, Role role) throws Refused, IOException {
        Role own = role;
        if (role == Role.X_OBJECT || role == Role.FORM) {
            String subtype = String.valueOf(stream.getNameAsString(COSName.SUBTYPE));
            own = subtype.equals("Image") ? Role.IMAGE : Role.FORM;
            if (subtype.equals("PS")) {
                work.remove(Feature.PDF_EXTERNAL, "PostScript XObject");
                nothing.add(stream);
                out.object(PdfWriter.ascii("null"));
                return;
            }
            watch.xObject(stream);
        }
        String where =
                own.name().toLowerCase(java.util.Locale.ROOT) + " " + (next - tasks.size() - 1);
        COSDictionary source = stream;
        Optional<PdfStreams.Packed> packed;
        if (role == Role.FONT_FILE || role == Role.TO_UNICODE || role == Role.ENCODING) {
            PdfFonts.Program program = fonts.rebuild(stream, role, where);
            source = program.dictionary();
            packed = program.packed();
        } else {
            Optional<byte[]> shown = own == Role.FORM ? hidden.visible(stream) : Optional.empty();
            packed =
                    shown.isPresent()
                            ? Optional.of(PdfStreams.deflated(shown.get(), false))
                            : streams.pack(stream, where);
        }
        if (packed.isEmpty()) {
            nothing.add(stream);
            out.object(PdfWriter.ascii("null"));
            return;
        }
        ByteArrayOutputStream into = new ByteArrayOutputStream();
        if (packed.get().decoded()) {
            source = new COSDictionary(stream);
            source.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
            source.setInt(COSName.BITS_PER_COMPONENT, 8);
            source.removeItem(COSName.DECODE);
        }
        values.entries(source, own, into, 0);
        if (!packed.get().filter().isEmpty()) {
            into.writeBytes(PdfWriter.ascii("/Filter/" + packed.get().filter()));
            COSDictionary parameters = packed.get().parameters();
            if (parameters != null) {
                into.writeBytes("/DecodeParms<<".getBytes(StandardCharsets.ISO_8859_1));
                values.entries(parameters, Role.PARAMETERS, into, 0);
                into.writeBytes(PdfWriter.ascii(">>"));
            }
        }
        out.stream(into.toByteArray(), packed.get().data());
    }
}
