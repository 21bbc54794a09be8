// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// HTML files: parsed as browsers do, written by our own hand from an allowlist, always as UTF-8.
public final class HtmlFormat implements Format {

    private static final Pattern CHARSET =
            Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9_.-]+)");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9]+)((?:\\s[^<>]*)?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([a-z-]+)=\"([^\"<>]*)\"");
    private static final int SEEN = 4096;

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.HTML);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        if (in.size() > work.limits().partBytes() / 8) {
            throw new Refused(Reason.TOO_LARGE, (in.size() >> 20) + " MB");
        }
        String text =
                decode(in, Optional.empty())
                        .orElseThrow(() -> new Refused(Reason.UNKNOWN_TYPE))
                        .text();
        Document document = Jsoup.parse(text);
        String out = new HtmlWriter(work).write(document);
        return new Rebuilt(Content.of(out.getBytes(StandardCharsets.UTF_8)), FileType.HTML);
    }

    /// Reads HTML in the encoding that it names, where the bytes fit it.
    ///
    /// @param in bytes
    /// @param declared what surrounds it says, for example a mail's header
    /// @return its text
    public static Optional<Decoded> decode(Content in, Optional<String> declared) {
        boolean marked =
                in.has(0, "\u00ef\u00bb\u00bf")
                        || in.has(0, "\u00ff\u00fe")
                        || in.has(0, "\u00fe\u00ff");
        if (!marked) {
            Matcher own = CHARSET.matcher(in.latin1(0, SEEN));
            Optional<String> name =
                    declared.or(() -> own.find() ? Optional.of(own.group(1)) : Optional.empty());
            Optional<Decoded> decoded = name.flatMap(n -> JapaneseText.decodeAs(in, n));
            if (decoded.isPresent()) {
                return decoded;
            }
        }
        return JapaneseText.decode(in).or(() -> JapaneseText.decodeAs(in, "windows-1252"));
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        String text = new String(out.toByteArray(), StandardCharsets.UTF_8);
        List<String> findings = new ArrayList<>();
        int at = 0;
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (text.substring(at, tag.start()).indexOf('<') >= (at == 0 ? 1 : 0)) {
                findings.add("markup at " + at);
            }
            at = tag.end();
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            if (!HtmlVocabulary.ELEMENTS.contains(name) && !HtmlVocabulary.FRAME.contains(name)) {
                findings.add("<" + name + ">");
            }
            for (Map.Entry<String, String> attribute : attributes(tag.group(3)).entrySet()) {
                if (!HtmlVocabulary.mayStand(name, attribute.getKey(), attribute.getValue())) {
                    findings.add("<" + name + " " + attribute.getKey() + ">");
                }
            }
        }
        return findings;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            all.put(
                    attribute.group(1),
                    attribute
                            .group(2)
                            .replace("&quot;", "\"")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&"));
        }
        return all;
    }
}
