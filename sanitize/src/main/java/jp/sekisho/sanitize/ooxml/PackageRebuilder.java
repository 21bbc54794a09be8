// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Links;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.signature.PackageSignature;
import jp.sekisho.sanitize.zip.ZipReader;

/// Walks a package from its root along allowed relationships and writes what it reaches, filtered,
/// into a new one. What is not reached does not come out.
final class PackageRebuilder {

    static final String CONTENT_TYPES = "[Content_Types].xml";

    private final ZipReader zip;
    private final FileType plain;
    private final boolean macroType;
    private final Work work;
    private final Map<String, ZipReader.Entry> entries = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final NewPackage made = new NewPackage();
    private final Deque<Step> ahead = new ArrayDeque<>();
    private boolean sawMain;

    private record Step(String part, PartRole role, boolean main) {}

    PackageRebuilder(ZipReader zip, FileType type, Work work) {
        this.zip = zip;
        this.plain = OoxmlFormat.plain(type);
        this.macroType = type != plain;
        this.work = work;
    }

    Format.Rebuilt rebuild() throws Refused, IOException {
        index();
        for (String oddity : zip.oddities()) {
            work.remove(Feature.OOXML_PART, oddity);
        }
        signatures();
        follow("");
        while (!ahead.isEmpty()) {
            Step step = ahead.poll();
            work.checkTime();
            takeXml(step);
        }
        if (!sawMain) {
            throw new Refused(Reason.DAMAGED, "main part");
        }
        reportUnreached();
        if (macroType) {
            work.note("マクロ有効形式から通常の形式(." + plain.extensions().getFirst() + ")に変えました。");
        }
        return new Format.Rebuilt(made.write(zip), plain);
    }

    private void index() throws Refused {
        for (ZipReader.Entry entry : zip.entries()) {
            work.entry();
            String name = entry.name();
            if (entry.encrypted()) {
                throw new Refused(Reason.PASSWORD_NEEDED, name);
            }
            if (entry.folder() && entry.size() == 0) {
                continue;
            }
            String key = key(name.startsWith("/") ? name.substring(1) : name);
            if (entries.put(key, entry) != null) {
                throw new Refused(Reason.AMBIGUOUS, name);
            }
        }
    }

    /// Digital signatures are looked at while the parts are as they were signed.
    private void signatures() throws Refused, IOException {
        for (ZipReader.Entry entry : zip.entries()) {
            String key = key(stripped(entry.name()));
            if (key.startsWith("_xmlsignatures/") && key.endsWith(".xml")) {
                work.remove(Feature.OOXML_SIGNATURE, entry.name());
                work.signature(
                        PackageSignature.check(entry.name(), expand(entry), this::signedPart));
            }
        }
    }

    private Optional<byte[]> signedPart(String name) throws IOException {
        ZipReader.Entry entry = entries.get(key(stripped(name)));
        try {
            return entry == null ? Optional.empty() : Optional.of(expand(entry));
        } catch (Refused e) {
            throw new IOException(e);
        }
    }

    static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    // --- walking --------------------------------------------------------------------------------

    /// Decides about the relationships of a part and notes where they lead.
    private List<Relationship> follow(String part) throws Refused, IOException {
        ZipReader.Entry entry = entries.get(key(PartNames.relationshipsOf(part)));
        if (entry == null) {
            return List.of();
        }
        seen.add(key(PartNames.relationshipsOf(part)));
        List<Relationship> kept = new ArrayList<>();
        for (Relationship one : Relationship.read(expand(entry), entry.name())) {
            Optional<Relationship> decided =
                    one.external() ? outside(part, one) : inside(part, one);
            decided.ifPresent(kept::add);
        }
        if (!kept.isEmpty()) {
            made.relate(part, kept);
        }
        return kept;
    }

    private Optional<Relationship> outside(String part, Relationship one) throws Refused {
        PartRole role = PartRole.of(one.type());
        String where = (part.isEmpty() ? "/" : part) + " → " + one.target();
        if (role.treatment() != PartRole.Treatment.LINK) {
            boolean own =
                    role.treatment() == PartRole.Treatment.GOES
                            && role.feature() != Feature.OOXML_PART
                            && role.feature() != Feature.OOXML_MEDIA
                            && role.feature() != Feature.OOXML_OLE_OBJECT;
            work.remove(own ? role.feature() : Feature.OOXML_EXTERNAL, where);
            return Optional.empty();
        }
        String target = one.target().strip();
        if (!Links.mayStay(target)) {
            work.remove(Feature.OOXML_LINK_SCHEME, where);
            return Optional.empty();
        }
        if (!work.allows(Feature.OOXML_LINK)) {
            work.remove(Feature.OOXML_LINK, where);
            return Optional.empty();
        }
        work.keepLink(target);
        return Optional.of(new Relationship(one.id(), one.type(), target, true));
    }

