// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.device.Action;
import jp.sekisho.separation.device.Chain;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.device.Match;
import jp.sekisho.separation.device.Rule;
import jp.sekisho.separation.device.Stage;
import jp.sekisho.separation.device.Stage.Hook;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Ledger;

/// Reads iptables-save and ip6tables-save, both with the lines of `ipset save` before them where
/// sets are used.
///
/// Semantics: iptables(8), iptables-extensions(8) and the kernel's hook priorities (`enum
/// nf_ip_hook_priorities`).
public final class IptablesReader {

    private static final Map<String, Integer> PRIORITIES =
            Map.of("raw", -300, "mangle", -150, "nat", 0, "filter", 0, "security", 50);

    private final DeviceId device;
    private final Ledger ledger = new Ledger();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Line> everywhere = new ArrayList<>();
    private final Ipsets sets = new Ipsets();
    private boolean v4;
    private boolean v6;
    private Optional<DeviceReading.Unusable> refusal = Optional.empty();

    public IptablesReader(DeviceId device) {
        this.device = device;
    }

    /// Reads one file.
    ///
    /// @param family [AddressSet#V4] for iptables-save, [AddressSet#V6] for ip6tables-save
    public void read(ConfigText text, AddressSet family) {
        v4 |= family.equals(AddressSet.V4);
        v6 |= family.equals(AddressSet.V6);
        new File(text, family).read();
    }

    /// Returns what was read.
    public DeviceReading device() {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return new DeviceReading.Read(
                new Device(
                        device,
                        List.of(),
                        List.of(),
                        List.of(),
                        stages,
                        Tracking.LINUX,
                        new Device.Families(v4, v6),
                        v6,
                        everywhere,
                        ledger.coverage()));
    }

    /// One table while it is read.
    private static final class Table {
        private final String name;
        private final Map<String, Chain> chains = new LinkedHashMap<>();

        Table(String name) {
            this.name = name;
        }
    }

    private final class File {
        private final ConfigText text;
        private final AddressSet family;
        private final boolean marks;
        private final Map<String, Boolean> tables = new HashMap<>();
        private Optional<Table> open = Optional.empty();

        File(ConfigText text, AddressSet family) {
            this.text = text;
            this.family = family;
            this.marks =
                    text.lines().stream()
                            .anyMatch(l ->
                                    (l.contains("MARK ") && l.contains("-j "))
                                            || l.contains("--restore-mark"));
        }

        void read() {
            for (int i = 0; i < text.lines().size(); i++) {
                line(i, text.lines().get(i).strip());
            }
            if (open.isPresent()) {
                refuse(text.lines().size(), "COMMIT がなく、途中で切れています。iptables-save の出力をすべて置いてください。");
            } else if (tables.isEmpty()) {
                refuse(1, "iptables-save の出力ではありません(「*filter」の行がありません)。ファイルか dialect を見直してください。");
            }
        }

        private void refuse(int line, String message) {
            if (refusal.isEmpty()) {
                refusal = Optional.of(new DeviceReading.Unusable(text.file(), line, message));
            }
        }

        private void line(int index, String line) {
            if (line.isEmpty()) {
                ledger.irrelevant("空行");
            } else if (line.startsWith("#")) {
                ledger.irrelevant("注釈");
            } else if (line.startsWith("*")) {
                begin(index, line.substring(1));
            } else if (line.equals("COMMIT")) {
                commit(index);
            } else if (line.startsWith("create ") || line.startsWith("add ")) {
                account(index, sets.line(line));
            } else if (line.startsWith(":")) {
                chain(index, line);
            } else if (line.startsWith("-A ") || line.startsWith("[")) {
                rule(index, line);
            } else {
                ledger.unknown(text.line(index));
                everywhere.add(text.line(index));
            }
        }

        private void account(int index, boolean understood) {
            if (understood) {
                ledger.modelled();
            } else {
                ledger.unknown(text.line(index));
            }
        }

        private void begin(int index, String name) {
            if (!PRIORITIES.containsKey(name) || tables.put(name, true) != null) {
                ledger.unknown(text.line(index));
                everywhere.add(text.line(index));
                return;
            }
            open = Optional.of(new Table(name));
            ledger.modelled();
        }

        private void chain(int index, String line) {
            String[] words = line.substring(1).split("\\s+", -1);
            if (open.isEmpty() || words.length < 2) {
                ledger.unknown(text.line(index));
                everywhere.add(text.line(index));
                return;
            }
            Chain chain = named(words[0]);
            switch (words[1]) {
                case "ACCEPT" -> chain.otherwise(Action.ACCEPT, text.line(index));
                case "DROP" -> chain.otherwise(Action.DROP, text.line(index));
                case "-" -> {}
                default -> {
                    ledger.unknown(text.line(index));
                    chain.otherwise(Action.UNKNOWN, text.line(index));
                    return;
                }
            }
            ledger.modelled();
        }

        private Chain named(String name) {
            return open.orElseThrow().chains.computeIfAbsent(name, Chain::new);
        }

        private void rule(int index, String line) {
            Optional<List<String>> split = Words.split(line);
            List<String> words = new ArrayList<>(split.orElse(List.of()));
            if (!words.isEmpty() && words.getFirst().startsWith("[")) {
                words.removeFirst();
            }
            if (open.isEmpty() || words.size() < 2 || !words.getFirst().equals("-A")) {
                ledger.unknown(text.line(index));
                everywhere.add(text.line(index));
                return;
            }
            String table = open.get().name;
            IptablesRule rule =
                    new IptablesRule(
                            words.subList(2, words.size()),
                            new IptablesRule.Context(
                                    family, sets, !marks, !table.equals("raw"), this::target));
            account(index, rule.understood());
            Chain chain = named(words.get(1));
            chain.add(new Rule(rule.match(), rule.action(), text.line(index)));
        }

        /// A user chain of the open table, where there is one of that name.
        private Optional<Chain> target(String name) {
            return Optional.ofNullable(open.orElseThrow().chains.get(name));
        }

        private void commit(int index) {
            if (open.isEmpty()) {
                ledger.unknown(text.line(index));
                return;
            }
            ledger.modelled();
            Table table = open.get();
            open = Optional.empty();
            boolean nat = table.name.equals("nat");
            int priority = PRIORITIES.getOrDefault(table.name, 0);
            stage(table, "PREROUTING", Hook.BEFORE_ROUTING, nat ? -100 : priority, nat);
            stage(table, "FORWARD", Hook.FORWARD, priority, nat);
            stage(table, "INPUT", Hook.TO_DEVICE, nat ? 100 : priority, nat);
            stage(table, "POSTROUTING", Hook.AFTER_ROUTING, nat ? 100 : priority, nat);
        }

        private void stage(Table table, String name, Hook hook, int priority, boolean nat) {
            Chain chain = table.chains.get(name);
            if (chain != null) {
                stages.add(new Stage(hook, priority, nat, family, chain));
            }
        }
    }

    /// The match of a rule that nobody understood.
    static Match anything(AddressSet family) {
        return Match.of(
                List.of(
                        jp.sekisho.separation.packet.Cube.ANY
                                .withDestination(family)
                                .withSource(family)));
    }
}
