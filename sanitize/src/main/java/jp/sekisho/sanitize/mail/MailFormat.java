// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Mail: nothing of the old one is edited, a new one is made of what it said.
public final class MailFormat implements Format {

    static final Set<String> HEADERS =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "reply-to",
                    "sender",
                    "subject",
                    "date",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding",
                    "content-disposition",
                    "x-sekisho-sanitized");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z-]+: [ -~]*");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.EML);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        MimeEntity mail = new MimeReader(work).read(in);
        MailContent content = new MailParts(in, work).of(mail);
        return new Rebuilt(MailWriter.write(mail.header(), content, work), FileType.EML);
    }

    /// Reads line by line what we write: known fields, base64, boundaries.
    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        List<String> findings = new ArrayList<>();
        String text = new String(out.toByteArray(), StandardCharsets.ISO_8859_1);
        if (text.replace("\r\n", "").chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            findings.add("not ASCII in CRLF lines");
        }
        boolean header = true;
        for (String line : text.split("\r\n", -1)) {
            if (line.startsWith("--" + MailWriter.BOUNDARY_START)) {
                header = !line.endsWith("--");
            } else if (header && line.isEmpty()) {
                header = false;
            } else if (header && !line.startsWith(" ")) {
                String name =
                        line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
                if (!FIELD.matcher(line).matches() || !HEADERS.contains(name)) {
                    findings.add("field " + name);
                }
            } else if (!header && !LETTERS.matcher(line).matches()) {
                findings.add("line that is not base64");
            }
        }
        return findings.size() > 20 ? findings.subList(0, 20) : findings;
    }
}