    private Optional<Relationship> inside(String part, Relationship one)
            throws Refused, IOException {
        PartRole role = PartRole.of(one.type());
        if (role.treatment() == PartRole.Treatment.LINK) {
            boolean place = one.target().startsWith("#");
            if (!place) {
                work.remove(Feature.OOXML_LINK_SCHEME, part + " → " + one.target());
            }
            return place ? Optional.of(one) : Optional.empty();
        }
        Optional<String> resolved = PartNames.resolve(part, one.target());
        ZipReader.Entry entry = resolved.map(r -> entries.get(key(r))).orElse(null);
        if (entry == null) {
            if (role.treatment() == PartRole.Treatment.GOES) {
                work.remove(role.feature(), part + " → " + one.target());
            }
            return Optional.empty();
        }
        String name = entry.name().startsWith("/") ? entry.name().substring(1) : entry.name();
        boolean stays =
                switch (role.treatment()) {
                    case GOES -> {
                        goes(role.feature(), name);
                        yield false;
                    }
                    case XML -> {
                        xml(one, role, name);
                        yield true;
                    }
                    case PICTURE -> picture(entry, name);
                    case FONT -> font(entry, name, fontKey(part, one.id()));
                    case DOCUMENT -> document(entry, name);
                    case LINK -> false;
                };
        if (!stays) {
            return Optional.empty();
        }
        String target = "/" + made.nameOf(name);
        return Optional.of(new Relationship(one.id(), one.type(), target, false));
    }

    private void goes(Feature feature, String name) throws Refused {
        if (seen.add(key(name))) {
            work.remove(feature, name);
        }
    }

    private void xml(Relationship one, PartRole role, String name) {
        if (seen.add(key(name))) {
            boolean main = PartRole.isMain(one.type());
            sawMain |= main;
            ahead.add(new Step(name, role, main));
        }
    }

    // --- parts ----------------------------------------------------------------------------------

    private void takeXml(Step step) throws Refused, IOException {
        ZipReader.Entry entry = entry(step.part());
        List<Relationship> kept = follow(step.part());
        Set<String> ids = new HashSet<>();
        for (Relationship one : kept) {
            ids.add(one.id());
        }
        ZipReader.Expanded expanded = expandExactly(entry);
        byte[] utf8 = XmlBytes.asUtf8(expanded.bytes());
        byte[] filtered = new PartFilter(utf8, step.part(), ids::contains, work).filtered();
        boolean untouched = expanded.exact() && java.util.Arrays.equals(filtered, expanded.bytes());
        String contentType = contentType(step);
        made.put(step.part(), entry, untouched ? null : Content.of(filtered), contentType);
    }

    private String contentType(Step step) {
        if (step.main()) {
            return OoxmlFormat.mainContentType(plain);
        }
        if (!step.role().contentType().equals(PartRole.BY_FAMILY)) {
            return step.role().contentType();
        }
        String what = key(step.part()).contains("comment") ? "comments" : "styles";
        return OoxmlFormat.family(plain) + what + "+xml";
    }

    private boolean picture(ZipReader.Entry entry, String name) throws Refused, IOException {
        if (!seen.add(key(name))) {
            return made.has(name);
        }
        work.unpacked(entry.packedSize(), entry.size());
        ZipReader.Spooled packed = zip.spool(entry, work.limits().partBytes());
        Content in = packed.content();
        Optional<Format.Rebuilt> out = work.part(name, in);
        if (out.isEmpty() || !mayShow(out.get().type())) {
            work.remove(Feature.OOXML_PICTURE, name + " (" + work.typeOf(in).label() + ")");
            made.rename(name, name + ".png");
            Content grey =
                    work.part(name, Placeholder.picture())
                            .map(Format.Rebuilt::content)
                            .orElseGet(Placeholder::picture);
            made.put(name, entry, grey, "image/png");
            return true;
        }
        FileType type = out.get().type();
        if (!type.extensions().contains(PartNames.extension(name).toLowerCase(Locale.ROOT))) {
            made.rename(name, name + "." + type.extensions().getFirst());
        }
        boolean untouched = packed.exact() && out.get().content().sameBytes(in);
        made.put(name, entry, untouched ? null : out.get().content(), mediaType(type));
        return true;
    }

