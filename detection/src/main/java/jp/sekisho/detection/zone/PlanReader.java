// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.detection.sigma.Network;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads what detection needs of a `PLAN.yaml`: zones, address lists and flows.
public final class PlanReader {

    /// The largest plan or address list, in bytes.
    static final int MAX_BYTES = 5_000_000;

    /// Gives the lines of an address list by the name under which the plan knows it.
    public interface AddressLists {

        /// Reads a list.
        ///
        /// @param name as the plan writes it
        /// @return its lines
        /// @throws IOException where there is no such list
        List<String> lines(String name) throws IOException;
    }

    private final AddressLists lists;
    private final Map<String, List<Network>> sets = new HashMap<>();

    private PlanReader(AddressLists lists) {
        this.lists = lists;
    }

    /// Reads a plan.
    ///
    /// @param file the plan; paths within are relative to it
    /// @return the plan, or why it cannot be used
    public static PlanReading read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return new PlanReading.Unusable(file + ": 計画が大きすぎます(5MBまで)。");
            }
            Path parent = file.toAbsolutePath().getParent();
            Path folder = parent == null ? Path.of(".") : parent;
            return read(
                    file.toString(),
                    Files.readString(file),
                    name -> Files.readAllLines(folder.resolve(name)));
        } catch (IOException e) {
            return unreadable(file.toString());
        }
    }

    /// Reads a plan that does not lie in a file.
    ///
    /// @param name for messages
    /// @param text YAML
    /// @param lists gives the address lists that it names
    /// @return the plan, or why it cannot be used
    public static PlanReading read(String name, String text, AddressLists lists) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (!(root instanceof Map<?, ?> map)) {
                return new PlanReading.Unusable(name + ": 計画(zones と flows)が書かれていません。");
            }
            return new PlanReading.Read(new PlanReader(lists).plan(map));
        } catch (IOException e) {
            return unreadable(name);
        } catch (YAMLException e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new PlanReading.Unusable(name + ": 計画をYAMLとして読めません(" + said + ")。");
        } catch (IllegalArgumentException | DateTimeException e) {
            return new PlanReading.Unusable(name + ": " + e.getMessage());
        }
    }

    private static PlanReading unreadable(String name) {
        return new PlanReading.Unusable(name + ": 計画か、その挙げる一覧を読めません。場所と文字コード(UTF-8)を確かめてください。");
    }

    private ZonePlan plan(Map<?, ?> root) throws IOException {
        List<ZonePlan.Zone> zones = new ArrayList<>();
        for (Map<?, ?> zone : maps(root.get("zones"))) {
            String id = text(zone, "id");
            zones.add(
                    new ZonePlan.Zone(
                            id,
                            text(zone, "kind"),
                            networks("zones の " + id, zone.get("networks")),
                            Boolean.TRUE.equals(zone.get("external"))));
        }
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("計画に領域(zones)がありません。");
        }
        for (Map<?, ?> set : maps(root.get("sets"))) {
            List<Network> addresses = new ArrayList<>();
            for (String line : lists.lines(text(set, "addresses"))) {
                String plain = line.replaceFirst("#.*", "").strip();
                if (!plain.isEmpty()) {
                    addresses.add(network("sets の " + text(set, "id"), plain));
                }
            }
            sets.put(text(set, "id"), addresses);
        }
        List<ZonePlan.Flow> flows = new ArrayList<>();
        for (Map<?, ?> flow : maps(root.get("flows"))) {
            flows.add(flow(flow));
        }
        List<Network> links = new ArrayList<>();
        for (Map<?, ?> link : maps(root.get("links"))) {
            links.addAll(networks("links の " + text(link, "id"), link.get("networks")));
        }
        List<ZonePlan.Host> hosts = new ArrayList<>();
        for (Map<?, ?> host : maps(root.get("hosts"))) {
            String id = text(host, "id");
            hosts.add(
                    new ZonePlan.Host(
                            id,
                            list(host.get("zones")).stream().map(String::valueOf).toList(),
                            networks("hosts の " + id, host.get("addresses"))));
        }
        return new ZonePlan(zones, flows, links, hosts);
    }

    private ZonePlan.Flow flow(Map<?, ?> flow) {
        String id = text(flow, "id");
        List<ZonePlan.PortRange> ports = new ArrayList<>();
        for (Object port : list(flow.get("ports"))) {
            String[] ends = port.toString().split("-", 2);
            ports.add(
                    new ZonePlan.PortRange(
                            Integer.parseInt(ends[0].strip()),
                            Integer.parseInt(ends[ends.length - 1].strip())));
        }
        return new ZonePlan.Flow(
                id,
                text(flow, "from"),
                text(flow, "to"),
                networks("flows の " + id, flow.get("src")),
                networks("flows の " + id, flow.get("dst")),
                text(flow, "proto").toLowerCase(Locale.ROOT),
                ports,
                date(flow.get("expires")));
    }

    private static Optional<LocalDate> date(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case java.util.Date date ->
                    Optional.of(date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate());
            default -> Optional.of(LocalDate.parse(value.toString()));
        };
    }

    private List<Network> networks(String where, @Nullable Object value) {
        List<Network> networks = new ArrayList<>();
        for (Object one : list(value)) {
            List<Network> set = sets.get(one.toString());
            if (set != null) {
                networks.addAll(set);
            } else {
                networks.add(network(where, one.toString()));
            }
        }
        return networks;
    }

    private static Network network(String where, String text) {
        return Network.tryParse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(where + " の「" + text + "」はアドレスの範囲ではありません。"));
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static Collection<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> many -> many;
            default -> List.of(value);
        };
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object one : list(value)) {
            if (one instanceof Map<?, ?> map) {
                maps.add(map);
            }
        }
        return maps;
    }
}
