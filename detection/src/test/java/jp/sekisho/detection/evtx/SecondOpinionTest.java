// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import jp.sekisho.detection.Shared;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// Every EVTX sample, read by us and by Debian's `evtxexport`: the same records and values.
final class SecondOpinionTest {

    @Test
    void evtxexportReadsTheSameValues() throws Exception {
        assumeTrue(Shared.has("events/sigmahq-regression_data"));
        assumeTrue(Files.exists(Path.of("/usr/bin/evtxexport")), "evtxexport is not installed");
        List<Path> samples;
        try (Stream<Path> files = Files.walk(Shared.at("events/sigmahq-regression_data"))) {
            samples = files.filter(f -> f.toString().endsWith(".evtx")).sorted().toList();
        }
        List<String> differences = new ArrayList<>();
        int records = 0;
        for (Path sample : samples) {
            Map<Long, List<String>> ours = ours(sample);
            Map<Long, List<String>> theirs = theirs(sample);
            records += ours.size();
            assertThat(ours.keySet()).as(sample.toString()).isEqualTo(theirs.keySet());
            for (Map.Entry<Long, List<String>> record : ours.entrySet()) {
                List<String> other = theirs.get(record.getKey());
                if (!record.getValue().equals(other)) {
                    List<String> onlyOurs = new ArrayList<>(record.getValue());
                    onlyOurs.removeAll(other);
                    List<String> onlyTheirs = new ArrayList<>(other);
                    onlyTheirs.removeAll(record.getValue());
                    differences.add(sample.getFileName() + " " + onlyOurs + " / " + onlyTheirs);
                }
            }
        }
        System.out.println(
                samples.size()
                        + " samples, "
                        + records
                        + " records, "
                        + differences.size()
                        + " differ");
        differences.stream().limit(5).forEach(System.out::println);
        assertThat(differences).isEmpty();
        assertThat(records).isGreaterThanOrEqualTo(samples.size());
    }

    private static Map<Long, List<String>> ours(Path sample) throws IOException {
        Map<Long, List<String>> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        EvtxFile.read(
                new ByteArrayInputStream(Files.readAllBytes(sample)),
                new EvtxFile.Visitor() {
                    @Override
                    public void event(EvtxRecord data) {
                        List<String> values = new ArrayList<>();
                        for (EvtxRecord.Field field : data.fields()) {
                            if (field.value().isPresent() && !field.value().get().isBlank()) {
                                values.add(line(field.name(), field.value().get()));
                            }
                        }
                        values.sort(null);
                        // A log that was exported again has records numbered anew, while the
                        // event keeps its own number.
                        String id =
                                data.fields().stream()
                                        .filter(f -> f.name().equals("EventRecordID"))
                                        .findFirst()
                                        .orElseThrow()
                                        .value()
                                        .orElseThrow();
                        found.put(Long.valueOf(id), values);
                    }

                    @Override
                    public void problem(long record, String message) {
                        problems.add(message);
                    }
                });
        assertThat(problems).isEmpty();
        return found;
    }

    private static Map<Long, List<String>> theirs(Path sample) throws Exception {
        Process process =
                new ProcessBuilder("evtxexport", "-f", "xml", sample.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text;
        try (InputStream out = process.getInputStream()) {
            text = new String(out.readAllBytes(), UTF_8);
        }
        process.waitFor();
        Map<Long, List<String>> found = new TreeMap<>();
        int at = text.indexOf("<Event ");
        while (at >= 0) {
            int end = text.indexOf("</Event>", at) + "</Event>".length();
            String xml = clean(text.substring(at, end));
            Document document =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xml)));
            List<String> values = new ArrayList<>();
            for (Element section : elements(document.getDocumentElement())) {
                switch (section.getTagName()) {
                    case "System" -> elements(section).forEach(e -> system(e, values));
                    case "EventData" -> elements(section).forEach(e -> data(e, values));
                    default ->
                            elements(section)
                                    .forEach(x -> elements(x).forEach(e -> user("", e, values)));
                }
            }
            values.sort(null);
            String id =
                    values.stream()
                            .filter(v -> v.startsWith("EventRecordID="))
                            .findFirst()
                            .orElseThrow();
            found.put(Long.valueOf(id.substring(id.indexOf('=') + 1)), values);
            at = text.indexOf("<Event ", end);
        }
        return found;
    }

    private static String clean(String xml) {
        return xml.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
    }

    private static void system(Element e, List<String> values) {
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Node attribute = e.getAttributes().item(i);
            add(e.getTagName() + "_" + attribute.getNodeName(), attribute.getNodeValue(), values);
        }
        add(e.getTagName(), e.getTextContent(), values);
    }

    private static void data(Element e, List<String> values) {
        String name = e.hasAttribute("Name") ? e.getAttribute("Name") : e.getTagName();
        add(name, e.getTextContent(), values);
    }

    private static void user(String prefix, Element e, List<String> values) {
        List<Element> within = elements(e);
        if (within.isEmpty()) {
            add(prefix + e.getTagName(), e.getTextContent(), values);
        }
        within.forEach(w -> user(prefix + e.getTagName() + ".", w, values));
    }

    private static void add(String name, String value, List<String> values) {
        if (!value.isBlank()) {
            values.add(line(name, value));
        }
    }

    /// What the two show differently without meaning anything else: the length of fractions of a
    /// second, leading zeroes of hexadecimal numbers, and line breaks.
    private static String line(String name, String value) {
        String v = value.strip().replace("\r\n", "\n").replace('\r', '\n');
        v = v.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
        if (v.matches("0x[0-9a-fA-F]+")) {
            v = "0x" + v.substring(2).replaceFirst("^0+(?=.)", "").toLowerCase(Locale.ROOT);
        }
        if (v.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")) {
            v = v.replaceAll("0+Z$", "Z").replaceAll("\\.Z$", "Z");
        }
        if (v.matches("\\{[0-9a-fA-F-]{36}\\}")) {
            v = v.toUpperCase(Locale.ROOT);
        }
        return name + "=" + v;
    }

    private static List<Element> elements(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                found.add(e);
            }
        }
        return found;
    }
}
