// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.OutputName;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.text.Decoded;
import jp.sekisho.sanitize.text.HtmlFormat;
import jp.sekisho.sanitize.text.JapaneseText;
import jp.sekisho.sanitize.zip.Notice;

/// Sorts the parts of a mail into one text and attachments, and sends the attachments through the
/// engine.
final class MailParts {

    private static final Pattern UUENCODED =
            Pattern.compile("(?ms)^begin(-base64)? [0-7]{3,4} [^\\n]+\\n.*?^(end|====)\\s*$");
    private static final Pattern YENC = Pattern.compile("(?ms)^=ybegin .*?^=yend[^\\n]*$");
    private static final Set<String> DECEPTIVE_CHARSETS =
            Set.of("utf-7", "unicode-1-1-utf-7", "hz-gb-2312", "iso-2022-cn", "iso-2022-kr");
    private static final Pattern WEB = Pattern.compile("(?i)\\b(https?)://");
    private static final Pattern OTHER_SCHEME =
            Pattern.compile(
                    "(?i)\\b(javascript|vbscript|file|data|ms-[a-z-]+|search-ms|ftp|smb|ldap):(?=\\S)");

    private final Content mail;
    private final Work work;
    private final StringBuilder text = new StringBuilder();
    private final List<MailContent.Attachment> attachments = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    MailParts(Content mail, Work work) {
        this.mail = mail;
        this.work = work;
    }

    MailContent of(MimeEntity whole) throws Refused {
        take(whole);
        return new MailContent(text.toString().strip(), attachments);
    }

    private void take(MimeEntity entity) throws Refused {
        String type = entity.mediaType();
        switch (type) {
            case "message/partial", "message/external-body" ->
                    throw new Refused(Reason.MAIL_PARTIAL, type);
            case "multipart/encrypted" -> throw new Refused(Reason.MAIL_ENCRYPTED, type);
            case "multipart/alternative" -> alternative(entity);
            case "multipart/signed" -> signed(entity);
            default -> {
                if (entity.isMultipart()) {
                    for (MimeEntity part : entity.parts()) {
                        take(part);
                    }
                } else if (type.equals("text/plain") && !isFile(entity)) {
                    append(plain(entity));
                } else if (type.equals("text/html") && !isFile(entity)) {
                    append(html(entity));
                } else {
                    attach(entity);
                }
            }
        }
    }

    private static boolean isFile(MimeEntity entity) {
        return entity.isAttachment() || name(entity).isPresent();
    }

    /// The plain reading stands for all; other readings that are no text are attachments.
    private void alternative(MimeEntity entity) throws Refused {
        boolean plain =
                entity.parts().stream()
                        .anyMatch(p -> p.mediaType().equals("text/plain") && p.body().size() > 2);
        for (MimeEntity part : entity.parts()) {
            String type = part.mediaType();
            if (plain && (type.equals("text/html") || type.equals("text/enriched"))) {
                work.remove(Feature.MAIL_HTML, type);
            } else if (plain && type.equals("multipart/related")) {
                related(part);
            } else {
                take(part);
            }
        }
    }

    private void related(MimeEntity entity) throws Refused {
        for (MimeEntity part : entity.parts()) {
            if (part.mediaType().equals("text/html")) {
                work.remove(Feature.MAIL_HTML, "text/html");
            } else {
                take(part);
            }
        }
    }

    private void signed(MimeEntity entity) throws Refused {
        work.remove(Feature.MAIL_SIGNATURE, "multipart/signed");
        work.signature(MailSignature.check(mail, entity));
        if (!entity.parts().isEmpty()) {
            take(entity.parts().getFirst());
        }
    }

    private void append(String more) {
        if (!more.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(more);
        }
    }

    /// The declared charset; one in which other readers see tags where we see letters is refused.
    private static Optional<String> charset(MimeEntity entity) throws Refused {
        Optional<String> charset = entity.header().parameter("content-type", "charset");
        if (charset.isPresent()
                && DECEPTIVE_CHARSETS.contains(charset.get().toLowerCase(Locale.ROOT))) {
            throw new Refused(Reason.MAIL_AMBIGUOUS, charset.get());
        }
        return charset;
    }

