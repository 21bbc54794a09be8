// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.Constant;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;

/// Reads the filter lines of YAMAHA routers, `LAN2 Rejected at IN(2000) filter: TCP a:1 > b:2`, as
/// [TextLine] does, from ASCII bytes.
final class FastYamaha {

    private static final byte[] REJECTED = "Rejected at ".getBytes(US_ASCII);
    private static final byte[] PASSED = "Passed at ".getBytes(US_ASCII);
    private static final byte[] IN = "IN(".getBytes(US_ASCII);
    private static final byte[] OUT = "OUT(".getBytes(US_ASCII);
    private static final byte[] FILTER = ") filter: ".getBytes(US_ASCII);
    private static final int LONGEST_PROTOCOL = 32;

    private final Event event;
    private final int formatSlot;
    private final int[] interfaces;
    private final int[] actions;
    private final int[] directions;
    private final int[] rules;
    private final int[] transports;
    private final int[] sources;
    private final int[] sourcePorts;
    private final int[] destinations;
    private final int[] destinationPorts;
    private final Constant deny = new Constant("deny");
    private final Constant allow = new Constant("allow");
    private final Constant in = new Constant("in");
    private final Constant out = new Constant("out");
    private final Constant yamaha = new Constant("yamaha");
    private final byte[] text = new byte[LONGEST_PROTOCOL];
    private boolean mayBe;

    FastYamaha(FieldTable table, Event event, int formatSlot) {
        this.event = event;
        this.formatSlot = formatSlot;
        interfaces = table.slotsOf("observer.ingress.interface.name");
        actions = table.slotsOf("event.action");
        directions = table.slotsOf("network.direction");
        rules = table.slotsOf("rule.id");
        transports = table.slotsOf("network.transport");
        sources = table.slotsOf("source.ip");
        sourcePorts = table.slotsOf("source.port");
        destinations = table.slotsOf("destination.ip");
        destinationPorts = table.slotsOf("destination.port");
    }

    /// Whether the line read last looks like a filter line without being read here.
    boolean mayBe() {
        return mayBe;
    }

    /// Reads a message; false where it is not surely one.
    boolean read(byte[] b, int from, int to) {
        mayBe = false;
        int first = word(b, from, to);
        int verb = first + 1;
        boolean rejected = Bytes.startsWith(b, verb, to, REJECTED);
        if (first == from || (!rejected && !Bytes.startsWith(b, verb, to, PASSED))) {
            return false;
        }
        mayBe = true;
        int at = verb + (rejected ? REJECTED.length : PASSED.length);
        boolean inward = Bytes.startsWith(b, at, to, IN);
        if (!inward && !Bytes.startsWith(b, at, to, OUT)) {
            return false;
        }
        int rule = at + (inward ? IN.length : OUT.length);
        int ruleEnd = name(b, rule, to);
        if (ruleEnd == rule || !Bytes.startsWith(b, ruleEnd, to, FILTER)) {
            return false;
        }
        int protocol = ruleEnd + FILTER.length;
        int protocolEnd = name(b, protocol, to);
        boolean fits =
                protocolEnd > protocol
                        && protocolEnd - protocol <= LONGEST_PROTOCOL
                        && protocolEnd < to
                        && b[protocolEnd] == ' ';
        int source = protocolEnd + 1;
        int sourceEnd = fits ? word(b, source, to) : source;
        // What stands behind the destination is left: other formats might speak from there.
        int destination = sourceEnd + 3;
        boolean whole =
                sourceEnd > source
                        && destination < to
                        && b[sourceEnd + 1] == '>'
                        && b[sourceEnd + 2] == ' '
                        && word(b, destination, to) == to;
        if (!whole) {
            return false;
        }
        add(interfaces, from, first);
        enrich(actions, rejected ? deny : allow);
        enrich(directions, inward ? in : out);
        add(rules, rule, ruleEnd);
        lower(b, protocol, protocolEnd);
        end(b, source, sourceEnd, sources, sourcePorts);
        end(b, destination, to, destinations, destinationPorts);
        event.enrich(formatSlot, yamaha);
        return true;
    }

    private void end(byte[] b, int from, int to, int[] addresses, int[] ports) {
        int colon = to;
        while (colon > from && b[colon - 1] >= '0' && b[colon - 1] <= '9') {
            colon--;
        }
        colon--;
        boolean port = colon > from && colon < to - 1 && b[colon] == ':';
        add(addresses, from, port ? colon : to);
        if (port) {
            add(ports, colon + 1, to);
        }
    }

    private void add(int[] slots, int from, int to) {
        event.add(slots, from, to, Event.Kind.STRING, false);
    }

    private void enrich(int[] slots, Constant value) {
        for (int slot : slots) {
            event.enrich(slot, value);
        }
    }

    private void lower(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            text[i - from] = (byte) (b[i] >= 'A' && b[i] <= 'Z' ? b[i] + 32 : b[i]);
        }
        event.add(transports, text, to - from);
    }

    private static int word(byte[] b, int from, int to) {
        int end = from;
        while (end < to && b[end] != ' ') {
            end++;
        }
        return end;
    }

    private static int name(byte[] b, int from, int to) {
        int end = from;
        while (end < to
                && ((b[end] >= 'a' && b[end] <= 'z')
                        || (b[end] >= 'A' && b[end] <= 'Z')
                        || (b[end] >= '0' && b[end] <= '9')
                        || b[end] == '_')) {
            end++;
        }
        return end;
    }
}
