// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/// Copies XML event by event: the least that any rewriting sanitizer on StAX has to do.
final class StaxCopy {

    private StaxCopy() {}

    static byte[] of(byte[] xml, XMLInputFactory reading, XMLOutputFactory writing)
            throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(xml.length + 256);
        XMLStreamReader in = reading.createXMLStreamReader(new ByteArrayInputStream(xml));
        XMLStreamWriter out = writing.createXMLStreamWriter(bytes, "UTF-8");
        out.writeStartDocument("UTF-8", "1.0");
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(in, out);
                case XMLStreamConstants.END_ELEMENT -> out.writeEndElement();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        out.writeCharacters(
                                in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                default -> {}
            }
        }
        out.writeEndDocument();
        out.close();
        in.close();
        return bytes.toByteArray();
    }

    private static void start(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement(
                prefix(in.getPrefix()), in.getLocalName(), text(in.getNamespaceURI()));
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            out.writeNamespace(prefix(in.getNamespacePrefix(i)), text(in.getNamespaceURI(i)));
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String space = in.getAttributeNamespace(i);
            if (space == null || space.isEmpty()) {
                out.writeAttribute(in.getAttributeLocalName(i), in.getAttributeValue(i));
            } else {
                out.writeAttribute(
                        prefix(in.getAttributePrefix(i)),
                        space,
                        in.getAttributeLocalName(i),
                        in.getAttributeValue(i));
            }
        }
    }

    private static String prefix(@org.jspecify.annotations.Nullable String prefix) {
        return prefix == null ? "" : prefix;
    }

    private static String text(@org.jspecify.annotations.Nullable String uri) {
        return uri == null ? "" : uri;
    }
}
