// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.zip.ZipWriter;

/// A package written as one XML file (Flat OPC): taken apart into the ZIP package that it stands
/// for, which is then rebuilt like any other.
final class FlatPackage {

    private static final String PKG = "http://schemas.microsoft.com/office/2006/xmlPackage";

    private final XMLStreamReader reader;
    private final Work work;
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Deque<Map<String, String>> inScope = new ArrayDeque<>();

    private FlatPackage(XMLStreamReader reader, Work work) {
        this.reader = reader;
        this.work = work;
        inScope.push(Map.of());
    }

    static Content toZip(byte[] xml, Work work) throws Refused, IOException {
        try (ZipWriter zip = new ZipWriter()) {
            FlatPackage flat = new FlatPackage(PlainXml.reader(xml), work);
            flat.parts(zip);
            String list = ContentTypes.write(flat.types);
            zip.add("[Content_Types].xml", Content.of(list.getBytes(StandardCharsets.UTF_8)));
            return zip.finish();
        } catch (XMLStreamException e) {
            throw new IOException("Flat OPC: " + e.getMessage(), e);
        }
    }

    private void parts(ZipWriter zip) throws XMLStreamException, Refused, IOException {
        String name = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Refused(Reason.AMBIGUOUS, "DOCTYPE");
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                inScope.pop();
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            enter();
            boolean own = PKG.equals(reader.getNamespaceURI());
            switch (own ? reader.getLocalName() : "") {
                case "part" -> name = begin();
                case "xmlData" -> add(zip, name, xmlData().getBytes(StandardCharsets.UTF_8));
                case "binaryData" -> {
                    byte[] bytes = Base64.getMimeDecoder().decode(reader.getElementText());
                    inScope.pop();
                    add(zip, name, bytes);
                }
                default -> {}
            }
        }
    }

    private String begin() throws Refused {
        work.entry();
        String name = String.valueOf(reader.getAttributeValue(PKG, "name"));
        String type = String.valueOf(reader.getAttributeValue(PKG, "contentType"));
        String plain = name.startsWith("/") ? name.substring(1) : name;
        if (!names.add(plain.toLowerCase(Locale.ROOT)) || plain.isEmpty()) {
            throw new Refused(Reason.AMBIGUOUS, name);
        }
        if (!plain.endsWith(".rels")) {
            types.put(plain, XmlText.escape(type));
        }
        return plain;
    }

    private void add(ZipWriter zip, String name, byte[] bytes) throws IOException, Refused {
        work.unpacked(bytes.length, bytes.length);
        zip.add(name, Content.of(bytes));
    }

    private void enter() {
        Map<String, String> scope = inScope.element();
        if (reader.getNamespaceCount() > 0) {
            scope = new HashMap<>(scope);
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                String prefix = reader.getNamespacePrefix(i);
                String uri = reader.getNamespaceURI(i);
                scope.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
            }
        }
        inScope.push(scope);
    }

    /// The element inside, with every namespace in force declared on it.
    private String xmlData() throws XMLStreamException, Refused {
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        int depth = 0;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    start(out, depth++ == 0);
                    if (depth > work.limits().xmlDepth()) {
                        throw new Refused(Reason.TOO_COMPLEX, "Flat OPC");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inScope.pop();
                    if (depth-- == 0) {
                        return out.toString();
                    }
                    out.append("</")
                            .append(qualified(reader.getPrefix(), reader.getLocalName()))
                            .append('>');
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth > 0) {
                        out.append(
                                reader.getText()
                                        .replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;"));
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Refused(Reason.AMBIGUOUS, "entity");
                default -> {}
            }
        }
    }

    private void start(StringBuilder out, boolean root) {
        out.append('<').append(qualified(reader.getPrefix(), reader.getLocalName()));
        Map<String, String> declared = new TreeMap<>();
        if (root) {
            declared.putAll(inScope.element());
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            declared.put(prefix == null ? "" : prefix, String.valueOf(reader.getNamespaceURI(i)));
        }
        declared.forEach((prefix, uri) ->
                out.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                        .append("=\"")
                        .append(XmlText.escape(uri))
                        .append('"'));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            out.append(' ')
                    .append(
                            qualified(
                                    reader.getAttributePrefix(i), reader.getAttributeLocalName(i)))
                    .append("=\"")
                    .append(XmlText.escape(reader.getAttributeValue(i)))
                    .append('"');
        }
        out.append('>');
    }

    private static String qualified(@org.jspecify.annotations.Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }
}
