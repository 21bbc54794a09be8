// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/// An element with all below it in Canonical XML 1.0 without comments (W3C REC-xml-c14n-20010315).
final class CanonicalXml {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final StringBuilder out = new StringBuilder();

    private CanonicalXml() {}

    static byte[] of(Element apex) {
        CanonicalXml canonical = new CanonicalXml();
        canonical.element(apex, inScope(apex), Map.of());
        return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> inScope(Element apex) {
        List<Element> chain = new ArrayList<>();
        for (Node node = apex; node instanceof Element element; node = element.getParentNode()) {
            chain.addFirst(element);
        }
        Map<String, String> scope = new TreeMap<>();
        chain.forEach(e -> declare(e, scope));
        return scope;
    }

    private static void declare(Element element, Map<String, String> scope) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLNS.equals(attribute.getNamespaceURI())) {
                boolean plain = attribute.getNodeName().equals("xmlns");
                scope.put(plain ? "" : attribute.getLocalName(), attribute.getValue());
            }
        }
    }

    private void element(Element element, Map<String, String> scope, Map<String, String> written) {
        out.append('<').append(element.getNodeName());
        for (Map.Entry<String, String> one : scope.entrySet()) {
            boolean news = !one.getValue().equals(written.getOrDefault(one.getKey(), ""));
            if (news) {
                out.append(one.getKey().isEmpty() ? " xmlns" : " xmlns:" + one.getKey());
                out.append("=\"").append(attributeText(one.getValue())).append('"');
            }
        }
        for (Attr attribute : sorted(element)) {
            out.append(' ').append(attribute.getNodeName()).append("=\"");
            out.append(attributeText(attribute.getValue())).append('"');
        }
        out.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> {
                    Map<String, String> inner = new TreeMap<>(scope);
                    declare((Element) child, inner);
                    element((Element) child, inner, scope);
                }
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> out.append(text(child));
                case Node.PROCESSING_INSTRUCTION_NODE ->
                        out.append("<?")
                                .append(child.getNodeName())
                                .append(child.getNodeValue().isEmpty() ? "" : " ")
                                .append(child.getNodeValue())
                                .append("?>");
                default -> {}
            }
        }
        out.append("</").append(element.getNodeName()).append('>');
    }

    private static List<Attr> sorted(Element element) {
        List<Attr> all = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI())) {
                all.add(attribute);
            }
        }
        all.sort(
                Comparator.comparing(
                                (Attr a) -> a.getNamespaceURI() == null ? "" : a.getNamespaceURI())
                        .thenComparing(
                                a -> a.getLocalName() == null ? a.getName() : a.getLocalName()));
        return all;
    }

    static String attributeText(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#x9;")
                .replace("\n", "&#xA;")
                .replace("\r", "&#xD;");
    }

    private static String text(Node node) {
        return node.getNodeValue()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#xD;");
    }
}
