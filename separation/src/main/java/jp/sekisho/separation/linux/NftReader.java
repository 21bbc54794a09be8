// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.linux.NftTokens.Token;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Ledger;

/// Reads nft's text: what `nft list ruleset` prints, and scripts of the same form.
///
/// Semantics: nft(8). A verdict of a base chain ends that chain only; the next one of the hook
/// looks at the packet again.
public final class NftReader {

    private static final Map<String, Integer> PRIORITIES =
            Map.of(
                    "raw",
                    -300,
                    "mangle",
                    -150,
                    "dstnat",
                    -100,
                    "filter",
                    0,
                    "security",
                    50,
                    "srcnat",
                    100);

    /// Blocks of a table that decide nothing by themselves.
    private static final Set<String> OBJECTS =
            Set.of("counter", "quota", "limit", "ct", "flowtable", "synproxy", "secmark");

    private final ConfigText text;
    private final List<Token> tokens;
    private final Ledger ledger = new Ledger();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Line> everywhere = new ArrayList<>();
    private final Map<Integer, String> fates = new HashMap<>();
    private int at;
    private int tables;

    private NftReader(ConfigText text) {
        this.text = text;
        this.tokens = NftTokens.of(text);
    }

    /// Reads one file.
    public static DeviceReading read(ConfigText text) {
        return new NftReader(text).read();
    }

