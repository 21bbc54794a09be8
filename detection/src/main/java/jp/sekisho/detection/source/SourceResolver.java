// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.event.Folding;

/// Tells of each event which log it came from.
public final class SourceResolver {

    /// The most channels that are remembered; further unknown ones are looked up anew each time.
    static final int MAX_CHANNELS = 4_000;

    private static final Set<String> SYSMON = Set.of("sysmon");

    private final LogSources sources;
    private final int channelSlot;
    private final int idSlot;
    private final int typeSlot;
    private final ShapeTest[] shapes;
    private final Map<List<Set<String>>, EventSource> known = new ConcurrentHashMap<>();
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final EventSource unknown;

    private static final class Registry {
        final byte[] folded;
        final EventSource source;

        Registry(byte[] folded, EventSource source) {
            this.folded = folded;
            this.source = source;
        }
    }

    private final List<Registry> registry = new ArrayList<>();
    private final EventSource anyRegistry;

    private static final class ShapeTest {
        final int[] has;
        final int[] slots;
        final byte[][][] values;
        final EventSource source;

        ShapeTest(int[] has, int[] slots, byte[][][] values, EventSource source) {
            this.has = has;
            this.slots = slots;
            this.values = values;
            this.source = source;
        }
    }

    /// One channel, with the sources of its event numbers.
    private static final class Channel {
        final byte[] folded;
        final Set<String> services;
        volatile int[] ids = new int[0];
        volatile EventSource[] found = new EventSource[0];

        Channel(byte[] folded, Set<String> services) {
            this.folded = folded;
            this.services = services;
        }
    }

    /// The channel met last, one for each thread's resolver.
    private Channel last = new Channel(new byte[0], Set.of());

    /// Makes a resolver.
    ///
    /// @param sources what is known of logs
    /// @param table not frozen yet; the resolver asks it for its slots
    public SourceResolver(LogSources sources, FieldTable table) {
        this.sources = sources;
        channelSlot = table.slot("Channel");
        idSlot = table.slot("EventID");
        typeSlot = table.slot("EventType");
        unknown = source(Set.of(), Set.of(), Set.of(), List.of());
        Set<String> all = new TreeSet<>();
        for (Map.Entry<String, Set<String>> type : sources.registry().entrySet()) {
            all.addAll(type.getValue());
            registry.add(
                    new Registry(
                            Folding.foldToBytes(type.getKey()),
                            source(Set.of("windows"), type.getValue(), SYSMON, List.of())));
        }
        anyRegistry = source(Set.of("windows"), all, SYSMON, List.of());
        List<ShapeTest> tests = new ArrayList<>();
        for (LogSources.Shape shape : sources.shapes()) {
            int[] has = shape.has().stream().mapToInt(table::slot).toArray();
            List<String> fields = List.copyOf(shape.is().keySet());
            tests.add(
                    new ShapeTest(
                            has,
                            fields.stream().mapToInt(table::slot).toArray(),
                            fields.stream()
                                    .map(f -> bytes(shape.is().getOrDefault(f, Set.of())))
                                    .toArray(byte[][][]::new),
                            source(
                                    shape.products(),
                                    shape.categories(),
                                    shape.services(),
                                    List.of(shape.mapping()))));
        }
        shapes = tests.toArray(new ShapeTest[0]);
    }

    private SourceResolver(SourceResolver other) {
        sources = other.sources;
        channelSlot = other.channelSlot;
        idSlot = other.idSlot;
        typeSlot = other.typeSlot;
        shapes = other.shapes;
        unknown = other.unknown;
        registry.addAll(other.registry);
        anyRegistry = other.anyRegistry;
        parent = other;
    }

    private SourceResolver parent = this;

    /// Makes a resolver for another thread; the sources are the same instances.
    ///
    /// @return a resolver of its own
    public SourceResolver forThread() {
        return new SourceResolver(this);
    }

    /// Returns the one instance for these words.
    ///
    /// @param products words
    /// @param categories words
    /// @param services words
    /// @param mappings names of fields
    /// @return always the same for the same words
    public EventSource source(
            Set<String> products,
            Set<String> categories,
            Set<String> services,
            List<FieldMapping> mappings) {
        Map<List<Set<String>>, EventSource> all = parent.known;
        synchronized (all) {
            Set<String> words = new HashSet<>();
            mappings.forEach(m -> m.fields().forEach((a, b) -> words.add(a + "=" + b)));
            return all.computeIfAbsent(
                    List.of(products, categories, services, words),
                    _ -> new EventSource(all.size(), products, categories, services, mappings));
        }
    }

