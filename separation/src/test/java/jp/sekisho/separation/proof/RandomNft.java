// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.Random;

/// Random rule sets as `nft list ruleset` would print them.
final class RandomNft {

    private final Random random;
    private final boolean six;
    private final RandomIptables addresses;

    RandomNft(Random random, boolean six) {
        this.random = random;
        this.six = six;
        this.addresses = new RandomIptables(random, six);
    }

    private String ip() {
        return six ? "ip6" : "ip";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String address() {
        return addresses.address(random.nextInt(3));
    }

    String ruleSet() {
        StringBuilder text = new StringBuilder("table inet gate {\n");
        text.append("\tset hosts {\n\t\ttype ")
                .append(six ? "ipv6_addr" : "ipv4_addr")
                .append("\n\t\telements = { ")
                .append(address())
                .append(" }\n\t}\n");
        int own = random.nextInt(3);
        for (int i = own - 1; i >= 0; i--) {
            text.append("\tchain c").append(i).append(" {\n");
            rules(text, i, own, true);
            text.append("\t}\n");
        }
        if (random.nextInt(4) == 0) {
            text.append(
                    "\tchain early {\n\t\ttype filter hook prerouting priority raw; policy accept;\n");
            text.append("\t\t")
                    .append(matches(false, false))
                    .append(one("notrack", "drop"))
                    .append("\n\t}\n");
        }
        if (random.nextInt(3) == 0) {
            text.append(
                    "\tchain translate {\n\t\ttype nat hook prerouting priority dstnat; policy accept;\n");
            text.append("\t\tiifname \"r")
                    .append(random.nextInt(3))
                    .append("\" ")
                    .append(ip())
                    .append(" daddr ")
                    .append(address())
                    .append(" tcp dport ")
                    .append(addresses.port())
                    .append(" dnat ")
                    .append(ip())
                    .append(" to ")
                    .append(address())
                    .append("\n\t}\n");
        }
        text.append("\tchain forward {\n\t\ttype filter hook forward priority ")
                .append(one("filter", "filter + 10", "-5"))
                .append("; policy ")
                .append(one("accept", "drop"))
                .append(";\n");
        rules(text, -1, own, true);
        text.append("\t}\n");
        if (random.nextInt(3) == 0) {
            text.append(
                    "\tchain second {\n\t\ttype filter hook forward priority security; policy accept;\n");
            rules(text, own, own, true);
            text.append("\t}\n");
        }
        return text.append("}\n").toString();
    }

    private void rules(StringBuilder text, int self, int own, boolean out) {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append("\t\t");
            if (random.nextInt(6) == 0) {
                text.append(
                        one(
                                "ct state vmap { invalid : drop, established : accept }",
                                "tcp dport vmap { 22 : drop, 80-443 : accept }",
                                "iifname vmap { \"r0\" : accept, \"r2\" : drop }",
                                "meta l4proto . th dport vmap { tcp . 22 : accept, udp . 53 : drop }"));
            } else {
                text.append(matches(out, true));
                boolean jumps = self + 1 < own && random.nextInt(3) == 0;
                text.append(
                        jumps
                                ? one("jump", "goto")
                                        + " c"
                                        + (self + 1 + random.nextInt(own - self - 1))
                                : one("accept", "accept", "drop", "reject", "return", "counter"));
            }
            text.append('\n');
        }
    }

    private String matches(boolean out, boolean state) {
        StringBuilder text = new StringBuilder();
        String not = random.nextInt(5) == 0 ? "!= " : "";
        switch (random.nextInt(6)) {
            case 0 ->
                    text.append("iifname ")
                            .append(not)
                            .append("\"r")
                            .append(random.nextInt(3))
                            .append("\" ");
            case 1 -> {
                if (out) {
                    text.append("oifname { \"r0\", \"r")
                            .append(1 + random.nextInt(2))
                            .append("\" } ");
                }
            }
            default -> {}
        }
        switch (random.nextInt(6)) {
            case 0 -> text.append(ip()).append(" saddr ").append(not).append(address()).append(' ');
            case 1 ->
                    text.append(ip())
                            .append(" daddr ")
                            .append(not)
                            .append("{ ")
                            .append(address())
                            .append(", ")
                            .append(six ? "fd00:0:0:1::/64" : "10.1.0.0/24")
                            .append(" } ");
            case 2 -> text.append(ip()).append(" saddr ").append(not).append("@hosts ");
            case 3 ->
                    text.append(ip())
                            .append(" daddr . tcp dport ")
                            .append(not)
                            .append("{ ")
                            .append(address())
                            .append(" . ")
                            .append(addresses.port())
                            .append(" } ");
            default -> {}
        }
        switch (random.nextInt(8)) {
            case 0 -> text.append("tcp dport ").append(not).append("{ 22, 80-443 } ");
            case 1 -> text.append("udp dport ").append(not).append("53 ");
            case 2 -> text.append("meta l4proto ").append(not).append("{ tcp, udp } ");
            case 3 ->
                    text.append("tcp flags ")
                            .append(
                                    one(
                                            "syn",
                                            "& (fin | syn | rst | ack) == syn",
                                            "!= ack",
                                            "syn / syn,ack"))
                            .append(' ');
            case 4 ->
                    text.append(six ? "icmpv6" : "icmp")
                            .append(" type ")
                            .append(not)
                            .append(one("echo-request", "echo-reply", "destination-unreachable"))
                            .append(' ');
            case 5 -> text.append("meta nfproto ").append(one("ipv4", "ipv6")).append(' ');
            default -> {}
        }
        if (state && random.nextInt(5) == 0) {
            text.append("ct state ")
                    .append(
                            one(
                                    "new",
                                    "invalid",
                                    "{ new, untracked }",
                                    "established,related",
                                    "!= new"))
                    .append(' ');
        }
        return text.toString();
    }
}
