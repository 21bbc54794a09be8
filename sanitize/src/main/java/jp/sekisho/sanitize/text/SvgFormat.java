// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// SVG: shapes, text and gradients from an allowlist; no scripts, no styles sheets that load, no
/// reference that leaves the file.
public final class SvgFormat implements Format {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    static final Set<String> ELEMENTS =
            Set.of(
                    "svg",
                    "g",
                    "defs",
                    "title",
                    "desc",
                    "symbol",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "text",
                    "tspan",
                    "textPath",
                    "image",
                    "use",
                    "linearGradient",
                    "radialGradient",
                    "stop",
                    "pattern",
                    "clipPath",
                    "mask",
                    "marker",
                    "filter",
                    "feBlend",
                    "feColorMatrix",
                    "feComponentTransfer",
                    "feComposite",
                    "feConvolveMatrix",
                    "feDiffuseLighting",
                    "feDisplacementMap",
                    "feDropShadow",
                    "feFlood",
                    "feFuncA",
                    "feFuncB",
                    "feFuncG",
                    "feFuncR",
                    "feGaussianBlur",
                    "feMerge",
                    "feMergeNode",
                    "feMorphology",
                    "feOffset",
                    "fePointLight",
                    "feSpecularLighting",
                    "feSpotLight",
                    "feTile",
                    "feTurbulence",
                    "switch");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z-]{0,40}");
    private static final Pattern VALUE = Pattern.compile("[^<>\\\\]*");
    private static final Pattern REMOTE =
            Pattern.compile(
                    "(?is).*(url\\s*\\(\\s*['\"]?\\s*(?!#)|@import|expression|javascript:|data:|-moz-binding|\\\\).*");

    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.SVG);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        try {
            String out = new Copy(FACTORY.createXMLStreamReader(in.stream()), work).copy();
            return new Rebuilt(Content.of(out.getBytes(StandardCharsets.UTF_8)), FileType.SVG);
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static final class Copy {
        private final XMLStreamReader reader;
        private final Work work;
        private final StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        private int depth;
        private int goneAt = -1;

        Copy(XMLStreamReader reader, Work work) {
            this.reader = reader;
            this.work = work;
        }

        String copy() throws XMLStreamException, Refused {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (goneAt < 0) {
                            text(reader.getText());
                        }
                    }
                    case XMLStreamConstants.DTD -> work.remove(Feature.SVG_ACTIVE, "DOCTYPE");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                            throw new Refused(Reason.AMBIGUOUS, "entity");
                    default -> {}
                }
            }
            return out.append('\n').toString();
        }

        private void start() throws Refused {
            String name = reader.getLocalName();
            if (++depth > Limits.SVG_DEPTH) {
                throw new Refused(Reason.TOO_COMPLEX, "SVG");
            }
            if (goneAt >= 0) {
                return;
            }
            boolean own =
                    SVG.equals(reader.getNamespaceURI())
                            || String.valueOf(reader.getNamespaceURI()).isEmpty();
            if (!own || !ELEMENTS.contains(name)) {
                goneAt = depth;
                boolean quiet = !own || name.equals("metadata");
                work.remove(quiet ? Feature.IMAGE_METADATA : Feature.SVG_ACTIVE, "<" + name + ">");
                return;
            }
            out.append('<').append(name);
            if (depth == 1) {
                out.append(" xmlns=\"")
                        .append(SVG)
                        .append("\" xmlns:xlink=\"")
                        .append(XLINK)
                        .append('"');
            }
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attribute(name, i);
            }
            out.append('>');
        }

        private void attribute(String element, int i) throws Refused {
            String namespace = String.valueOf(reader.getAttributeNamespace(i));
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            if (name.equals("href")) {
                reference(element, value.strip());
            } else if ((namespace.isEmpty() || namespace.equals("null")) && mayStand(name, value)) {
                out.append(' ').append(name).append("=\"");
                text(value);
                out.append('"');
            } else if (namespace.isEmpty() || namespace.equals("null")) {
                work.remove(Feature.SVG_ACTIVE, "<" + element + " " + name + ">");
            }
        }

        private void reference(String element, String target) throws Refused {
            if (target.startsWith("#") && VALUE.matcher(target).matches()) {
                out.append(" xlink:href=\"");
                text(target);
                out.append('"');
                return;
            }
            if (element.equals("image")
                    && target.startsWith("data:image/")
                    && target.contains(";base64,")) {
                byte[] bytes =
                        java.util.Base64.getMimeDecoder()
                                .decode(target.substring(target.indexOf(";base64,") + 8));
                Optional<Rebuilt> picture = work.part("image", Content.of(bytes));
                if (picture.isPresent() && HtmlWriter.isPicture(picture.get().type())) {
                    out.append(" xlink:href=\"data:image/")
                            .append(picture.get().type().code())
                            .append(";base64,")
                            .append(
                                    java.util.Base64.getEncoder()
                                            .encodeToString(picture.get().content().toByteArray()))
                            .append('"');
                    return;
                }
            }
            work.remove(Feature.SVG_ACTIVE, "<" + element + " href>");
        }

        private void end() {
            if (goneAt < 0) {
                out.append("</").append(reader.getLocalName()).append('>');
            } else if (goneAt == depth) {
                goneAt = -1;
            }
            depth--;
        }

        private void text(String text) throws Refused {
            boolean gone = false;
            for (int k = 0; k < text.length(); ) {
                int c = text.codePointAt(k);
                k += Character.charCount(c);
                switch (c) {
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '"' -> out.append("&quot;");
                    default -> {
                        if (PlainText.isDeceptive(c)) {
                            gone = true;
                        } else {
                            out.appendCodePoint(c);
                        }
                    }
                }
            }
            if (gone) {
                work.remove(Feature.TEXT_CONTROL, "SVG");
            }
        }
    }

    private static boolean mayStand(String name, String value) {
        return NAME.matcher(name).matches()
                && !name.toLowerCase(Locale.ROOT).startsWith("on")
                && !name.equals("src")
                && !name.equals("action")
                && VALUE.matcher(value).matches()
                && !REMOTE.matcher(value).matches();
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        List<String> findings = new ArrayList<>();
        String text = new String(out.toByteArray(), StandardCharsets.UTF_8);
        var tag = Pattern.compile("<(/?)([a-zA-Z]+)([^<>]*)>").matcher(text);
        while (tag.find()) {
            if (!ELEMENTS.contains(tag.group(2))) {
                findings.add("<" + tag.group(2) + ">");
            }
            var attribute = Pattern.compile("\\s([a-zA-Z:-]+)=\"([^\"]*)\"").matcher(tag.group(3));
            while (attribute.find()) {
                String name = attribute.group(1);
                String value = attribute.group(2);
                boolean reference =
                        name.equals("xlink:href")
                                && (value.startsWith("#") || value.startsWith("data:image/"));
                if (!name.startsWith("xmlns") && !reference && !mayStand(name, value)) {
                    findings.add("<" + tag.group(2) + " " + name + ">");
                }
            }
        }
        return findings;
    }
}
