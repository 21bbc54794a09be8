// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Walks through one XML part of a Word file: no document type, no entity, limited depth and
/// length.
final class WordXml {

    /// What a reader of a part is told.
    interface Handler {
        void open(String name, WordXml xml) throws IOException;

        void close(String name) throws IOException;

        void text(String text);
    }

    private final XMLStreamReader reader;

    private WordXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static void walk(byte[] part, Handler handler) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(part));
            new WordXml(reader).walk(handler);
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException("not well-formed", e);
        }
    }

    private void walk(Handler handler) throws XMLStreamException, IOException {
        int depth = 0;
        for (int events = 0; reader.hasNext(); events++) {
            if (events > Limits.XML_EVENTS) {
                throw new Bounded.TooMuch("Wordファイルの中身が複雑すぎます。本文だけを新しい文書に写して保存してください。");
            }
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > Limits.XML_DEPTH) {
                        throw new Bounded.TooMuch("Wordファイルの中身の入れ子が深すぎます。本文だけを新しい文書に写して保存してください。");
                    }
                    handler.open(reader.getLocalName(), this);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    handler.close(reader.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        handler.text(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Bounded.TooMuch("Wordファイルに許されない宣言が含まれています。元の文書から保存し直してください。");
                default -> {}
            }
        }
    }

    /// Returns an attribute of the element just opened, whatever its namespace.
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /// Returns an attribute as a number, or the number given where it has none.
    int number(String name, int otherwise) {
        String value = attribute(name);
        if (value == null || value.isEmpty() || value.length() > 9) {
            return otherwise;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return otherwise;
            }
        }
        return Integer.parseInt(value);
    }
}
