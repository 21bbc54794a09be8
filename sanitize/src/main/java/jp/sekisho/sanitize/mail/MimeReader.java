// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// Reads a mail into entities, and refuses one that different readers would take apart differently.
final class MimeReader {

    /// Bytes as they are, in the spellings that occur.
    private static final Set<String> UNCODED = Set.of("7bit", "8bit", "binary", "7-bit", "8-bit");

    private static final class Open {
        MimeHeader header = new MimeHeader();
        final List<MimeEntity> parts = new ArrayList<>();
        Content body = Content.of(new byte[0]);
    }

    /// Hears of lines that the reader leaves out or mends.
    private final class Listener extends DecodeMonitor {
        @Override
        public boolean warn(String error, String dropDescription) {
            // Parts without headers and missing last lines are usual.
            oddities += error.contains("nvalid header") ? 1 : 0;
            return false;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }

    private final Work work;
    private int parts;
    private int oddities;

    MimeReader(Work work) {
        this.work = work;
    }

    MimeEntity read(Content in) throws Refused, IOException {
        MimeConfig config =
                MimeConfig.custom()
                        .setMaxLineLen(work.limits().headerBytes())
                        .setMaxHeaderLen(work.limits().headerBytes())
                        .setMaxHeaderCount(2_000)
                        .setMaxContentLen(-1)
                        .build();
        MimeTokenStream tokens = new MimeTokenStream(config, new Listener(), null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try (InputStream stream = in.stream()) {
            tokens.parse(stream);
            MimeEntity mail = read(tokens);
            if (oddities > 0) {
                work.remove(Feature.MAIL_STRUCTURE, "決まりに合わない行");
            }
            return mail;
        } catch (MimeException e) {
            throw new Refused(Reason.MAIL_AMBIGUOUS, String.valueOf(e.getMessage()));
        }
    }

    private MimeEntity read(MimeTokenStream tokens) throws Refused, IOException, MimeException {
        Deque<Open> open = new ArrayDeque<>();
        MimeEntity done = null;
        for (EntityState state = tokens.getState();
                state != EntityState.T_END_OF_STREAM;
                state = tokens.next()) {
            switch (state) {
                case T_START_MESSAGE, T_START_BODYPART -> {
                    if (open.size() > Limits.MAIL_NESTING) {
                        throw new Refused(Reason.TOO_DEEP, "multipart");
                    }
                    if (++parts > Limits.MAIL_PARTS) {
                        throw new Refused(Reason.TOO_MANY_ENTRIES, Limits.MAIL_PARTS + "個まで");
                    }
                    work.entry();
                    open.push(new Open());
                }
                case T_FIELD -> field(tokens.getField(), open.element().header);
                case T_END_HEADER -> open.element().header.requireUnambiguous();
                case T_BODY -> open.element().body = body(tokens, open.element().header);
                case T_PREAMBLE, T_EPILOGUE -> outside(tokens);
                case T_END_MESSAGE, T_END_BODYPART -> {
                    Open top = open.pop();
                    MimeEntity entity = new MimeEntity(top.header, top.parts, top.body);
                    if (open.isEmpty()) {
                        done = entity;
                    } else {
                        open.element().parts.add(entity);
                    }
                }
                default -> {}
            }
        }
        if (done == null) {
            throw new Refused(Reason.DAMAGED, "mail");
        }
        return done;
    }

    private static void field(Field field, MimeHeader into) {
        byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':');
        into.add(
                field.getName(),
                colon < 0 ? String.valueOf(field.getBody()) : text.substring(colon + 1));
    }

    private void outside(MimeTokenStream tokens) throws IOException, Refused {
        String text =
                new String(tokens.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        boolean usual =
                text.isBlank() || text.toLowerCase(Locale.ROOT).contains("multi-part message");
        if (!usual) {
            work.remove(Feature.MAIL_STRUCTURE, "前書き・後書き");
        }
    }

    private Content body(MimeTokenStream tokens, MimeHeader header) throws Refused, IOException {
        byte[] raw = tokens.getInputStream().readAllBytes();
        String type = header.mediaType();
        String encoding =
                header.first("content-transfer-encoding")
                        .orElse("7bit")
                        .toLowerCase(Locale.ROOT)
                        .strip();
        boolean composite = type.startsWith("multipart/") || type.startsWith("message/");
        boolean plain = UNCODED.contains(encoding);
        if (composite && !plain) {
            throw new Refused(Reason.MAIL_AMBIGUOUS, type + " " + encoding);
        }
        return Content.of(
                switch (encoding) {
                    case "7bit", "8bit", "binary", "7-bit", "8-bit" -> raw;
                    case "base64" -> base64(raw);
                    case "quoted-printable" -> quotedPrintable(raw);
                    default -> throw new Refused(Reason.MAIL_AMBIGUOUS, encoding);
                });
    }

    /// Junk between the letters and padding before the end are read differently by different
    /// readers.
    private static byte[] base64(byte[] raw) throws Refused {
        ByteArrayOutputStream letters = new ByteArrayOutputStream(raw.length);
        boolean padded = false;
        for (byte b : raw) {
            boolean space = b == ' ' || b == '\t' || b == '\r' || b == '\n';
            boolean letter =
                    (b >= 'A' && b <= 'Z')
                            || (b >= 'a' && b <= 'z')
                            || (b >= '0' && b <= '9')
                            || b == '+'
                            || b == '/';
            if (letter && padded) {
                throw new Refused(Reason.MAIL_AMBIGUOUS, "base64");
            }
            padded |= b == '=';
            if (letter || b == '=') {
                letters.write(b);
            } else if (!space) {
                throw new Refused(Reason.MAIL_AMBIGUOUS, "base64");
            }
        }
        try {
            return Base64.getDecoder().decode(letters.toByteArray());
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.MAIL_AMBIGUOUS, "base64");
        }
    }

    private static byte[] quotedPrintable(byte[] raw) throws Refused {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '=') {
                out.write(raw[i]);
                continue;
            }
            int end = i + 1;
            while (end < raw.length && (raw[end] == ' ' || raw[end] == '\t')) {
                end++;
            }
            if (end >= raw.length || raw[end] == '\n' || raw[end] == '\r') {
                i =
                        end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n'
                                ? end + 1
                                : end;
                continue;
            }
            int high = Character.digit(raw[i + 1], 16);
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new Refused(Reason.MAIL_AMBIGUOUS, "quoted-printable");
            }
            out.write(high * 16 + low);
            i += 2;
        }
        return out.toByteArray();
    }
}
