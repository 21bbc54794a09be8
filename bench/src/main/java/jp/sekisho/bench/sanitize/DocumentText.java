// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a person reads in a document, by readers that the sanitizer does not use: the JDK's own
/// StAX for Office, poppler for PDF.
final class DocumentText {

    private static final Pattern STORY =
            Pattern.compile(
                    "word/(document\\d*|header\\d*|footer\\d*|footnotes|endnotes|comments)\\.xml"
                            + "|xl/(sharedStrings|worksheets/sheet\\d+|comments\\d*)\\.xml"
                            + "|ppt/(slides/slide\\d+|notesSlides/notesSlide\\d+)\\.xml");
    private static final Set<String> TEXT = Set.of("t", "v", "delText");

    private DocumentText() {}

    /// Text of the stories of an Office document, by part; nothing where it is no such document.
    static Optional<Map<String, String>> ofOffice(Path file) throws IOException {
        Map<String, String> stories = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String led = led(zip);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String own = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (STORY.matcher(entry.getName()).matches() && led.contains(own)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        stories.put(entry.getName(), text(in.readAllBytes()));
                    }
                }
            }
            return Optional.of(stories);
        } catch (XMLStreamException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    /// All relationships together: a part to which none leads is read by nobody.
    private static String led(ZipFile zip) throws IOException {
        StringBuilder all = new StringBuilder();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".rels")) {
                try (InputStream in = zip.getInputStream(entry)) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }

    private static String text(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        StringBuilder out = new StringBuilder();
        int inText = 0;
        int inFallback = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inFallback += reader.getLocalName().equals("Fallback") ? 1 : 0;
                    inText += TEXT.contains(reader.getLocalName()) ? 1 : 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inFallback -= reader.getLocalName().equals("Fallback") ? 1 : 0;
                    if (TEXT.contains(reader.getLocalName())) {
                        inText--;
                        out.append('\n');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inText > 0 && inFallback == 0) {
                        out.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        return out.toString();
    }

    /// Text of a PDF as `pdftotext` gives it; nothing where it cannot.
    static Optional<String> ofPdf(Path file) throws IOException, InterruptedException {
        Path text = Files.createTempFile("sekisho-", ".txt");
        try {
            Process process =
                    new ProcessBuilder(
                                    "pdftotext", "-enc", "UTF-8", file.toString(), text.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(Files.readString(text, StandardCharsets.UTF_8))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(text);
        }
    }
}
