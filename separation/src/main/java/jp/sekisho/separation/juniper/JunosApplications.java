// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.separation.packet.Numbers;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.ServiceSet;

/// Applications of policies (Juniper, Security Policies User Guide, "Security Policy
/// Applications"): those that the configuration defines, and of the predefined ones those whose
/// protocol and port are documented plainly ("Predefined Policy Applications").
final class JunosApplications {

    private static final int DEPTH_LIMIT = 16;

    /// Predefined applications of one protocol and port.
    private static final Map<String, ServiceSet> PREDEFINED = predefined();

    /// Those whose gateway (ALG) opens further sessions (Juniper, Application Layer Gateways User
    /// Guide, "ALG Overview").
    private static final Set<String> OPENING =
            Set.of(
                    ("junos-ftp junos-tftp junos-rtsp junos-sip junos-h323 junos-mgcp junos-sccp"
                                    + " junos-talk junos-ntalk junos-pptp junos-rsh junos-realaudio"
                                    + " junos-sqlnet-v1 junos-sqlnet-v2 junos-sun-rpc junos-ms-rpc"
                                    + " junos-ms-rpc-tcp junos-ms-rpc-udp junos-sun-rpc-tcp"
                                    + " junos-sun-rpc-udp")
                            .split(" ", -1));

    private final Map<String, Application> own = new HashMap<>();
    private final Map<String, List<String>> sets = new HashMap<>();

    /// What traffic an application is.
    ///
    /// @param services its packets
    /// @param opening whether a gateway opens further sessions for it
    record Traffic(ServiceSet services, boolean opening) {

        Traffic or(Traffic other) {
            return new Traffic(services.or(other.services), opening || other.opening);
        }
    }

    private static final class Application {
        private final Map<String, Term> terms = new LinkedHashMap<>();
        private boolean opening;
    }

    private static final class Term {
        private OptionalInt protocol = OptionalInt.empty();
        private ServiceSet services = ServiceSet.ANY;
        private boolean understood = true;
    }

    private static Map<String, ServiceSet> predefined() {
        Map<String, ServiceSet> known = new HashMap<>();
        String tcp =
                "http 80,https 443,ssh 22,telnet 23,ftp 21,smtp 25,smtps 465,pop3 110,imap 143,"
                        + "imaps 993,dns-tcp 53,ldap 389,bgp 179,finger 79,ident 113,nntp 119,"
                        + "printer 515,whois 43,smb-session 445,netbios-session 139,rtsp 554,"
                        + "pptp 1723,ms-sql 1433,tacacs 49,cvspserver 2401,sqlnet-v2 1521,rsh 514,"
                        + "http-ext 7001,gopher 70";
        String udp =
                "dns-udp 53,ntp 123,tftp 69,syslog 514,radius 1812,radacct 1813,ike 500,"
                        + "ike-nat 4500,dhcp-server 67,dhcp-client 68,dhcp-relay 67,rip 520,"
                        + "nbname 137,nbds 138,bootps 67,bootpc 68";
        ports(known, Protocol.TCP, tcp);
        ports(known, Protocol.UDP, udp);
        known.put("any", ServiceSet.ANY);
        known.put("junos-tcp-any", ServiceSet.protocol(Protocol.TCP));
        known.put("junos-udp-any", ServiceSet.protocol(Protocol.UDP));
        known.put("junos-icmp-all", ServiceSet.protocol(Protocol.ICMP));
        known.put("junos-icmp6-all", ServiceSet.protocol(Protocol.ICMP6));
        known.put("junos-ping", icmp(Protocol.ICMP, 8));
        known.put("junos-icmp-ping", icmp(Protocol.ICMP, 8));
        known.put("junos-pingv6", icmp(Protocol.ICMP6, 128));
        known.put("junos-icmp6-echo-request", icmp(Protocol.ICMP6, 128));
        known.put("junos-gre", ServiceSet.protocol(47));
        known.put("junos-ospf", ServiceSet.protocol(89));
        known.put(
                "junos-smb",
                ServiceSet.ports(Protocol.TCP, 139, 139)
                        .or(ServiceSet.ports(Protocol.TCP, 445, 445)));
        return Map.copyOf(known);
    }

    private static void ports(Map<String, ServiceSet> known, int protocol, String list) {
        for (String one : list.split(",", -1)) {
            String[] parts = one.split(" ", -1);
            int port = Integer.parseInt(parts[1]);
            known.put("junos-" + parts[0], ServiceSet.ports(protocol, port, port));
        }
    }

    static ServiceSet icmp(int protocol, int type) {
        return ServiceSet.protocol(protocol).and(ServiceSet.sources(type, type));
    }

