// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.PlannedDevice.Assumption;
import jp.sekisho.separation.plan.PlannedDevice.Knowledge;
import jp.sekisho.separation.plan.YamlPlace.Refused;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads zone plans (`PLAN.yaml`); paths in a plan are relative to it.
public final class PlanReader {

    /// A plan is refused above this many bytes.
    static final int PLAN_BYTES_LIMIT = 5_000_000;

    private static final String[] FLOW_KEYS = {
        "id", "from", "to", "src", "dst", "proto", "ports", "ground", "approver", "expires"
    };

    private final Path folder;
    private final Map<String, ZoneId> zones = new LinkedHashMap<>();
    private final Map<String, Plan.Link> links = new LinkedHashMap<>();
    private final Map<String, AddressLists.Published> sets = new LinkedHashMap<>();
    private final Map<String, DeviceId> devices = new LinkedHashMap<>();

    private PlanReader(Path folder) {
        this.folder = folder;
    }

    /// Reads a plan.
    ///
    /// @param file the plan
    /// @throws IOException where the file itself cannot be read
    public static PlanReading read(Path file) throws IOException {
        if (Files.size(file) > PLAN_BYTES_LIMIT) {
            return new PlanReading.Unusable(0, "計画が大きすぎます(上限5MB)。計画のファイルか確かめてください。");
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return new PlanReading.Unusable(0, "計画が UTF-8 ではありません。UTF-8 で保存し直してください。");
        }
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return new PlanReader(folder == null ? absolute : folder).read(text);
    }

