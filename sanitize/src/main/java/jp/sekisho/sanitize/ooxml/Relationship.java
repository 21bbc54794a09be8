// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;

/// One line of a `.rels` part.
///
/// @param id unique within its part
/// @param type a URI
/// @param target as written, references resolved
/// @param external whether it leads out of the package
record Relationship(String id, String type, String target, boolean external) {

    private static final String NAMESPACE =
            "http://schemas.openxmlformats.org/package/2006/relationships";

    static List<Relationship> read(byte[] xml, String part) throws IOException, Refused {
        List<Relationship> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try {
            XMLStreamReader reader = PlainXml.reader(xml);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new Refused(Reason.AMBIGUOUS, "DOCTYPE: " + part);
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Relationship")) {
                    Relationship one = of(reader);
                    if (!ids.add(one.id())) {
                        throw new Refused(Reason.AMBIGUOUS, part + ": " + one.id());
                    }
                    all.add(one);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(part, e);
        }
        return all;
    }

    private static Relationship of(XMLStreamReader reader) {
        String id = reader.getAttributeValue(null, "Id");
        String type = reader.getAttributeValue(null, "Type");
        String target = reader.getAttributeValue(null, "Target");
        String mode = reader.getAttributeValue(null, "TargetMode");
        return new Relationship(
                id == null ? "" : id,
                type == null ? "" : type,
                target == null ? "" : target,
                mode != null && !mode.equals("Internal"));
    }

    static String write(List<Relationship> all) {
        StringBuilder out = new StringBuilder(200 + all.size() * 150);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        out.append("<Relationships xmlns=\"").append(NAMESPACE).append("\">");
        for (Relationship one : all) {
            out.append("<Relationship Id=\"").append(XmlText.escape(one.id()));
            out.append("\" Type=\"").append(XmlText.escape(one.type()));
            out.append("\" Target=\"").append(XmlText.escape(one.target()));
            out.append(one.external() ? "\" TargetMode=\"External\"/>" : "\"/>");
        }
        return out.append("</Relationships>").toString();
    }
}
