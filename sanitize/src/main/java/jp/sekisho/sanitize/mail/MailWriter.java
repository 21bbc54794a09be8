// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Spool;
import jp.sekisho.sanitize.Work;

/// Writes a mail in one canonical form: ASCII, CRLF, everything that was said by others in base64.
final class MailWriter {

    static final String BOUNDARY_START = "=_sekisho_";

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});
    private static final Map<String, String> ADDRESSES =
            Map.of(
                    "from",
                    "From",
                    "to",
                    "To",
                    "cc",
                    "Cc",
                    "reply-to",
                    "Reply-To",
                    "sender",
                    "Sender");
    private static final Set<String> SILENT =
            Set.of(
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding",
                    "content-disposition",
                    "subject",
                    "date",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "x-sekisho-sanitized",
                    "received",
                    "return-path",
                    "delivered-to",
                    "content-language",
                    "content-length",
                    "lines");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:^|[\\s<(\"])([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253})(?=$|[\\s>),;\"])");
    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:[A-Z][a-z]{2},\\s*)?\\d{1,2}\\s+[A-Z][a-z]{2}\\s+\\d{4}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[+-]\\d{4}|[A-Z]{1,5})");
    private static final int MAX_ADDRESSES = 500;

    private MailWriter() {}

    static Content write(MimeHeader header, MailContent content, Work work)
            throws IOException, Refused {
        try (Spool out = new Spool()) {
            StringBuilder head = new StringBuilder();
            headers(header, head, work);
            head.append("MIME-Version: 1.0\r\n");
            head.append("X-Sekisho-Sanitized: 1\r\n");
            if (content.attachments().isEmpty()) {
                head.append(textHeader()).append("\r\n");
                ascii(out, head.toString());
                base64(out, Content.of(crlf(content.text())));
            } else {
                String boundary = boundary(content);
                head.append("Content-Type: multipart/mixed; boundary=\"")
                        .append(boundary)
                        .append("\"\r\n\r\n");
                ascii(out, head.toString());
                ascii(out, "--" + boundary + "\r\n" + textHeader() + "\r\n");
                base64(out, Content.of(crlf(content.text())));
                for (MailContent.Attachment attachment : content.attachments()) {
                    ascii(out, "--" + boundary + "\r\n" + attachmentHeader(attachment) + "\r\n");
                    base64(out, attachment.content());
                }
                ascii(out, "--" + boundary + "--\r\n");
            }
            return out.finish();
        }
    }

    private static String textHeader() {
        return "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n";
    }

    private static String attachmentHeader(MailContent.Attachment attachment) {
        return "Content-Type: "
                + attachment.mediaType()
                + "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;"
                + fileName(attachment.name())
                + "\r\n";
    }

    /// The name in pieces of RFC 2231, so that no line grows long.
    private static String fileName(String name) {
        StringBuilder escaped = new StringBuilder("UTF-8''");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    (b >= '0' && b <= '9')
                            || (b >= 'A' && b <= 'Z')
                            || (b >= 'a' && b <= 'z')
                            || b == '.'
                            || b == '-'
                            || b == '_';
            escaped.append(
                    plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        if (escaped.length() <= 60) {
            return "\r\n filename*=" + escaped;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 0; at < escaped.length(); i++) {
            int end = Math.min(escaped.length(), at + 54);
            while (end < escaped.length()
                    && (escaped.charAt(end - 1) == '%' || escaped.charAt(end - 2) == '%')) {
                end--;
            }
            out.append(i == 0 ? "" : ";")
                    .append("\r\n filename*")
                    .append(i)
                    .append("*=")
                    .append(escaped, at, end);
            at = end;
        }
        return out.toString();
    }

    private static void headers(MimeHeader header, StringBuilder out, Work work) throws Refused {
        for (String name : List.of("date", "from", "sender", "reply-to", "to", "cc")) {
            String value =
                    String.join(
                            ", ",
                            header.fields().stream()
                                    .filter(f -> f.name().equals(name))
                                    .map(MimeHeader.Field::value)
                                    .toList());
            if (value.isEmpty()) {
                continue;
            }
            String written = name.equals("date") ? matched(DATE, value) : addresses(value);
            if (!written.isEmpty()) {
                out.append(ADDRESSES.getOrDefault(name, "Date"))
                        .append(": ")
                        .append(written)
                        .append("\r\n");
            }
        }
        header.first("subject")
                .ifPresent(s ->
                        out.append("Subject: ")
                                .append(HeaderText.encode(HeaderText.decode(s)))
                                .append("\r\n"));
        identifiers(header, "message-id", "Message-ID", out);
        identifiers(header, "in-reply-to", "In-Reply-To", out);
        identifiers(header, "references", "References", out);
        for (MimeHeader.Field field : header.fields()) {
            if (!SILENT.contains(field.name()) && !ADDRESSES.containsKey(field.name())) {
                work.remove(Feature.MAIL_HEADER, field.name());
            }
        }
    }

    private static void identifiers(
            MimeHeader header, String name, String written, StringBuilder out) {
        Matcher ids = ID.matcher(header.first(name).orElse(""));
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50 && ids.find(); i++) {
            all.append(all.isEmpty() ? "" : "\r\n ").append(ids.group());
        }
        if (!all.isEmpty()) {
            out.append(written).append(": ").append(all).append("\r\n");
        }
    }

    private static String matched(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        return matcher.find() ? matcher.group().replaceAll("\\s+", " ") : "";
    }

    /// Display names and addresses, each written anew.
    private static String addresses(String value) {
        List<String> all = new ArrayList<>();
        for (String one : split(value)) {
            Matcher address = ADDRESS.matcher(one);
            String spec = "";
            int at = one.length();
            while (address.find()) {
                spec = address.group(1);
                at = address.start(1);
            }
            String name =
                    HeaderText.decode(one.substring(0, at).replaceAll("[<\"(\\\\]", " ").strip());
            String shown = name.isEmpty() ? "" : HeaderText.encode(plainName(name));
            String written =
                    spec.isEmpty() ? shown : shown.isEmpty() ? spec : shown + "\r\n <" + spec + ">";
            if (!written.isBlank() && all.size() < MAX_ADDRESSES) {
                all.add(written);
            }
        }
        return String.join(",\r\n ", all);
    }

    /// A bare ASCII name must not hold what has a meaning among addresses.
    private static String plainName(String name) {
        return name.chars().allMatch(c -> c < 0x80)
                ? name.replaceAll("[^A-Za-z0-9 ._'-]", " ").strip()
                : name;
    }

    private static List<String> split(String value) {
        List<String> all = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if ((c == ',' || c == ';') && !quoted) {
                all.add(value.substring(from, i));
                from = i + 1;
            }
        }
        all.add(value.substring(from));
        return all;
    }

    /// The same parts give the same boundary; base64 cannot contain it.
    private static String boundary(MailContent content) {
        StringBuilder all = new StringBuilder(content.text());
        content.attachments().forEach(a -> all.append(a.name()).append(a.content().sha256()));
        return BOUNDARY_START
                + Content.of(all.toString().getBytes(StandardCharsets.UTF_8))
                        .sha256()
                        .value()
                        .substring(0, 24);
    }

    private static byte[] crlf(String text) {
        return (text.isEmpty() ? "" : text + "\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Also an empty body has its line end, so that no reader takes the boundary for the body.
    private static void base64(Spool out, Content content) throws IOException {
        if (content.size() == 0) {
            ascii(out, "\r\n");
        }
        int step = 57 * 1024;
        for (int at = 0; at < content.size(); at += step) {
            int length = Math.min(step, content.size() - at);
            out.write(BASE64.encode(content.slice(at, length).toByteArray()));
            ascii(out, "\r\n");
        }
    }

    private static void ascii(Spool out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
