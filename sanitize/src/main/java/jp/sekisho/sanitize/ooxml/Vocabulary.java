// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The elements and attributes that may stand in a document, from `vocabulary.txt`. Names of the
/// strict variant (ISO/IEC 29500) are looked up as their transitional twins.
final class Vocabulary {

    static final String OFFICE = "http://schemas.openxmlformats.org/";
    static final String RELATIONSHIPS = OFFICE + "officeDocument/2006/relationships";
    static final String WORD = OFFICE + "wordprocessingml/2006/main";
    static final String SHEET = OFFICE + "spreadsheetml/2006/main";
    static final String SLIDE = OFFICE + "presentationml/2006/main";
    static final String DRAWING = OFFICE + "drawingml/2006/main";
    static final String CHART = OFFICE + "drawingml/2006/chart";
    static final String COMPATIBILITY = OFFICE + "markup-compatibility/2006";
    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final Map<String, String> TWINS =
            Map.ofEntries(
                    Map.entry("wordprocessingml/main", WORD),
                    Map.entry("spreadsheetml/main", SHEET),
                    Map.entry("presentationml/main", SLIDE),
                    Map.entry("drawingml/main", DRAWING),
                    Map.entry("drawingml/chart", CHART),
                    Map.entry("drawingml/chartDrawing", OFFICE + "drawingml/2006/chartDrawing"),
                    Map.entry("drawingml/diagram", OFFICE + "drawingml/2006/diagram"),
                    Map.entry("drawingml/lockedCanvas", OFFICE + "drawingml/2006/lockedCanvas"),
                    Map.entry("drawingml/picture", OFFICE + "drawingml/2006/picture"),
                    Map.entry(
                            "drawingml/spreadsheetDrawing",
                            OFFICE + "drawingml/2006/spreadsheetDrawing"),
                    Map.entry(
                            "drawingml/wordprocessingDrawing",
                            OFFICE + "drawingml/2006/wordprocessingDrawing"),
                    Map.entry("officeDocument/relationships", RELATIONSHIPS),
                    Map.entry("officeDocument/math", OFFICE + "officeDocument/2006/math"),
                    Map.entry(
                            "officeDocument/docPropsVTypes",
                            OFFICE + "officeDocument/2006/docPropsVTypes"),
                    Map.entry(
                            "officeDocument/extendedProperties",
                            OFFICE + "officeDocument/2006/extended-properties"),
                    Map.entry(
                            "officeDocument/customProperties",
                            OFFICE + "officeDocument/2006/custom-properties"));

    /// One element that may stand.
    ///
    /// @param namespace transitional name
    /// @param name local name
    /// @param attributes allowed ones; those with a namespace as `{namespace}name`
    record Element(String namespace, String name, Set<String> attributes) {
        boolean is(String namespaceWanted, String nameWanted) {
            return name.equals(nameWanted) && namespace.equals(namespaceWanted);
        }
    }

    private static final Vocabulary INSTANCE = read();

    private final Map<String, Map<String, Element>> elements;

    private Vocabulary(Map<String, Map<String, Element>> elements) {
        this.elements = elements;
    }

    static Vocabulary get() {
        return INSTANCE;
    }

    /// The transitional twin of a namespace.
    static String transitional(String namespace) {
        if (!namespace.startsWith(STRICT)) {
            return namespace;
        }
        String twin = TWINS.get(namespace.substring(STRICT.length()));
        return twin != null ? twin : namespace;
    }

    /// knows.
    ///
    /// @param namespace as written in the document
    boolean knows(String namespace) {
        return elements.containsKey(transitional(namespace)) || namespace.equals(XML);
    }

    /// Whether some element of a namespace may stand, so that a reader may be told to prefer it.
    ///
    /// @param namespace as written in the document
    boolean understands(String namespace) {
        Map<String, Element> names = elements.get(transitional(namespace));
        return names != null && !names.isEmpty();
    }

    /// element.
    ///
    /// @param namespace as written in the document
    @Nullable Element element(String namespace, String name) {
        Map<String, Element> names = elements.get(transitional(namespace));
        return names == null ? null : names.get(name);
    }

    /// Whether an attribute with a namespace may stand on any element: identifiers and hints of
    /// known extensions, whose values are looked at.
    boolean isHint(String namespace) {
        return namespace.startsWith("http://schemas.microsoft.com/office/")
                && elements.containsKey(namespace);
    }

    private static Vocabulary read() {
        Map<String, Map<String, Element>> all = new HashMap<>();
        Map<String, String> prefixes = new HashMap<>();
        String namespace = "";
        for (String line : lines("vocabulary.txt")) {
            if (line.startsWith("% ")) {
                int space = line.indexOf(' ', 2);
                prefixes.put(line.substring(2, space), line.substring(space + 1));
            } else if (line.startsWith("# ")) {
                namespace = line.substring(2);
                all.computeIfAbsent(namespace, _ -> new HashMap<>());
            } else {
                Element element = element(namespace, line, prefixes);
                all.computeIfAbsent(namespace, _ -> new HashMap<>()).put(element.name(), element);
            }
        }
        return new Vocabulary(all);
    }

    private static Element element(String namespace, String line, Map<String, String> prefixes) {
        int at = line.indexOf(' ');
        if (at < 0) {
            return new Element(namespace, line, Set.of());
        }
        String name = line.substring(0, at);
        Set<String> attributes = new HashSet<>();
        while (at >= 0) {
            int next = line.indexOf(' ', at + 1);
            String word = next < 0 ? line.substring(at + 1) : line.substring(at + 1, next);
            if (word.startsWith("{")) {
                int close = word.indexOf('}');
                String uri = prefixes.get(word.substring(1, close));
                word = "{" + uri + "}" + word.substring(close + 1);
            }
            attributes.add(word);
            at = next;
        }
        return new Element(namespace, name, attributes);
    }

    /// The lines of a resource beside this class, without comments.
    static List<String> lines(String resource) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.isEmpty() && !l.startsWith(";"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
