// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;

/// The fields of one entity, values unfolded, bytes as Latin-1.
final class MimeHeader {

    /// One field.
    ///
    /// @param name in lower case
    /// @param value unfolded
    record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    void add(String name, String value) {
        fields.add(
                new Field(
                        name.strip().toLowerCase(Locale.ROOT),
                        value.replaceAll("\\r?\\n(?=[ \\t])", "")
                                .replaceAll("[\\r\\n]", " ")
                                .strip()));
    }

    List<Field> fields() {
        return fields;
    }

    Optional<String> first(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
    }

    /// Readers choose differently among fields that stand twice.
    void requireUnambiguous() throws Refused {
        for (String name :
                List.of(
                        "content-type",
                        "content-transfer-encoding",
                        "content-disposition",
                        "from",
                        "subject",
                        "date",
                        "message-id",
                        "mime-version")) {
            if (fields.stream().filter(f -> f.name().equals(name)).count() > 1) {
                throw new Refused(Reason.MAIL_AMBIGUOUS, name);
            }
        }
        String type = first("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (type.split("boundary\\s*\\*?\\d*\\*?\\s*=", -1).length > 2) {
            throw new Refused(Reason.MAIL_AMBIGUOUS, "boundary");
        }
    }

    /// The media type of the content.
    ///
    /// @return type and subtype in lower case; `text/plain` where nothing sensible is said
    String mediaType() {
        String value = first("content-type").orElse("text/plain");
        int end = value.indexOf(';');
        String type = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+") ? type : "text/plain";
    }

    /// A parameter of a field, in any of the forms that mailers use (RFC 2045, 2047, 2231).
    Optional<String> parameter(String field, String name) {
        Map<String, String> all = parameters(first(field).orElse(""));
        String whole = all.get(name + "*");
        if (whole != null) {
            return Optional.of(HeaderText.decodeExtended(whole));
        }
        StringBuilder joined = new StringBuilder();
        boolean extended = false;
        for (int i = 0; ; i++) {
            String encoded = all.get(name + "*" + i + "*");
            String piece = encoded != null ? encoded : all.get(name + "*" + i);
            if (piece == null) {
                break;
            }
            extended |= encoded != null;
            joined.append(piece);
        }
        if (!joined.isEmpty()) {
            return Optional.of(
                    extended
                            ? HeaderText.decodeExtended(joined.toString())
                            : HeaderText.decode(joined.toString()));
        }
        return Optional.ofNullable(all.get(name)).map(HeaderText::decode);
    }

    private static Map<String, String> parameters(String value) {
        Map<String, String> all = new TreeMap<>();
        int at = value.indexOf(';');
        while (at >= 0 && at < value.length()) {
            int equals = value.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = value.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            int from = equals + 1;
            while (from < value.length() && Character.isWhitespace(value.charAt(from))) {
                from++;
            }
            StringBuilder text = new StringBuilder();
            at =
                    from < value.length() && value.charAt(from) == '"'
                            ? quoted(value, from + 1, text)
                            : bare(value, from, text);
            all.putIfAbsent(name, text.toString());
        }
        return all;
    }

    private static int quoted(String value, int from, StringBuilder into) {
        int i = from;
        while (i < value.length() && value.charAt(i) != '"') {
            if (value.charAt(i) == '\\'
                    && i + 1 < value.length()
                    && (value.charAt(i + 1) == '"' || value.charAt(i + 1) == '\\')) {
                i++;
            }
            into.append(value.charAt(i++));
        }
        return value.indexOf(';', i);
    }

    private static int bare(String value, int from, StringBuilder into) {
        int end = value.indexOf(';', from);
        into.append(value, from, end < 0 ? value.length() : end);
        int length = into.toString().strip().length();
        into.setLength(length);
        return end;
    }
}
