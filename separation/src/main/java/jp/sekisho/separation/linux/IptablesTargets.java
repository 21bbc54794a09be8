// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Translation;
import jp.sekisho.separation.packet.AddressSet;

/// The targets of iptables-extensions(8).
final class IptablesTargets {

    /// Targets after which the packet goes on to the next rule unchanged in what the model holds.
    private static final Set<String> GOING_ON =
            Set.of(
                    "LOG",
                    "NFLOG",
                    "ULOG",
                    "AUDIT",
                    "TRACE",
                    "MARK",
                    "CONNMARK",
                    "CLASSIFY",
                    "TOS",
                    "DSCP",
                    "TTL",
                    "HL",
                    "TCPMSS",
                    "TCPOPTSTRIP",
                    "CHECKSUM",
                    "SET",
                    "SECMARK",
                    "CONNSECMARK",
                    "ECN",
                    "RATEEST",
                    "LED",
                    "IDLETIMER",
                    "SYNPROXY-LOG");

    private IptablesTargets() {}

    /// Reads a target and its options.
    ///
    /// @return what it does, or nothing where it is not understood
    static Optional<Action> read(String name, List<String> options) {
        if (GOING_ON.contains(name)) {
            return Optional.of(Action.CONTINUE);
        }
        return switch (name) {
            case "ACCEPT" -> Optional.of(Action.ACCEPT);
            case "DROP", "REJECT" -> Optional.of(Action.DROP);
            case "RETURN" -> Optional.of(Action.RETURN);
            case "NOTRACK" -> Optional.of(new Action.Untrack());
            case "CT" -> tracking(options);
            case "MASQUERADE" -> Optional.of(new Action.Masquerade());
            case "REDIRECT" -> redirect(options);
            case "SNAT" -> to("--to-source", options).map(t -> source(t.addresses, t.ports));
            case "DNAT" ->
                    to("--to-destination", options).map(t -> destination(t.addresses, t.ports));
            default -> Optional.empty();
        };
    }

    private static Optional<Action> tracking(List<String> options) {
        if (options.contains("--notrack")) {
            return Optional.of(new Action.Untrack());
        }
        // A zone of its own for connections would change what is new; helpers and timeouts do not.
        boolean harmless =
                options.stream()
                        .filter(o -> o.startsWith("--"))
                        .allMatch(o -> o.equals("--helper") || o.equals("--timeout"));
        return harmless ? Optional.of(Action.CONTINUE) : Optional.empty();
    }

    private record Target(Optional<AddressSet> addresses, Optional<Translation.Ports> ports) {}

    private static Action source(
            Optional<AddressSet> addresses, Optional<Translation.Ports> ports) {
        return new Action.Translate(
                new Translation(addresses, ports, Optional.empty(), Optional.empty()));
    }

    private static Action destination(
            Optional<AddressSet> addresses, Optional<Translation.Ports> ports) {
        return new Action.Translate(Translation.ofDestination(addresses, ports));
    }

    private static Optional<Action> redirect(List<String> options) {
        int at = options.indexOf("--to-ports");
        if (at < 0) {
            return Optional.of(new Action.Redirect(Optional.empty()));
        }
        return at + 1 < options.size()
                ? ports(options.get(at + 1)).map(p -> new Action.Redirect(Optional.of(p)))
                : Optional.empty();
    }

    private static Optional<Target> to(String option, List<String> options) {
        int at = options.indexOf(option);
        if (at < 0 || at + 1 >= options.size() || options.lastIndexOf(option) != at) {
            return Optional.empty();
        }
        return address(options.get(at + 1));
    }

    /// Reads `10.0.0.1`, `10.0.0.1-10.0.0.9:80-90`, `[2001:db8::1]:80` or `:80`.
    private static Optional<Target> address(String text) {
        String addresses = text;
        String ports = "";
        if (text.startsWith("[")) {
            int close = text.lastIndexOf(']');
            if (close < 0) {
                return Optional.empty();
            }
            addresses = text.substring(1, close).replace("]-[", "-");
            ports =
                    text.length() > close + 1 && text.charAt(close + 1) == ':'
                            ? text.substring(close + 2)
                            : "";
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') >= 0) {
            addresses = text.substring(0, text.indexOf(':'));
            ports = text.substring(text.indexOf(':') + 1);
        }
        Optional<AddressSet> set =
                addresses.isEmpty() ? Optional.empty() : AddressSet.tryParse(addresses);
        Optional<Translation.Ports> range = ports.isEmpty() ? Optional.empty() : ports(ports);
        boolean read =
                set.isPresent() == !addresses.isEmpty() && range.isPresent() == !ports.isEmpty();
        return read ? Optional.of(new Target(set, range)) : Optional.empty();
    }

    private static Optional<Translation.Ports> ports(String text) {
        return IptablesRule.range(text, '-', 65535).map(r -> new Translation.Ports(r[0], r[1]));
    }
}