    private String plain(MimeEntity entity) throws Refused {
        Optional<String> charset = charset(entity);
        Content body = entity.body();
        Decoded decoded =
                charset.filter(c -> !c.equalsIgnoreCase("us-ascii"))
                        .flatMap(c -> JapaneseText.decodeAs(body, c))
                        .or(() -> JapaneseText.decode(body))
                        .or(() -> JapaneseText.decodeAs(body, "windows-1252"))
                        .orElseThrow(() -> new Refused(Reason.MAIL_AMBIGUOUS, "charset"));
        return cleared(decoded.text());
    }

    private String html(MimeEntity entity) throws Refused {
        work.remove(Feature.MAIL_HTML, "text/html");
        Decoded decoded =
                HtmlFormat.decode(entity.body(), charset(entity))
                        .orElseThrow(() -> new Refused(Reason.MAIL_AMBIGUOUS, "charset"));
        return cleared(HtmlText.of(decoded.text()));
    }

    private String cleared(String raw) throws Refused {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder kept = new StringBuilder(lines.length());
        lines.codePoints().filter(c -> !PlainText.isDeceptive(c)).forEach(kept::appendCodePoint);
        if (kept.length() < lines.length()) {
            work.remove(Feature.TEXT_CONTROL, "本文");
        }
        String body = without(UUENCODED, kept.toString(), "uuencode");
        body = without(YENC, body, "yEnc");
        if (body.contains("-----BEGIN PGP MESSAGE-----")) {
            throw new Refused(Reason.MAIL_ENCRYPTED, "PGP");
        }
        if (!work.allows(Feature.MAIL_LINK) && WEB.matcher(body).find()) {
            work.remove(Feature.MAIL_LINK, "本文");
            body = WEB.matcher(body).replaceAll(m -> m.group(1).replace("tt", "xx") + "://");
        }
        if (OTHER_SCHEME.matcher(body).find()) {
            work.remove(Feature.MAIL_LINK, "本文");
            body = OTHER_SCHEME.matcher(body).replaceAll("[$1] ");
        }
        return body;
    }

    private String without(Pattern pattern, String body, String what) throws Refused {
        if (!pattern.matcher(body).find()) {
            return body;
        }
        work.remove(Feature.MAIL_STRUCTURE, what);
        return pattern.matcher(body).replaceAll("[" + what + "のデータを取り除きました]");
    }

    private static Optional<String> name(MimeEntity entity) {
        return entity.header()
                .parameter("content-disposition", "filename")
                .or(() -> entity.header().parameter("content-type", "name"));
    }

    private void attach(MimeEntity entity) throws Refused {
        String type = entity.mediaType();
        boolean signature =
                type.equals("application/pkcs7-signature")
                        || type.equals("application/x-pkcs7-signature")
                        || type.equals("application/pgp-signature");
        if (signature) {
            work.remove(Feature.MAIL_SIGNATURE, type);
            return;
        }
        if (type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")) {
            throw new Refused(Reason.MAIL_ENCRYPTED, type);
        }
        if (entity.body().size() == 0) {
            work.remove(Feature.MAIL_STRUCTURE, "空の添付 " + name(entity).orElse(type));
            return;
        }
        String given = name(entity).orElse(fallback(type));
        Result result =
                work.member(
                        OutputName.safe(given.replace('/', '_').replace('\\', '_')),
                        Optional.of(type),
                        entity.body());
        switch (result) {
            case Result.Delivered d ->
                    attachments.add(
                            new MailContent.Attachment(
                                    free(d.report().out().orElse("file")),
                                    mediaType(d.report().out().orElse("")),
                                    d.content()));
            case Result.Withheld w ->
                    attachments.add(
                            new MailContent.Attachment(
                                    free(Notice.nameFor(OutputName.safe(given))),
                                    "text/plain",
                                    Notice.of(w.report(), entity.body().size())));
        }
    }

    private static String fallback(String type) {
        return type.equals("message/rfc822")
                ? "message.eml"
                : type.equals("text/calendar") ? "invite.ics" : "attachment";
    }

    private String free(String name) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            int dot = name.lastIndexOf('.');
            candidate =
                    dot > 0
                            ? name.substring(0, dot) + " (" + i + ")" + name.substring(dot)
                            : name + " (" + i + ")";
        }
        return candidate;
    }

    private static String mediaType(String name) {
        String extension = OutputName.extension(name).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "pdf" -> "application/pdf";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "zip" -> "application/zip";
            case "txt", "log", "md", "text" -> "text/plain";
            case "csv" -> "text/csv";
            default -> "application/octet-stream";
        };
    }
}
