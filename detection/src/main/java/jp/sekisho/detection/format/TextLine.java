// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Reads one line of a text log: what the line itself says decides which kind it is.
///
/// Values get their names in the log, and those of the Elastic Common Schema for what is common:
/// `source.ip`, `destination.port`, `event.action`, `user.name` … `log.format` names the kind.
final class TextLine {

    private static final Pattern AUDIT =
            Pattern.compile(
                    "type=(\\w+) msg=audit\\((\\d+\\.\\d+):(\\d+)\\): ?(.*)", Pattern.DOTALL);
    private static final Pattern CISCO =
            Pattern.compile(
                    "%([A-Z0-9_]+(?:-[A-Z0-9_]+)*)-([0-7])-([A-Z0-9_]+): ?(.*)", Pattern.DOTALL);
    private static final Pattern YAMAHA =
            Pattern.compile(
                    "(\\S+) (Rejected|Passed) at (IN|OUT)\\((\\w+)\\) filter: (\\w+) "
                            + "(\\S+?)(?::(\\d+))? > (\\S+?)(?::(\\d+))?(?: .*)?");
    private static final Pattern YAMAHA_LOGIN =
            Pattern.compile("Login (succeeded|failed) for (\\w+): (\\S+)(?: (\\S+))?");
    private static final Pattern SQUID =
            Pattern.compile(
                    "(\\d{9,10}\\.\\d{3}) +(\\d+) (\\S+) (\\w+)/(\\d{3}) (\\d+) (\\w+) (\\S+) (\\S+) (\\w+)/(\\S+) (\\S+).*");
    private static final Pattern ACCESS =
            Pattern.compile(
                    "(\\S+) \\S+ (\\S+) \\[([^\\]]{1,40})\\] \"(\\S+) (\\S+)[^\"]*\" (\\d{3}) (\\d+|-)(?: \"([^\"]*)\" \"([^\"]*)\")?.*");

    /// Key of a log → the common name of the same thing.
    static final Map<String, List<String>> COMMON =
            Map.ofEntries(
                    Map.entry("srcip", List.of("source.ip")),
                    Map.entry("src", List.of("source.ip")),
                    Map.entry("SRC", List.of("source.ip")),
                    Map.entry("dstip", List.of("destination.ip")),
                    Map.entry("dst", List.of("destination.ip")),
                    Map.entry("DST", List.of("destination.ip")),
                    Map.entry("srcport", List.of("source.port")),
                    Map.entry("spt", List.of("source.port")),
                    Map.entry("srcPort", List.of("source.port")),
                    Map.entry("SPT", List.of("source.port")),
                    Map.entry("dstport", List.of("destination.port")),
                    Map.entry("dpt", List.of("destination.port")),
                    Map.entry("dstPort", List.of("destination.port")),
                    Map.entry("DPT", List.of("destination.port")),
                    Map.entry("action", List.of("event.action")),
                    Map.entry("act", List.of("event.action")),
                    Map.entry("user", List.of("user.name")),
                    Map.entry("suser", List.of("user.name")),
                    Map.entry("usrName", List.of("user.name")),
                    Map.entry("devname", List.of("host.name")),
                    Map.entry("dvchost", List.of("host.name")),
                    Map.entry("request", List.of("url.original")),
                    Map.entry("IN", List.of("observer.ingress.interface.name")),
                    Map.entry("OUT", List.of("observer.egress.interface.name")));

    private static final Charset JAPANESE = Charset.forName("windows-31j");

    private final EventBuilder out;
    private final LocalDateTime now;
    private final FastLine fast;
    private final AuditContext audits = new AuditContext();

    TextLine(FieldTable table, Event event, LocalDateTime now) {
        out = new EventBuilder(table, event);
        this.now = now;
        fast = new FastLine(table, event, now);
    }