    /// Reads what stands behind `applications`.
    ///
    /// @return whether every word was understood
    boolean statement(List<String> words) {
        if (words.size() < 2) {
            return words.isEmpty();
        }
        return switch (words.getFirst()) {
            case "application" -> application(words.get(1), words.subList(2, words.size()));
            case "application-set" -> set(words.get(1), words.subList(2, words.size()));
            default -> false;
        };
    }

    private boolean set(String name, List<String> words) {
        List<String> members = sets.computeIfAbsent(name, n -> new ArrayList<>());
        if (words.isEmpty() || words.getFirst().equals("description")) {
            return true;
        }
        boolean member =
                words.size() == 2
                        && (words.getFirst().equals("application")
                                || words.getFirst().equals("application-set"));
        members.add(member ? words.get(1) : "");
        return member;
    }

    private boolean application(String name, List<String> words) {
        Application application = own.computeIfAbsent(name, n -> new Application());
        boolean inTerm = words.size() > 1 && words.getFirst().equals("term");
        List<String> rest = inTerm ? words.subList(2, words.size()) : words;
        if (rest.isEmpty() && !inTerm) {
            return true;
        }
        if (rest.size() == 2 && rest.getFirst().equals("description")) {
            return true;
        }
        Term term = application.terms.computeIfAbsent(inTerm ? words.get(1) : "", n -> new Term());
        boolean understood = rest.size() % 2 == 0;
        for (int i = 0; understood && i < rest.size(); i += 2) {
            understood = property(application, term, rest.get(i), rest.get(i + 1));
        }
        term.understood &= understood;
        return understood;
    }

    private static boolean property(Application application, Term term, String key, String value) {
        return switch (key) {
            case "protocol" -> {
                term.protocol = Protocol.tryParse(value);
                yield term.protocol.isPresent();
            }
            case "destination-port" ->
                    ports(value)
                            .map(p -> narrow(term, ServiceSet.destinations(p[0], p[1])))
                            .orElse(false);
            case "source-port" ->
                    ports(value)
                            .map(p -> narrow(term, ServiceSet.sources(p[0], p[1])))
                            .orElse(false);
            case "icmp-type", "icmp6-type" ->
                    number(value).map(n -> narrow(term, ServiceSet.sources(n, n))).orElse(false);
            case "icmp-code", "icmp6-code" ->
                    number(value)
                            .map(n -> narrow(term, ServiceSet.destinations(n, n)))
                            .orElse(false);
            case "application-protocol", "alg" -> {
                application.opening |= !value.equals("ignore") && !value.equals("dns");
                yield true;
            }
            case "inactivity-timeout", "description" -> true;
            default -> false;
        };
    }

    private static boolean narrow(Term term, ServiceSet to) {
        term.services = term.services.and(to);
        return true;
    }

    private static Optional<Integer> number(String text) {
        OptionalInt number = Numbers.tryParse(text, 255);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /// A port, a range `1024-65535`, or a name that a predefined application has as well.
    private static Optional<int[]> ports(String text) {
        ServiceSet named = PREDEFINED.get("junos-" + text);
        if (named != null && named.blocks().size() == 1) {
            var block = named.blocks().getFirst();
            return Optional.of(new int[] {block.destinationFrom(), block.destinationTo()});
        }
        String[] ends = text.split("-", -1);
        OptionalInt from = Numbers.tryParse(ends[0], 65535);
        OptionalInt to = Numbers.tryParse(ends[ends.length - 1], 65535);
        return ends.length <= 2
                        && from.isPresent()
                        && to.isPresent()
                        && from.getAsInt() <= to.getAsInt()
                ? Optional.of(new int[] {from.getAsInt(), to.getAsInt()})
                : Optional.empty();
    }

    /// Returns what an application or a set of them is.
    ///
    /// @return nothing where the name or a part of it is not known
    Optional<Traffic> find(String name) {
        return find(name, 0, new HashSet<>());
    }

    private Optional<Traffic> find(String name, int depth, Set<String> above) {
        Application application = own.get(name);
        if (application != null) {
            return traffic(application);
        }
        List<String> members = sets.get(name);
        if (members == null) {
            return Optional.ofNullable(PREDEFINED.get(name))
                    .map(services -> new Traffic(services, OPENING.contains(name)));
        }
        if (depth >= DEPTH_LIMIT || !above.add(name)) {
            return Optional.empty();
        }
        Traffic all = new Traffic(ServiceSet.NONE, false);
        for (String member : members) {
            Optional<Traffic> one = find(member, depth + 1, new HashSet<>(above));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(one.get());
        }
        return Optional.of(all);
    }

    /// Properties beside terms, where there are terms, belong to none of them.
    private static Optional<Traffic> traffic(Application application) {
        ServiceSet all = ServiceSet.NONE;
        for (Term term : application.terms.values()) {
            if (!term.understood || term.protocol.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(ServiceSet.protocol(term.protocol.getAsInt()).and(term.services));
        }
        return application.terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new Traffic(all, application.opening));
    }
}
