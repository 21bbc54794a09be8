// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// `./sekisho bench server [name=value …]`: reads the figures of the pages from a server in a
/// process of its own, over HTTP, by people who log in, open a page, read it for a while and open
/// another.
///
/// `database` sqlite or postgresql · `users` 20 · `think` seconds between two pages, 5 · `seconds`
/// how long, 60 · `assets` 100000 · `obligations` 1000 · `heap` 256m · `data` a folder that is kept
/// and used again · `bodies` 0; with more, only many small bodies in one process are measured
/// (SQLite)
public final class ServerLoad {

    private static final String PASSWORD = "sekisho-demo";
    private static final int ALONE_ROUNDS = 60;
    private static final int WARM_ROUNDS = 150;
    private static final String[] WORDS = {"住民", "税務", "福祉", "国保", "介護", "戸籍", "水道", "学校"};

    private final Map<String, String> options;
    private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();

    private ServerLoad(Map<String, String> options) {
        this.options = options;
    }

    /// Measures a served body under load.
    ///
    /// @param args options, `name=value`
    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            options.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        new ServerLoad(options).run();
        System.exit(0);
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(option(name, Integer.toString(otherwise)));
    }

    private void run() throws Exception {
        String kept = option("data", "");
        Path data = kept.isEmpty() ? Files.createTempDirectory("sekisho-load") : Path.of(kept);
        Files.createDirectories(data);
        Map<String, String> settings = new TreeMap<>(Map.of("sekisho.data", data.toString()));
        try (@Nullable EmbeddedPostgres postgres =
                option("database", "sqlite").equals("postgresql") ? postgres(data) : null) {
            if (postgres != null) {
                settings.put(
                        "sekisho.database.url",
                        postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""));
                settings.put("sekisho.database.user", "postgres");
                settings.put("sekisho.database.password", "postgres");
            }
            Process server = server(settings);
            try {
                measure(server);
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static EmbeddedPostgres postgres(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    private Process server(Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + option("heap", "256m"),
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServedBody.class.getName(),
                        option("assets", "100000"),
                        option("obligations", "1000"),
                        option("bodies", "0")));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void measure(Process server) throws Exception {
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        int port = Integer.parseInt(answer(said, "ready "));
        say("database " + option("database", "sqlite") + ", heap " + option("heap", "256m"));
        try (HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build()) {
            if (number("bodies", 0) > 0) {
                manyBodies(client, port);
            } else {
                warm(client, port);
                alone(client, port);
                many(client, port);
            }
        }
        try (Writer ask = server.outputWriter(StandardCharsets.UTF_8)) {
            ask.write("heap\n");
            ask.flush();
            say("live objects after a collection: " + answer(said, "heap ") + " MB");
            say("process: " + memory(server.pid()));
        }
    }

    private static String answer(BufferedReader said, String start) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IOException("the server ended");
    }

    /// A kind of page: who opens it, and its address in the n-th round.
    private record Kind(String name, String who, IntFunction<String> path) {}

    private static List<Kind> kinds() {
        return List.of(
                new Kind("board", "sato", _ -> "/board"),
                new Kind("board, one measure", "sato", _ -> "/board?group=rule-16-3-1"),
                new Kind("assets, first page", "sato", _ -> "/registers/assets"),
                new Kind("assets, filtered", "sato", _ -> "/registers/assets?f-kind=INFORMATION"),
                new Kind(
                        "assets, sorted",
                        "sato",
                        _ -> "/registers/assets?sort=review_on&order=desc"),
                new Kind("assets, typed", "sato", i -> "/registers/assets?q=" + word(i)),
                new Kind(
                        "assets of one unit, sorted",
                        "takahashi",
                        _ -> "/registers/assets?s=overdue&sort=review_on"),
                new Kind(
                        "assets of one unit, typed",
                        "takahashi",
                        i -> "/registers/assets?q=" + word(i) + Visitor.encoded(" 図面")),
                new Kind("search", "sato", i -> "/search?q=" + word(i)),
                new Kind(
                        "search, rare", "sato", i -> "/search?q=" + Math.floorMod(i * 611, 90_000)),
                new Kind("ledger", "sato", _ -> "/evidence"));
    }

    private static String word(int i) {
        return Visitor.encoded(WORDS[Math.floorMod(i, WORDS.length)]);
    }

    private static Map<String, Visitor> visitors(HttpClient client, int port) throws Exception {
        Map<String, Visitor> visitors = new HashMap<>();
        for (String who : List.of("sato", "takahashi")) {
            Visitor visitor = new Visitor(client, port, "yamazato");
            visitor.logIn(who, PASSWORD);
            visitors.put(who, visitor);
        }
        return visitors;
    }

    private static Visitor visitor(Map<String, Visitor> visitors, Kind kind) {
        return Objects.requireNonNull(visitors.get(kind.who()));
    }

    private void warm(HttpClient client, int port) throws Exception {
        Map<String, Visitor> visitors = visitors(client, port);
        for (int i = 0; i < WARM_ROUNDS; i++) {
            for (Kind kind : kinds()) {
                visitor(visitors, kind).open(kind.path().apply(i));
            }
        }
    }

    private void alone(HttpClient client, int port) throws Exception {
        Map<String, Visitor> visitors = visitors(client, port);
        times.clear();
        for (int i = 0; i < ALONE_ROUNDS; i++) {
            for (Kind kind : kinds()) {
                taken(kind.name(), visitor(visitors, kind).open(kind.path().apply(i)));
            }
        }
        report("one user alone, no pause");
    }

    private void many(HttpClient client, int port) throws Exception {
        int users = number("users", 20);
        long think = Duration.ofSeconds(number("think", 5)).toMillis();
        long until = System.nanoTime() + Duration.ofSeconds(number("seconds", 60)).toNanos();
        times.clear();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < users; user++) {
                int own = user;
                all.add(
                        threads.submit(() -> {
                            work(client, port, own, think, until);
                            return null;
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a user failed", e.getCause());
        }
        report(users + " users, " + think / 1000 + " s between pages");
    }

    private void work(HttpClient client, int port, int user, long think, long until)
            throws Exception {
        Random random = new Random(user);
        Map<String, Visitor> visitors = visitors(client, port);
        Thread.sleep(random.nextLong(think + 1));
        for (int i = user; System.nanoTime() < until; i++) {
            Kind kind = kinds().get(random.nextInt(kinds().size()));
            taken(kind.name(), visitor(visitors, kind).open(kind.path().apply(i)));
            Thread.sleep(think / 2 + random.nextLong(think + 1));
        }
    }

    private void manyBodies(HttpClient client, int port) throws Exception {
        int bodies = number("bodies", 0);
        for (int i = 0; i < bodies; i++) {
            Visitor visitor = new Visitor(client, port, ServedBody.body(i));
            long began = System.nanoTime();
            visitor.logIn("ogawa", PASSWORD);
            taken("first log-in", System.nanoTime() - began);
            taken("board", visitor.open("/board"));
            taken("assets", visitor.open("/registers/assets"));
        }
        report(bodies + " bodies, one after the other");
    }

    private void taken(String name, long nanoseconds) {
        times.computeIfAbsent(name, _ -> new ConcurrentLinkedQueue<>()).add(nanoseconds);
    }

    private void report(String title) {
        say("");
        say("== " + title);
        say(String.format(Locale.ROOT, "%-30s %6s %8s %8s %8s", "", "pages", "p50", "p95", "max"));
        List<Long> all = new ArrayList<>();
        for (Map.Entry<String, ConcurrentLinkedQueue<Long>> one : new TreeMap<>(times).entrySet()) {
            all.addAll(one.getValue());
            line(one.getKey(), List.copyOf(one.getValue()));
        }
        line("all", all);
    }

    private static void line(String name, List<Long> taken) {
        long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        say(
                String.format(
                        Locale.ROOT,
                        "%-30s %6d %8.1f %8.1f %8.1f",
                        name,
                        sorted.length,
                        percentile(sorted, 50) / 1e6,
                        percentile(sorted, 95) / 1e6,
                        percentile(sorted, 100) / 1e6));
    }

    /// The smallest time within which so many of a hundred pages were answered.
    private static long percentile(long[] sorted, int percent) {
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)];
    }

    private static String memory(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return "unknown on this system";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