    /// Reads a line into the event; false where nothing of it is known.
    boolean read(byte[] bytes, int from, int to) {
        return fast.read(bytes, from, to) == FastLine.Outcome.READ || read(text(bytes, from, to));
    }

    /// Bytes that are no UTF-8 are taken for Shift_JIS.
    static String text(byte[] bytes, int from, int to) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, from, to - from))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, JAPANESE);
        }
    }

    /// Reads a line into the event; false where nothing of it is known.
    boolean read(String line) {
        out.clear();
        Optional<SyslogHeader> header = SyslogHeader.parse(line, now);
        String message = line;
        if (header.isPresent()) {
            SyslogHeader h = header.get();
            message = h.message();
            put("@timestamp", h.time());
            put("host.name", h.host());
            put("Computer", h.host());
            put("process.name", h.program());
            put("process.pid", h.process());
        }
        out.add("message", message);
        String format = message(message);
        if (format.isEmpty() && header.isPresent()) {
            format = "syslog";
        }
        if (format.isEmpty()) {
            return false;
        }
        out.know("log.format", format);
        out.build();
        return true;
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            out.add(name, value);
        }
    }

    private String message(String message) {
        int cef = message.indexOf("CEF:");
        if (cef >= 0 && cef < 200) {
            return cef(message.substring(cef + 4));
        }
        int leef = message.indexOf("LEEF:");
        if (leef >= 0 && leef < 200) {
            return leef(message.substring(leef + 5));
        }
        Matcher audit = AUDIT.matcher(message);
        if (audit.matches()) {
            return audit(audit);
        }
        if (message.contains(" SRC=") && message.contains(" DST=") && message.contains("PROTO=")) {
            return pairs("iptables", KeyValues.read(message));
        }
        if (message.contains("logid=") && message.contains("type=")) {
            return fortigate(KeyValues.read(message));
        }
        return further(message);
    }

    private String further(String message) {
        Matcher yamaha = YAMAHA.matcher(message);
        if (yamaha.matches()) {
            put("observer.ingress.interface.name", yamaha.group(1));
            put("event.action", yamaha.group(2).equals("Rejected") ? "deny" : "allow");
            put("network.direction", yamaha.group(3).toLowerCase(Locale.ROOT));
            put("rule.id", yamaha.group(4));
            flow(
                    yamaha.group(5),
                    yamaha.group(6),
                    yamaha.group(7),
                    yamaha.group(8),
                    yamaha.group(9));
            return "yamaha";
        }
        Matcher login = YAMAHA_LOGIN.matcher(message);
        if (login.matches()) {
            put("event.action", "login");
            put("event.outcome", login.group(1).equals("failed") ? "failure" : "success");
            put("network.protocol", login.group(2));
            put("source.ip", login.group(3));
            return "yamaha";
        }
        Matcher cisco = CISCO.matcher(message);
        if (cisco.find()) {
            put("cisco.facility", cisco.group(1));
            put("cisco.mnemonic", cisco.group(3));
            return "cisco";
        }
        Matcher squid = SQUID.matcher(message);
        if (squid.matches()) {
            put("@timestamp", squid.group(1));
            put("source.ip", squid.group(3));
            put("http.response.status_code", squid.group(5));
            put("http.response.bytes", squid.group(6));
            put("http.request.method", squid.group(7));
            put("url.original", squid.group(8));
            put("url.domain", domain(squid.group(8)));
            put("user.name", squid.group(9).equals("-") ? "" : squid.group(9));
            return "squid";
        }
        Matcher access = ACCESS.matcher(message);
        return access.matches() ? access(access) : "";
    }

    private String access(Matcher access) {
        put("source.ip", access.group(1));
        put("user.name", access.group(2).equals("-") ? "" : access.group(2));
        put("http.request.method", access.group(4));
        put("url.original", access.group(5));
        put("http.response.status_code", access.group(6));
        if (access.group(8) != null) {
            put("http.request.referrer", access.group(8));
            put("user_agent.original", access.group(9));
        }
        return "access";
    }

    private void flow(String protocol, String from, String fromPort, String to, String toPort) {
        put("network.transport", protocol.toLowerCase(Locale.ROOT));
        put("source.ip", from);
        put("destination.ip", to);
        if (fromPort != null) {
            put("source.port", fromPort);
        }
        if (toPort != null) {
            put("destination.port", toPort);
        }
    }

    private static String domain(String url) {
        int from = url.indexOf("://");
        int start = from < 0 ? 0 : from + 3;
        int end = start;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != ':') {
            end++;
        }
        return url.substring(start, end);
    }

    private String cef(String text) {
        List<String> parts = CommonFormats.header(text, 7);
        if (parts.size() < 8) {
            return "";
        }
        put("observer.vendor", parts.get(1));
        put("observer.product", parts.get(2));
        put("event.code", parts.get(4));
        put("rule.name", parts.get(5));
        put("event.severity", parts.get(6));
        return pairs("cef", CommonFormats.cef(parts.get(7)));
    }

    private String leef(String text) {
        boolean second = text.startsWith("2");
        List<String> parts = CommonFormats.header(text, second ? 6 : 5);
        if (parts.size() < (second ? 7 : 6)) {
            return "";
        }
        put("observer.vendor", parts.get(1));
        put("observer.product", parts.get(2));
        put("event.code", parts.get(4));
        char delimiter = '\t';
        if (second && !parts.get(5).isEmpty()) {
            String given = parts.get(5);
            int digits = given.startsWith("0x") ? 2 : given.startsWith("x") ? 1 : 0;
            delimiter = given.charAt(0);
            if (digits > 0 && given.substring(digits).matches("[0-9A-Fa-f]{1,4}")) {
                delimiter = (char) Integer.parseInt(given.substring(digits), 16);
            }
        }
        return pairs("leef", CommonFormats.leef(parts.getLast(), delimiter));
    }

    private String audit(Matcher audit) {
        put("type", audit.group(1));
        put("@timestamp", audit.group(2));
        List<KeyValues.Pair> own = new ArrayList<>();
        for (KeyValues.Pair pair : KeyValues.read(audit.group(4))) {
            boolean encoded =
                    pair.key().matches("a\\d+|proctitle|cmd|name|exe|comm|data")
                            && pair.value().length() % 2 == 0
                            && pair.value().matches("(?:[0-9A-F]{2}){2,}");
            own.add(new KeyValues.Pair(pair.key(), encoded ? decoded(pair.value()) : pair.value()));
        }
        own.forEach(pair -> out.add(pair.key(), pair.value()));
        audits.join(audit.group(2), audit.group(3), audit.group(1), own)
                .forEach(pair -> out.add(pair.key(), pair.value()));
        return "auditd";
    }

    private static String decoded(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }

    private String fortigate(List<KeyValues.Pair> pairs) {
        String date = "";
        for (KeyValues.Pair pair : pairs) {
            switch (pair.key()) {
                case "date" -> date = pair.value();
                case "time" -> put("@timestamp", date.isEmpty() ? "" : date + "T" + pair.value());
                case "proto" ->
                        put(
                                "network.transport",
                                switch (pair.value()) {
                                    case "6" -> "tcp";
                                    case "17" -> "udp";
                                    case "1" -> "icmp";
                                    default -> pair.value();
                                });
                default -> {}
            }
        }
        return pairs("fortigate", pairs);
    }

    private String pairs(String format, List<KeyValues.Pair> pairs) {
        for (KeyValues.Pair pair : pairs) {
            out.add(pair.key(), pair.value());
            for (String name : COMMON.getOrDefault(pair.key(), List.of())) {
                put(name, pair.value());
            }
            if (pair.key().equals("PROTO")) {
                put("network.transport", pair.value().toLowerCase(Locale.ROOT));
            }
        }
        return format;
    }
}
