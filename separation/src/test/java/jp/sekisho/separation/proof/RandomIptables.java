// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random rule sets as iptables-save and ip6tables-save would print them.
final class RandomIptables {

    private final Random random;
    private final boolean six;

    RandomIptables(Random random, boolean six) {
        this.random = random;
        this.six = six;
    }

    String ruleSet() {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(5) == 0) {
            table(text, "raw", List.of("PREROUTING"), List.of("DROP", "CT --notrack", "ACCEPT"));
        }
        if (random.nextInt(5) == 0) {
            table(
                    text,
                    "mangle",
                    List.of("PREROUTING", "FORWARD", "POSTROUTING"),
                    List.of("DROP", "ACCEPT", "MARK --set-xmark 0x1/0xffffffff"));
        }
        if (random.nextInt(3) == 0) {
            nat(text);
        }
        table(text, "filter", List.of("FORWARD"), List.of("ACCEPT", "DROP", "ACCEPT", "REJECT"));
        return text.toString();
    }

    private void table(StringBuilder text, String name, List<String> chains, List<String> targets) {
        text.append('*').append(name).append('\n');
        for (String chain : chains) {
            String policy = !name.equals("filter") || random.nextBoolean() ? "ACCEPT" : "DROP";
            text.append(':').append(chain).append(' ').append(policy).append(" [0:0]\n");
        }
        int own = name.equals("filter") ? random.nextInt(4) : 0;
        for (int i = 0; i < own; i++) {
            text.append(":C").append(i).append(" - [0:0]\n");
        }
        for (String chain : chains) {
            rules(
                    text,
                    chain,
                    chain.equals("FORWARD") || chain.equals("POSTROUTING"),
                    -1,
                    own,
                    targets,
                    name.equals("raw"));
        }
        for (int i = 0; i < own; i++) {
            rules(text, "C" + i, true, i, own, targets, false);
        }
        text.append("COMMIT\n");
    }

    private void rules(
            StringBuilder text,
            String chain,
            boolean outKnown,
            int self,
            int own,
            List<String> targets,
            boolean raw) {
        int count = 1 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            String target = targets.get(random.nextInt(targets.size()));
            String verb = " -j ";
            int dice = random.nextInt(10);
            if (dice < 3 && self + 1 < own) {
                target = "C" + (self + 1 + random.nextInt(own - self - 1));
                verb = random.nextInt(4) == 0 ? " -g " : " -j ";
            } else if (dice == 3) {
                target = "RETURN";
            } else if (dice == 4 && random.nextInt(3) == 0) {
                target = "LOG";
            }
            text.append("-A ")
                    .append(chain)
                    .append(matches(!chain.equals("POSTROUTING"), outKnown, !raw))
                    .append(verb)
                    .append(target)
                    .append('\n');
        }
    }

    private String matches(boolean inKnown, boolean outKnown, boolean stateKnown) {
        StringBuilder text = new StringBuilder();
        if (inKnown && random.nextInt(4) == 0) {
            text.append(not()).append(" -i r").append(random.nextInt(3));
        }
        if (outKnown && random.nextInt(4) == 0) {
            text.append(not()).append(" -o r").append(random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            text.append(not()).append(" -s ").append(network());
        }
        if (random.nextInt(3) == 0) {
            text.append(not()).append(" -d ").append(network());
        }
        service(text);
        if (stateKnown && random.nextInt(5) == 0) {
            String[] states = {"NEW", "INVALID", "UNTRACKED", "NEW,INVALID", "RELATED,ESTABLISHED"};
            text.append(" -m conntrack")
                    .append(not())
                    .append(" --ctstate ")
                    .append(states[random.nextInt(states.length)]);
        }
        if (random.nextInt(12) == 0) {
            text.append(" -m iprange").append(not()).append(" --src-range ").append(range());
        }
        return text.toString();
    }

    private void service(StringBuilder text) {
        switch (random.nextInt(8)) {
            case 0 ->
                    text.append(not()).append(" -p ").append(random.nextBoolean() ? "tcp" : "udp");
            case 1, 2 -> {
                String protocol = random.nextBoolean() ? "tcp" : "udp";
                text.append(" -p ")
                        .append(protocol)
                        .append(" -m ")
                        .append(protocol)
                        .append(not())
                        .append(random.nextInt(4) == 0 ? " --sport " : " --dport ")
                        .append(portRange());
            }
            case 3 ->
                    text.append(" -p tcp -m multiport")
                            .append(not())
                            .append(" --")
                            .append(random.nextInt(3) == 0 ? "ports " : "dports ")
                            .append(port())
                            .append(',')
                            .append(portRange());
            case 4 -> {
                String[] flags = {
                    "SYN,RST,ACK,FIN SYN", "SYN,ACK SYN", "ALL NONE", "RST RST", "ACK ACK"
                };
                text.append(" -p tcp -m tcp")
                        .append(not())
                        .append(" --tcp-flags ")
                        .append(flags[random.nextInt(flags.length)]);
            }
            case 5 -> {
                if (six) {
                    text.append(" -p ipv6-icmp -m icmp6")
                            .append(not())
                            .append(" --icmpv6-type ")
                            .append(random.nextBoolean() ? "128" : "1/3");
                } else {
                    text.append(" -p icmp -m icmp")
                            .append(not())
                            .append(" --icmp-type ")
                            .append(random.nextBoolean() ? "8" : "3/1");
                }
            }
            default -> {}
        }
    }

    private void nat(StringBuilder text) {
        text.append("*nat\n:PREROUTING ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean port = random.nextBoolean();
            String target = address(random.nextInt(3));
            String shown = port && six ? "[" + target + "]" : target;
            text.append("-A PREROUTING -i r")
                    .append(random.nextInt(3))
                    .append(" -d ")
                    .append(network())
                    .append(" -p tcp -m tcp --dport ")
                    .append(portRange())
                    .append(" -j DNAT --to-destination ")
                    .append(shown)
                    .append(port ? ":" + port() : "")
                    .append('\n');
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String out = " -o r" + random.nextInt(3);
            text.append("-A POSTROUTING -s ")
                    .append(network())
                    .append(out)
                    .append(
                            random.nextBoolean()
                                    ? " -j MASQUERADE"
                                    : " -j SNAT --to-source " + address(random.nextInt(3)))
                    .append('\n');
        }
        text.append("COMMIT\n");
    }

    private String not() {
        return random.nextInt(5) == 0 ? " !" : "";
    }

    String address(int zone) {
        int host = 1 + random.nextInt(6);
        if (six) {
            return zone == 2 ? "2001:db8::" + host : "fd00:0:0:" + zone + "::" + host;
        }
        return zone == 2 ? "203.0.113." + host : "10." + zone + ".0." + host;
    }

    private String network() {
        int zone = random.nextInt(3);
        if (random.nextInt(3) == 0) {
            return address(zone);
        }
        if (six) {
            return address(zone) + "/" + List.of(64, 48, 126, 127).get(random.nextInt(4));
        }
        return random.nextInt(8) == 0
                ? "10.0.0.1/255.0.255.255"
                : address(zone) + "/" + List.of(8, 16, 24, 30, 31).get(random.nextInt(5));
    }

    private String range() {
        int zone = random.nextInt(3);
        List<String> ends = new ArrayList<>(List.of(address(zone), address(zone)));
        ends.sort(null);
        return ends.get(0) + "-" + ends.get(1);
    }

    int port() {
        return List.of(22, 25, 53, 80, 443, 8080).get(random.nextInt(6));
    }

    private String portRange() {
        return switch (random.nextInt(4)) {
            case 0 -> "20:100";
            case 1 -> "443:65535";
            default -> Integer.toString(port());
        };
    }
}
