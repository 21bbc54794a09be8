// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.detection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.JsonEvents;
import jp.sekisho.detection.match.Matcher;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.LogSources;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tukaani.xz.XZInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Windows events in memory, one after the other, against all rules or some; and Jackson going over
/// the same bytes without looking at a value. One operation is one event.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
public class EventsAgainstRules {

    static final int EVENTS = 20_000;

    /// How many rules, drawn at random but always alike; 0 for all.
    @Param({"0", "1000"})
    public int rules;

    private Matcher matcher = new Matcher(List.of(), LogSources.shipped(), Set.of());
    private byte[] bytes = {};
    private int[] ends = {};
    private final JsonFactory jackson = new JsonFactory();
    private Matcher.Judge judge = matcher.judge();
    private Event event = judge.newEvent();
    private JsonEvents json =
            new JsonEvents(jp.sekisho.detection.event.FieldTable.forKnownShapes());

    /// Loads events and rules.
    ///
    /// @throws IOException where they cannot be read
    @Setup
    public void load() throws IOException {
        Path shared = Path.of("../shared");
        RuleBook book =
                RuleBook.load(List.of(shared.resolve("rules/sigmahq/rules")), Placeholders.NONE);
        List<SigmaRule> chosen = new ArrayList<>(book.rules());
        if (rules > 0) {
            java.util.Collections.shuffle(chosen, new Random(7));
            chosen = chosen.subList(0, rules);
        }
        matcher = new Matcher(chosen, LogSources.shipped(), Set.of());
        judge = matcher.judge();
        event = judge.newEvent();
        json = new JsonEvents(matcher.table());
        if (bytes.length == 0) {
            readEvents(shared.resolve("events/windows-json/windows-30k.ndjson.xz"));
        }
        System.out.println(chosen.size() + " rules, " + EVENTS + " events, " + size() + " bytes");
    }

    private void readEvents(Path file) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream(52_000_000);
        ends = new int[EVENTS];
        int line = 0;
        try (InputStream in = new XZInputStream(Files.newInputStream(file))) {
            byte[] block = new byte[1 << 16];
            while (line < EVENTS) {
                int length = in.read(block);
                for (int i = 0; i < length && line < EVENTS; i++) {
                    if (block[i] == '\n') {
                        ends[line++] = read.size() + i;
                    }
                }
                read.write(block, 0, length);
            }
        }
        bytes = read.toByteArray();
    }

    /// The same events, which are kept once only, against other rules.
    EventsAgainstRules withRules(int count) throws IOException {
        EventsAgainstRules other = new EventsAgainstRules();
        other.bytes = bytes;
        other.ends = ends;
        other.rules = count;
        other.load();
        return other;
    }

    /// The same rules and events for another thread.
    EventsAgainstRules thread() {
        EventsAgainstRules other = new EventsAgainstRules();
        other.bytes = bytes;
        other.ends = ends;
        other.matcher = matcher;
        other.judge = matcher.judge();
        other.event = other.judge.newEvent();
        other.json = new JsonEvents(matcher.table());
        return other;
    }

    long size() {
        return ends[EVENTS - 1];
    }

    /// Parses and judges.
    ///
    /// @return how many matches
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long judge() {
        long matches = 0;
        int from = 0;
        for (int end : ends) {
            if (json.read(event, bytes, from, end)) {
                matches += judge.judge(event).count();
            }
            from = end + 1;
        }
        return matches;
    }

    /// Only finds the values.
    ///
    /// @return how many values
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long parse() {
        long values = 0;
        int from = 0;
        for (int end : ends) {
            if (json.read(event, bytes, from, end)) {
                values += event.count();
            }
            from = end + 1;
        }
        return values;
    }

    /// The yardstick.
    ///
    /// @return how many tokens
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long jacksonSkips() {
        long tokens = 0;
        int from = 0;
        for (int end : ends) {
            try (JsonParser parser =
                    jackson.createParser(ObjectReadContext.empty(), bytes, from, end - from)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
            from = end + 1;
        }
        return tokens;
    }
}