    /// Finds the log of an event.
    ///
    /// @param event read
    /// @return its source; one without words where nothing is known
    public EventSource resolve(Event event) {
        int channel = event.first(channelSlot);
        if (channel != Event.NONE && event.hasText(channel)) {
            return windows(event, channel);
        }
        for (ShapeTest shape : shapes) {
            if (fits(shape, event)) {
                return shape.source;
            }
        }
        return unknown;
    }

    private static boolean fits(ShapeTest shape, Event event) {
        for (int slot : shape.has) {
            if (event.first(slot) == Event.NONE) {
                return false;
            }
        }
        for (int i = 0; i < shape.slots.length; i++) {
            int value = event.first(shape.slots[i]);
            if (value == Event.NONE || !event.hasText(value)) {
                return false;
            }
            event.fold(value);
            if (!isOne(shape.values[i], event, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOne(byte[][] texts, Event event, int value) {
        byte[] bytes = event.scratch();
        int from = event.foldedFrom(value);
        int to = event.foldedTo(value);
        for (byte[] text : texts) {
            if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static byte[][] bytes(Set<String> words) {
        return words.stream().map(Folding::foldToBytes).toArray(byte[][]::new);
    }

    private EventSource windows(Event event, int channelValue) {
        event.fold(channelValue);
        byte[] bytes = event.scratch();
        int from = event.foldedFrom(channelValue);
        int to = event.foldedTo(channelValue);
        Channel channel = last;
        if (!Arrays.equals(channel.folded, 0, channel.folded.length, bytes, from, to)) {
            channel = channel(Arrays.copyOfRange(bytes, from, to));
            last = channel;
        }
        int id = number(event, event.first(idSlot));
        if (id == 12 && channel.services.contains("sysmon")) {
            return registry(event);
        }
        int[] ids = channel.ids;
        EventSource[] found = channel.found;
        for (int i = 0; i < Math.min(ids.length, found.length); i++) {
            if (ids[i] == id) {
                return found[i];
            }
        }
        return remember(channel, id);
    }

    private Channel channel(byte[] folded) {
        String name = new String(folded, java.nio.charset.StandardCharsets.UTF_8);
        Map<String, Channel> all = parent.channels;
        Channel found = all.get(name);
        if (found == null) {
            found = new Channel(folded, sources.channels().getOrDefault(name, Set.of()));
            if (all.size() < MAX_CHANNELS) {
                all.put(name, found);
            }
        }
        return found;
    }

    private EventSource remember(Channel channel, int id) {
        Set<String> categories = new TreeSet<>();
        List<FieldMapping> mappings = new ArrayList<>();
        for (String service : channel.services) {
            Map<Integer, Set<String>> byId = sources.categories().getOrDefault(service, Map.of());
            categories.addAll(byId.getOrDefault(id, Set.of()));
            for (FieldMapping mapping : sources.mappings().getOrDefault(service, List.of())) {
                if (categories.contains(mapping.category())) {
                    mappings.add(mapping);
                }
            }
        }
        EventSource source = source(Set.of("windows"), categories, channel.services, mappings);
        synchronized (channel) {
            if (channel.ids.length < 2_000) {
                int size = channel.ids.length;
                EventSource[] found = Arrays.copyOf(channel.found, size + 1);
                int[] ids = Arrays.copyOf(channel.ids, size + 1);
                found[size] = source;
                ids[size] = id;
                channel.found = found;
                channel.ids = ids;
            }
        }
        return source;
    }

    private EventSource registry(Event event) {
        for (int v = event.first(typeSlot); v != Event.NONE; v = event.next(v)) {
            if (!event.hasText(v)) {
                continue;
            }
            event.fold(v);
            byte[] bytes = event.scratch();
            for (Registry type : registry) {
                byte[] name = type.folded;
                if (Arrays.equals(
                        name, 0, name.length, bytes, event.foldedFrom(v), event.foldedTo(v))) {
                    return type.source;
                }
            }
        }
        return anyRegistry;
    }

    private static int number(Event event, int value) {
        if (value == Event.NONE) {
            return -1;
        }
        byte[] bytes = event.bytes();
        int from = event.rawFrom(value);
        int to = event.rawTo(value);
        if (to - from > 9 || to == from) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
