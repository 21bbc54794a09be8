// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jp.sekisho.ledger.Verification;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.secret.TestSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of writes. `-Dsekisho.kills=200` is the long run.
final class KilledWriterTest {

    private static final int KILLS = Integer.getInteger("sekisho.kills", 20);

    /// Ids of one round; no writer is so fast.
    private static final long ROUND = 1_000_000;

    private final byte[] masterKey = new byte[32];

    @TempDir Path folder;

    @Test
    void whatWasAnsweredSurvivesOnSqlite() throws Exception {
        Map<String, Object> settings = Map.of("sekisho.data", folder.toString());
        Random random = seeded();
        create(settings);
        for (int round = 0; round < KILLS; round++) {
            Set<Long> answered = killedWriter(settings, round, random);
            survived(settings, round, answered);
        }
    }

    /// The writer is killed, and in every second round the database server too.
    @Test
    void whatWasAnsweredSurvivesOnPostgresql() throws Exception {
        Random random = seeded();
        Path server = folder.resolve("postgres");
        EmbeddedPostgres postgres = start(server);
        try {
            create(settings(postgres));
            for (int round = 0; round < KILLS; round++) {
                boolean serverToo = round % 2 == 1;
                Set<Long> answered =
                        serverToo
                                ? killedServer(settings(postgres), server, round, random)
                                : killedWriter(settings(postgres), round, random);
                if (serverToo) {
                    postgres.close(); // there is nothing to stop; gives its lock back
                    postgres = start(server);
                }
                survived(settings(postgres), round, answered);
            }
        } finally {
            postgres.close();
        }
    }

    private static Random seeded() {
        long seed = Long.getLong("sekisho.seed", System.nanoTime());
        System.out.println("kill -9: -Dsekisho.seed=" + seed + ", " + KILLS + " times");
        return new Random(seed);
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                // Recovery on a busy machine takes more than the default of ten seconds.
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    private Map<String, Object> settings(EmbeddedPostgres postgres) {
        return Map.of(
                "sekisho.data",
                folder.toString(),
                "sekisho.database.url",
                postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                "sekisho.database.user",
                "postgres",
                "sekisho.database.password",
                "postgres");
    }

    private void create(Map<String, Object> settings) {
        try (BodyDatabases databases = TestDatabases.open(settings)) {
            BodyDatabase _ = databases.create(KilledWriter.TOWN);
        }
    }

    private Set<Long> killedWriter(Map<String, Object> settings, int round, Random random)
            throws Exception {
        Process writer = writer(settings, round);
        return answers(writer, random, writer.toHandle()::destroyForcibly);
    }

    private Set<Long> killedServer(
            Map<String, Object> settings, Path server, int round, Random random) throws Exception {
        Process writer = writer(settings, round);
        long postmaster =
                Long.parseLong(Files.readAllLines(server.resolve("postmaster.pid")).getFirst());
        ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
        Set<Long> answered =
                answers(
                        writer,
                        random,
                        () -> {
                            handle.destroyForcibly();
                            // The process itself would close its stream.
                            writer.toHandle().destroyForcibly();
                        });
        handle.onExit().get();
        // Its children notice and go; a new server waits for them.
        while (handle.descendants().findAny().isPresent()) {
            Thread.onSpinWait();
        }
        return answered;
    }

    private interface Kill {
        void now();
    }

    /// Reads what was answered, kills at a random moment after the first answer, and reads the
    /// rest.
    private static Set<Long> answers(Process writer, Random random, Kill kill) throws Exception {
        Set<Long> answered = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            while (first != null && !first.startsWith("done ")) {
                first = lines.readLine(); // what libraries log
            }
            assertThat(first).as("the writer answers").isNotNull();
            answered.add(Long.valueOf(first.substring(5)));
            long until = System.nanoTime() + random.nextLong(300_000_000);
            Thread killer =
                    Thread.ofPlatform()
                            .start(() -> {
                                java.util.concurrent.locks.LockSupport.parkNanos(
                                        until - System.nanoTime());
                                kill.now();
                            });
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last line may be cut.
                if (line.matches("done [0-9]{7,}")) {
                    answered.add(Long.valueOf(line.substring(5)));
                }
            }
            killer.join();
        }
        writer.waitFor();
        return answered;
    }

    private Process writer(Map<String, Object> settings, int round) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriter.class.getName(),
                        HexFormat.of().formatHex(masterKey),
                        Long.toString((round + 1) * ROUND)));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("writer.log").toFile())
                .start();
    }

    /// The next start is clean, every answered change is there and whole, no change is there by
    /// halves, the ledger holds, and writing goes on.
    private void survived(Map<String, Object> settings, int round, Set<Long> answered) {
        Evidence evidence = new Evidence(Clock.systemUTC(), TestSecrets.of(masterKey));
        try (BodyDatabases databases = TestDatabases.open(settings)) {
            BodyDatabase town = databases.find(KilledWriter.TOWN).orElseThrow();
            Map<Long, String> organs =
                    town.read(db ->
                            db.select(ORGAN.ID, ORGAN.NAME)
                                    .from(ORGAN)
                                    .fetchMap(ORGAN.ID, ORGAN.NAME));
            Set<Long> zones = town.read(db -> db.select(ZONE.ID).from(ZONE).fetchSet(ZONE.ID));

            assertThat(organs.keySet()).as("answered in round " + round).containsAll(answered);
            assertThat(organs.keySet()).as("both rows or none").isEqualTo(zones);
            assertThat(organs).allSatisfy((id, name) -> assertThat(name).isEqualTo("機関" + id));
            LedgerDesk desk = new LedgerDesk(evidence);
            Verification verdict = desk.verify(town);
            assertThat(verdict).as("round " + round).isInstanceOf(Verification.Intact.class);
            assertThat(verdict.seen().entries()).isEqualTo(3L * organs.size());

            KilledWriter.change(evidence, town, (round + 1) * ROUND + ROUND - 1);
        }
    }
}