    private PlanReading read(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            options.setNestingDepthLimit(20);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                return new PlanReading.Unusable(1, "計画が空です。zones と devices を書いてください。");
            }
            return new PlanReading.Read(plan(new YamlPlace("計画", root)));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
            return new PlanReading.Unusable(line, "YAML として読めません。この行の字下げと括弧を直してください。");
        } catch (YAMLException broken) {
            return new PlanReading.Unusable(0, "YAML として読めません。字下げと括弧を直してください。");
        } catch (Refused refused) {
            return refused.unusable();
        }
    }

    private Plan plan(YamlPlace root) throws Refused {
        root.only("zones", "devices", "links", "hosts", "sets", "flows", "exits");
        List<Zone> zoneList = new ArrayList<>();
        for (YamlPlace place : root.need("zones").items()) {
            Zone zone = zone(place);
            if (zones.put(zone.id().value(), zone.id()) != null) {
                throw place.refused("領域「" + zone.id() + "」が二度あります。片方の id を変えてください。");
            }
            zoneList.add(zone);
        }
        for (YamlPlace place : root.items("links")) {
            String id = place.only("id", "networks").need("id").text();
            links.put(id, new Plan.Link(id, networks(place)));
        }
        for (YamlPlace place : root.items("sets")) {
            place.only("id", "addresses", "asOf", "complete");
            sets.put(place.need("id").text(), AddressLists.read(folder, place));
        }
        List<PlannedDevice> deviceList = new ArrayList<>();
        for (YamlPlace place : root.items("devices")) {
            PlannedDevice device = device(place);
            if (devices.put(device.id().value(), device.id()) != null) {
                throw place.refused("機器「" + device.id() + "」が二度あります。片方の id を変えてください。");
            }
            deviceList.add(device);
        }
        List<Plan.StraddlingHost> hosts = new ArrayList<>();
        for (YamlPlace place : root.items("hosts")) {
            hosts.add(host(place));
        }
        List<Plan.Exit> exits = new ArrayList<>();
        for (YamlPlace place : root.items("exits")) {
            exits.add(exit(place));
        }
        return new Plan(
                zoneList, deviceList, List.copyOf(links.values()), hosts, flows(root), exits);
    }

    private static Zone zone(YamlPlace place) throws Refused {
        place.only("id", "name", "kind", "networks", "external");
        return new Zone(
                new ZoneId(place.need("id").text()),
                place.text("kind", "OTHER"),
                networks(place),
                place.truth("external"));
    }

    private static AddressSet networks(YamlPlace place) throws Refused {
        AddressSet all = AddressSet.NONE;
        for (YamlPlace network : place.items("networks")) {
            all = all.or(addresses(network));
        }
        return all;
    }

    private static AddressSet addresses(YamlPlace place) throws Refused {
        Optional<AddressSet> set = AddressSet.tryParse(place.text());
        if (set.isEmpty()) {
            throw place.refused("「" + place.text() + "」はアドレスとして読めません。10.0.0.0/16 のように書いてください。");
        }
        return set.get();
    }

    private PlannedDevice device(YamlPlace place) throws Refused {
        place.only("id", "dialect", "config", "config6", "asOf", "opaque", "interfaces");
        DeviceId id = new DeviceId(place.need("id").text());
        List<Attachment> attachments = new ArrayList<>();
        for (YamlPlace item : place.items("interfaces")) {
            attachments.add(attachment(item));
        }
        Optional<YamlPlace> opaque = place.at("opaque");
        Optional<YamlPlace> dated = opaque.isPresent() ? opaque : Optional.of(place);
        return new PlannedDevice(
                id,
                opaque.isPresent() ? opaque(opaque.get()) : configured(place),
                date(dated.get(), "asOf"),
                attachments,
                place.line());
    }

    private static Knowledge opaque(YamlPlace place) throws Refused {
        place.only("assume", "ground", "asOf");
        Assumption assumption =
                switch (place.text("assume", "unknown")) {
                    case "blocks" -> Assumption.BLOCKS;
                    case "passes" -> Assumption.PASSES;
                    case "unknown" -> Assumption.UNKNOWN;
                    default -> throw place.refused("「assume」は blocks、passes、unknown のどれかにしてください。");
                };
        return new Knowledge.Opaque(assumption, place.text("ground", ""));
    }

    private Knowledge configured(YamlPlace place) throws Refused {
        YamlPlace named = place.need("dialect");
        Optional<Dialect> dialect = Dialect.named(named.text());
        if (dialect.isEmpty()) {
            throw named.refused("機器の種類「" + named.text() + "」は読めません。dialect を見直してください。");
        }
        Optional<YamlPlace> config6 = place.at("config6");
        return new Knowledge.Configured(
                dialect.get(),
                file(place.need("config")),
                config6.isPresent() ? Optional.of(file(config6.get())) : Optional.empty());
    }

    private Path file(YamlPlace place) throws Refused {
        Path file;
        try {
            file = folder.resolve(place.text());
        } catch (java.nio.file.InvalidPathException bad) {
            throw place.refused("「" + place.text() + "」はファイル名として使えません。");
        }
        if (!Files.isRegularFile(file)) {
            throw place.refused("設定ファイル「" + place.text() + "」がありません。名前と場所を確かめてください。");
        }
        return file;
    }

    private Attachment attachment(YamlPlace place) throws Refused {
        String name = place.only("name", "zone", "link", "addresses").need("name").text();
        AddressSet own = AddressSet.NONE;
        for (YamlPlace address : place.items("addresses")) {
            own = own.or(addresses(address));
        }
        Optional<YamlPlace> zone = place.at("zone");
        if (zone.isPresent()) {
            return new Attachment(name, new Segment.InZone(zoneNamed(zone.get())), own);
        }
        YamlPlace link = place.need("link");
        if (!links.containsKey(link.text())) {
            throw link.refused("接続「" + link.text() + "」が links にありません。書き足してください。");
        }
        return new Attachment(name, new Segment.OnLink(link.text()), own);
    }

    private ZoneId zoneNamed(YamlPlace place) throws Refused {
        ZoneId zone = zones.get(place.text());
        if (zone == null) {
            throw place.refused("領域「" + place.text() + "」が zones にありません。名前を確かめてください。");
        }
        return zone;
    }

    private Plan.StraddlingHost host(YamlPlace place) throws Refused {
        place.only("id", "zones", "forwards", "ground");
        List<ZoneId> in = new ArrayList<>();
        for (YamlPlace zone : place.need("zones").items()) {
            in.add(zoneNamed(zone));
        }
        if (in.size() < 2) {
            throw place.refused("hosts には二つ以上の領域に立つものだけを書いてください。");
        }
        return new Plan.StraddlingHost(
                place.need("id").text(), in, place.truth("forwards"), place.text("ground", ""));
    }

    private Plan.Exit exit(YamlPlace place) throws Refused {
        place.only("zone", "via");
        List<DeviceId> via = new ArrayList<>();
        for (YamlPlace device : place.need("via").items()) {
            DeviceId id = devices.get(device.text());
            if (id == null) {
                throw device.refused("機器「" + device.text() + "」が devices にありません。名前を確かめてください。");
            }
            via.add(id);
        }
        return new Plan.Exit(zoneNamed(place.need("zone")), via);
    }

    private List<PermittedFlow> flows(YamlPlace root) throws Refused {
        List<PermittedFlow> flows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlPlace place : root.items("flows")) {
            place.only(FLOW_KEYS);
            String id = place.need("id").text();
            if (!seen.add(id)) {
                throw place.refused("許可した通信「" + id + "」が二度あります。片方の id を変えてください。");
            }
            AddressLists source = AddressLists.of(place.items("src"), sets);
            AddressLists destination = AddressLists.of(place.items("dst"), sets);
            List<String> incomplete = new ArrayList<>(source.incomplete());
            incomplete.addAll(destination.incomplete());
            flows.add(
                    new PermittedFlow(
                            new FlowId(id),
                            zoneNamed(place.need("from")),
                            zoneNamed(place.need("to")),
                            FlowServices.cubes(source.addresses(), destination.addresses(), place),
                            incomplete,
                            date(place, "expires"),
                            place.line()));
        }
        return flows;
    }

    private static Optional<LocalDate> date(YamlPlace place, String key) throws Refused {
        Optional<YamlPlace> value = place.at(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.get().text().toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException bad) {
            throw value.get().refused("日付「" + value.get().text() + "」は 2027-01-31 のように書いてください。");
        }
    }
}