    private DeviceReading read() {
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.is(";")) {
                at++;
            } else if (token.is("table")) {
                if (!table()) {
                    return new DeviceReading.Unusable(
                            text.file(),
                            token.line() + 1,
                            "この行の table が閉じていません。nft list ruleset の出力をすべて置いてください。");
                }
                tables++;
            } else if (token.is("flush") || token.text().startsWith("#!")) {
                fate(token.line(), "命令");
                skipStatement();
            } else {
                unknownEverywhere(token.line());
                skipStatement();
            }
        }
        if (tables == 0) {
            return new DeviceReading.Unusable(
                    text.file(),
                    1,
                    "nft list ruleset の出力ではありません(table がありません)。ファイルか dialect を見直してください。");
        }
        account();
        return new DeviceReading.Read(
                new Device(
                        text.device(),
                        List.of(),
                        List.of(),
                        List.of(),
                        stages,
                        Tracking.LINUX,
                        new Device.Families(true, true),
                        stages.stream().anyMatch(g -> g.scope().overlaps(AddressSet.V6)),
                        everywhere,
                        ledger.coverage()));
    }

    private void fate(int line, String fate) {
        fates.put(line, fate);
    }

    private void unknownEverywhere(int line) {
        fate(line, "?");
        everywhere.add(text.line(line));
    }

    private void account() {
        for (int i = 0; i < text.lines().size(); i++) {
            String line = text.lines().get(i).strip();
            String fate = fates.getOrDefault(i, "");
            if (line.isEmpty()) {
                ledger.irrelevant("空行");
            } else if (line.startsWith("#")) {
                ledger.irrelevant("注釈");
            } else if (fate.equals("?")) {
                ledger.unknown(text.line(i));
            } else if (!fate.isEmpty()) {
                ledger.irrelevant(fate);
            } else {
                ledger.modelled();
            }
        }
    }

    private void skipStatement() {
        int depth = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (depth <= 0 && (token.is(";") || token.is("}"))) {
                return;
            }
        }
    }

    /// The index after the brace that closes the one at an index, or -1.
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("{") ? 1 : tokens.get(i).is("}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean table() {
        List<String> words = new ArrayList<>();
        int line = tokens.get(at).line();
        while (at < tokens.size() && !tokens.get(at).is("{") && !tokens.get(at).is(";")) {
            words.add(tokens.get(at++).text());
        }
        int close = at < tokens.size() && tokens.get(at).is("{") ? closing(at) : -1;
        if (close < 0 || words.size() < 2) {
            return false;
        }
        String family = words.size() == 3 ? words.get(1) : "ip";
        Optional<AddressSet> scope =
                switch (family) {
                    case "ip" -> Optional.of(AddressSet.V4);
                    case "ip6" -> Optional.of(AddressSet.V6);
                    case "inet" -> Optional.of(AddressSet.ANY);
                    default -> Optional.empty();
                };
        if (scope.isEmpty()) {
            if (!family.equals("arp")) {
                unknownEverywhere(line);
            }
            at = close + 1;
            return true;
        }
        new Table(at + 1, close, scope.get()).read();
        at = close + 1;
        return true;
    }

    /// One table's content, between two indices.
    private final class Table {
        private final int from;
        private final int to;
        private final AddressSet scope;
        private final Map<String, Chain> chains = new HashMap<>();
        private final Map<String, List<List<Token>>> sets = new HashMap<>();

        Table(int from, int to, AddressSet scope) {
            this.from = from;
            this.to = to;
            this.scope = scope;
        }

        void read() {
            each(true);
            each(false);
        }

        /// Sets come before the chains that use them, wherever they stand.
        private void each(boolean wantSets) {
            int i = from;
            while (i < to) {
                Token token = tokens.get(i);
                int open = i;
                while (open < to && !tokens.get(open).is("{") && !tokens.get(open).is(";")) {
                    open++;
                }
                if (open == i) {
                    i++;
                    continue;
                }
                boolean block = open < to && tokens.get(open).is("{");
                int end = block ? closing(open) : open;
                boolean set = token.is("set") || token.is("map");
                if (block && set && wantSets) {
                    set(tokens.get(i + 1).text(), open + 1, end);
                } else if (block && token.is("chain") && !wantSets) {
                    new ChainBlock(tokens.get(i + 1).text(), open + 1, end).read();
                } else if (!wantSets
                        && !set
                        && !OBJECTS.contains(token.text())
                        && !token.is("comment")) {
                    unknownEverywhere(token.line());
                }
                i = end + 1;
            }
        }

        private void set(String name, int open, int end) {
            List<List<Token>> elements = new ArrayList<>();
            for (int i = open; i < end; i++) {
                if (tokens.get(i).is("elements")) {
                    int brace = i;
                    while (brace < end && !tokens.get(brace).is("{")) {
                        brace++;
                    }
                    int close = closing(brace);
                    elements = NftWords.elements(tokens.subList(brace + 1, close));
                    i = close;
                } else if (tokens.get(i).is("flags") && dynamic(i, end)) {
                    return;
                }
            }
            sets.put(name, elements);
        }

        /// A set that packets fill is not known.
        private boolean dynamic(int flags, int end) {
            for (int i = flags; i < end && !tokens.get(i).is(";"); i++) {
                if (tokens.get(i).is("dynamic")) {
                    return true;
                }
            }
            return false;
        }

        private Chain named(String name) {
            return chains.computeIfAbsent(name, Chain::new);
        }

        private final class ChainBlock {
            private final Chain chain;
            private final int open;
            private final int end;
            private boolean tracked = true;

            ChainBlock(String name, int open, int end) {
                this.chain = named(name);
                this.open = open;
                this.end = end;
            }

            void read() {
                int i = open;
                while (i < end) {
                    int stop = i;
                    int depth = 0;
                    while (stop < end && !(depth == 0 && tokens.get(stop).is(";"))) {
                        depth += tokens.get(stop).is("{") ? 1 : tokens.get(stop).is("}") ? -1 : 0;
                        stop++;
                    }
                    List<Token> statement =
                            tokens.subList(i, stop).stream().filter(t -> !t.is(";")).toList();
                    if (!statement.isEmpty()) {
                        statement(statement);
                    }
                    i = stop + 1;
                }
            }

            private void statement(List<Token> statement) {
                Token first = statement.getFirst();
                Line line = text.line(first.line());
                if (first.is("type") && statement.size() > 4) {
                    base(statement, line);
                } else if (first.is("policy")) {
                    boolean accept = statement.getLast().is("accept");
                    chain.otherwise(accept ? Action.ACCEPT : Action.DROP, line);
                } else if (!first.is("comment")) {
                    NftRule rule =
                            new NftRule(
                                    statement,
                                    new NftRule.Context(sets, Table.this::named, tracked),
                                    line);
                    for (Rule each : rule.rules()) {
                        chain.add(each);
                    }
                    if (!rule.understood()) {
                        fate(first.line(), "?");
                    }
                }
            }

            private void base(List<Token> statement, Line line) {
                String hook = statement.get(3).text();
                Optional<Integer> priority = priority(statement.subList(5, statement.size()));
                boolean nat = statement.get(1).is("nat");
                Optional<Hook> where =
                        switch (hook) {
                            case "prerouting" -> Optional.of(Hook.BEFORE_ROUTING);
                            case "forward" -> Optional.of(Hook.FORWARD);
                            case "input" -> Optional.of(Hook.TO_DEVICE);
                            case "postrouting" -> Optional.of(Hook.AFTER_ROUTING);
                            default -> Optional.empty();
                        };
                if (chain.last().isEmpty()) {
                    chain.otherwise(Action.ACCEPT, line);
                }
                if (hook.equals("output")) {
                    return;
                }
                if (where.isEmpty() || priority.isEmpty()) {
                    unknownEverywhere(statement.getFirst().line());
                    return;
                }
                tracked = where.get() != Hook.BEFORE_ROUTING || priority.get() > Stage.TRACKING;
                stages.add(new Stage(where.get(), priority.get(), nat, scope, chain));
            }
        }
    }

    private static Optional<Integer> priority(List<Token> words) {
        int sum = 0;
        int sign = 1;
        for (Token word : words) {
            if (word.is("+") || word.is("-")) {
                sign = word.is("+") ? 1 : -1;
                continue;
            }
            Integer named = PRIORITIES.get(word.text());
            try {
                sum += sign * (named != null ? named : Integer.parseInt(word.text()));
            } catch (NumberFormatException bad) {
                return Optional.empty();
            }
        }
        return Optional.of(sum);
    }
}
