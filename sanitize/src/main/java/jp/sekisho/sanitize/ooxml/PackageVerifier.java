// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Handling;
import jp.sekisho.sanitize.Links;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.detect.ContentDetection;

/// Reads a rebuilt package with other readers than the ones that rebuilt it (the JDK's for ZIP,
/// Aalto for XML) and says what is in it that must not be.
final class PackageVerifier {

    private static final int MAX_FINDINGS = 20;
    private static final Set<String> DOCUMENT_EXTENSIONS =
            Set.of("docx", "dotx", "xlsx", "xltx", "pptx", "potx", "ppsx");

    private final Format pictures;
    private final Policy policy;
    private final boolean links;
    private final List<String> findings = new ArrayList<>();
    private final ContentDetection detection = new ContentDetection();

    PackageVerifier(Format pictures, Policy policy) {
        this.pictures = pictures;
        this.policy = policy;
        this.links = policy.handling(Feature.OOXML_LINK) == Handling.ALLOW;
    }

    List<String> findings(Content out) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(out.stream(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (entry.getExtra() != null || entry.getComment() != null) {
                    found("extra field: " + name);
                }
                if (parts.put(name, expanded(zip, entry)) != null) {
                    found("twice: " + name);
                }
            }
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            look(part.getKey(), part.getValue());
        }
        return findings;
    }

    private static byte[] expanded(ZipInputStream zip, ZipEntry entry) throws IOException {
        byte[] part = zip.readNBytes(Math.toIntExact(Math.max(0, entry.getSize())));
        if (zip.read() >= 0) {
            throw new IOException("longer than it says: " + entry.getName());
        }
        return part;
    }

    private void found(String what) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(what);
        }
    }

    private void look(String name, byte[] bytes) throws IOException {
        String extension = PartNames.extension(name).toLowerCase(Locale.ROOT);
        if (name.equals("[Content_Types].xml")) {
            lookAtTypes(bytes);
        } else if (extension.equals("rels")) {
            lookAtRelationships(name, bytes);
        } else if (extension.equals("odttf") || extension.equals("fntdata")) {
            if (!ObfuscatedFont.mayBe(bytes)) {
                found("no font: " + name);
            }
        } else if (DOCUMENT_EXTENSIONS.contains(extension)) {
            findings.addAll(new PackageVerifier(pictures, policy).findings(Content.of(bytes)));
        } else if (mayBeXml(bytes)) {
            lookAtPart(name, bytes);
        } else {
            FileType type = detection.detect("", Content.of(bytes));
            if (pictures.types().contains(type)) {
                pictures.verify(Content.of(bytes), type, policy)
                        .forEach(f -> found(name + ": " + f));
            } else {
                lookAtPart(name, bytes);
            }
        }
    }

    private static boolean mayBeXml(byte[] bytes) {
        int at = bytes.length > 3 && bytes[0] == (byte) 0xef ? 3 : 0;
        return at < bytes.length && bytes[at] == '<';
    }

    private void lookAtTypes(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        for (String word : List.of("macro", "vba", "activex", "oleobject", "binary", "webext")) {
            if (text.contains(word)) {
                found("content type: " + word);
            }
        }
    }

    private void lookAtRelationships(String name, byte[] bytes) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            XMLStreamReader reader = PlainXml.reader(in.readAllBytes());
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT
                        || !reader.getLocalName().equals("Relationship")) {
                    continue;
                }
                String type = String.valueOf(reader.getAttributeValue(null, "Type"));
                String target = String.valueOf(reader.getAttributeValue(null, "Target"));
                boolean external = reader.getAttributeValue(null, "TargetMode") != null;
                PartRole role = PartRole.of(type);
                boolean link = role.treatment() == PartRole.Treatment.LINK;
                if (role.treatment() == PartRole.Treatment.GOES
                        || (external && !(link && links && Links.mayStay(target)))) {
                    found(name + ": " + type + " " + target);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(name, e);
        }
    }

    private void lookAtPart(String name, byte[] bytes) throws IOException {
        try {
            XMLStreamReader reader = PlainXml.reader(bytes);
            PartCheck check = new PartCheck(reader);
            while (reader.hasNext()) {
                String wrong = check.next(reader.next());
                if (!wrong.isEmpty()) {
                    found(name + ": " + wrong);
                }
            }
            if (!check.fieldsAreHarmless(links)) {
                found(name + ": field");
            }
        } catch (XMLStreamException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    /// The same rules as the filter's, told from events instead of bytes.
    private static final class PartCheck {
        private final XMLStreamReader reader;
        private final StringBuilder text = new StringBuilder();
        private Kind collecting = Kind.PLAIN;
        private final List<StringBuilder> open = new ArrayList<>();
        private final List<String> codes = new ArrayList<>();

        PartCheck(XMLStreamReader reader) {
            this.reader = reader;
        }

        /// Returns what is wrong, or nothing.
        String next(int event) {
            return switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.COMMENT,
                        XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        "event " + event;
                default -> "";
            };
        }

        private String characters() {
            if (collecting != Kind.PLAIN) {
                text.append(
                        reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
            return "";
        }

        private String start() {
            String namespace = Vocabulary.transitional(String.valueOf(reader.getNamespaceURI()));
            String name = reader.getLocalName();
            Vocabulary.Element allowed = Vocabulary.get().element(namespace, name);
            if (allowed == null) {
                return "<" + name + ">";
            }
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String wrong = attribute(allowed, i);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
            Kind kind = Kind.of(namespace, name);
            if (kind == Kind.FIELD_CHARACTER) {
                mark();
            } else if (kind == Kind.SIMPLE_FIELD) {
                codes.add(String.valueOf(attributeNamed("instr")));
            } else if (kind == Kind.FIELD_CODE
                    || kind == Kind.CELL_FORMULA
                    || kind == Kind.OTHER_FORMULA
                    || kind == Kind.DEFINED_NAME) {
                collecting = kind;
                text.setLength(0);
            }
            return "";
        }

        private String attribute(Vocabulary.Element allowed, int i) {
            String own = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            boolean stands =
                    (own == null || own.isEmpty())
                            ? allowed.attributes().contains(name)
                            : standsWith(allowed, Vocabulary.transitional(own), name);
            if (!stands) {
                return "<" + allowed.name() + " " + name + ">";
            }
            if (name.equals("macro") && !reader.getAttributeValue(i).isBlank()) {
                return "macro";
            }
            if (name.equals("action")
                    && reader.getAttributeValue(i).matches("(?i).*(program|macro|file|ole).*")) {
                return "action";
            }
            return "";
        }

        private static boolean standsWith(
                Vocabulary.Element allowed, String namespace, String name) {
            return namespace.equals(Vocabulary.XML)
                    || namespace.equals(Vocabulary.COMPATIBILITY)
                    || (namespace.equals(Vocabulary.RELATIONSHIPS)
                            && !name.equals("href")
                            && !name.equals("pict"))
                    || Vocabulary.get().isHint(namespace)
                    || allowed.attributes().contains("{" + namespace + "}" + name);
        }

        private String end() {
            String wrong = "";
            if (collecting == Kind.FIELD_CODE) {
                if (open.isEmpty()) {
                    wrong = "field code outside a field";
                } else {
                    open.getLast().append(text);
                }
            } else if (collecting != Kind.PLAIN && !Formulas.isHarmless(text.toString())) {
                wrong = "formula";
            }
            collecting = Kind.PLAIN;
            return wrong;
        }

        private void mark() {
            String type = String.valueOf(attributeNamed("fldCharType"));
            if (type.equals("begin")) {
                if (!open.isEmpty()) {
                    open.getLast().append('\u0001');
                }
                open.add(new StringBuilder());
            } else if (type.equals("end") && !open.isEmpty()) {
                codes.add(open.removeLast().toString());
            }
        }

        private @org.jspecify.annotations.Nullable String attributeNamed(String name) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                if (reader.getAttributeLocalName(i).equals(name)) {
                    return reader.getAttributeValue(i);
                }
            }
            return null;
        }

        boolean fieldsAreHarmless(boolean links) {
            open.forEach(o -> codes.add(o.toString()));
            return codes.stream().allMatch(c -> Fields.isHarmless(c, links));
        }
    }
}