    private static boolean mayShow(FileType type) {
        return switch (type) {
            case PNG, JPEG, GIF, BMP, TIFF -> true;
            default -> false;
        };
    }

    static String mediaType(FileType type) {
        return switch (type) {
            case JPEG -> "image/jpeg";
            case GIF -> "image/gif";
            case BMP -> "image/bmp";
            case TIFF -> "image/tiff";
            default -> "image/png";
        };
    }

    /// The key under which the table of fonts says that a font is masked.
    private Optional<byte[]> fontKey(String table, String id) throws Refused, IOException {
        ZipReader.Entry entry = entries.get(key(table));
        return entry == null ? Optional.empty() : ObfuscatedFont.key(expand(entry), id);
    }

    private boolean font(ZipReader.Entry entry, String name, Optional<byte[]> key)
            throws Refused, IOException {
        if (!seen.add(key(name))) {
            return made.has(name);
        }
        if (!work.allows(Feature.OOXML_FONT)) {
            work.remove(Feature.OOXML_FONT, name);
            return false;
        }
        byte[] font = expand(entry);
        Optional<byte[]> rebuilt = key.flatMap(k -> ObfuscatedFont.rebuild(font, k));
        if (rebuilt.isEmpty()) {
            work.remove(Feature.OOXML_FONT, name);
            return false;
        }
        if (!java.util.Arrays.equals(rebuilt.get(), font)) {
            work.remove(Feature.OOXML_PART, name + ": フォントの余分なデータ");
        }
        made.put(
                name,
                entry,
                Content.of(rebuilt.get()),
                "application/vnd.openxmlformats-officedocument.obfuscatedFont");
        return true;
    }

    private boolean document(ZipReader.Entry entry, String name) throws Refused, IOException {
        if (!seen.add(key(name))) {
            return made.has(name);
        }
        if (!work.allows(Feature.OOXML_EMBEDDED_DOCUMENT)) {
            work.remove(Feature.OOXML_EMBEDDED_DOCUMENT, name);
            return false;
        }
        work.unpacked(entry.packedSize(), entry.size());
        Content in = zip.expand(entry, work.limits().partBytes());
        FileType type = OoxmlFormat.plain(work.typeOf(in));
        if (!OoxmlFormat.TYPES.contains(type)) {
            work.remove(Feature.OOXML_OLE_OBJECT, name + " (" + type.label() + ")");
            return false;
        }
        if (!(work.member(name, in) instanceof Result.Delivered delivered)) {
            work.remove(Feature.OOXML_EMBEDDED_DOCUMENT, name);
            return false;
        }
        String extension = type.extensions().getFirst();
        String now = PartNames.extension(name);
        if (!now.equalsIgnoreCase(extension)) {
            String stem =
                    now.isEmpty() ? name : name.substring(0, name.length() - now.length() - 1);
            made.rename(name, stem + "." + extension);
        }
        String contentType = OoxmlFormat.mainContentType(type).replace(".main+xml", "");
        made.put(name, entry, delivered.content(), contentType);
        return true;
    }

    private ZipReader.Entry entry(String name) throws Refused {
        ZipReader.Entry entry = entries.get(key(name));
        if (entry == null) {
            throw new Refused(Reason.DAMAGED, name);
        }
        return entry;
    }

    private byte[] expand(ZipReader.Entry entry) throws Refused, IOException {
        return expandExactly(entry).bytes();
    }

    private ZipReader.Expanded expandExactly(ZipReader.Entry entry) throws Refused, IOException {
        work.unpacked(entry.packedSize(), entry.size());
        return zip.expandInMemory(entry, work.limits().partBytes());
    }

    private void reportUnreached() throws Refused {
        for (Map.Entry<String, ZipReader.Entry> one : entries.entrySet()) {
            boolean ofPackage = one.getKey().equals(key(CONTENT_TYPES));
            boolean ofGonePart = one.getKey().contains("_rels/");
            if (!ofPackage && !ofGonePart && !seen.contains(one.getKey())) {
                work.remove(Feature.OOXML_PART, one.getValue().name());
            }
        }
    }

    static String stripped(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
