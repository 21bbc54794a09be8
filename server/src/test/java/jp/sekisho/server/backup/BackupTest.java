// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.server.backup.BackupResult.Done;
import jp.sekisho.server.backup.BackupResult.Reason;
import jp.sekisho.server.backup.BackupResult.Refused;
import jp.sekisho.server.backup.Restores.Demand;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.database.schema.tables.records.UnitRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Checkpointed;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.evidence.TestEvidence;
import jp.sekisho.server.secret.Secrets;
import jp.sekisho.server.secret.TestSecrets;
import org.jooq.DSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;

final class BackupTest {

    private static final BodyKey TOWN = new BodyKey("town");
    private static final Actor OFFICER = new Actor("山田");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC);
    private static final Demand ANY = new Demand(List.of(), false);

    private final Secrets secrets = TestSecrets.fresh();

    @TempDir Path folder;

    /// A data folder with its databases and what works on them.
    private final class House implements AutoCloseable {
        final Path data;
        final BodyDatabases databases;
        final TestEvidence evidence;
        final Backups backups;
        final Restores restores;

        House(Kind kind, String name) {
            this(kind, name, secrets);
        }

        House(Kind kind, String name, Secrets own) {
            data = folder.resolve(name);
            databases = TestDatabases.fresh(kind, data);
            evidence = new TestEvidence(CLOCK, own);
            MockEnvironment environment =
                    new MockEnvironment().withProperty("sekisho.data", data.toString());
            backups =
                    new Backups(
                            databases,
                            evidence.evidence(),
                            evidence.desk(),
                            evidence.seal(),
                            CLOCK,
                            environment);
            restores = new Restores(databases, evidence.seal(), CLOCK, environment);
        }

        BodyDatabase town() {
            return databases.find(TOWN).orElseThrow();
        }

        Done backup(Path to) throws IOException {
            return (Done) backups.make(to, "").getFirst();
        }

        BackupResult restore(Path from, Demand demand) throws IOException {
            return restores.restore(from, demand).getFirst();
        }

        @Override
        public void close() {
            databases.close();
        }
    }

    /// A town with a unit below a later one, an organ and a sealed file.
    private House town(Kind kind) throws IOException {
        House house = new House(kind, "old");
        BodyDatabase town = house.databases.create(TOWN);
        change(
                house.evidence.evidence(),
                town,
                "はじまり",
                db -> {
                    List<UnitRecord> units = new ArrayList<>();
                    units.add(unit(2, "係", null));
                    units.add(unit(1, "課", null));
                    return units;
                });
        house.evidence
                .evidence()
                .change(
                        town,
                        OFFICER,
                        "下の係",
                        change -> {
                            UnitRecord lower = change.db().fetchSingle(UNIT, UNIT.ID.eq(1L));
                            lower.setParentId(2L);
                            change.update(lower);
                            return 0;
                        });
        organ(house, 7);
        seal(house, "決裁文書の写し");
        return house;
    }

    private static void change(
            Evidence evidence,
            BodyDatabase body,
            String why,
            java.util.function.Function<DSLContext, List<UnitRecord>> rows) {
        evidence.change(
                body,
                OFFICER,
                why,
                change -> {
                    change.insertAll(rows.apply(change.db()));
                    return 0;
                });
    }

    private static UnitRecord unit(long id, String name, Long parent) {
        UnitRecord unit = new UnitRecord();
        unit.setId(id);
        unit.setName(name);
        unit.setParentId(parent);
        unit.setSchool(false);
        unit.setPosition(1);
        unit.setFromOn("2026-04-01");
        return unit;
    }

    private static void organ(House house, long id) {
        OrganRecord organ = new OrganRecord();
        organ.setId(id);
        organ.setKind("HEAD");
        organ.setName("町長 髙﨑𠮷" + id);
        organ.setFromOn("2026-04-01");
        house.evidence
                .evidence()
                .change(
                        house.town(),
                        OFFICER,
                        "登録",
                        change -> {
                            change.insert(organ);
                            return 0;
                        });
    }

    private static void seal(House house, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String hash = Manifest.hex(HashedFile.sha256().digest(content));
        Path sealed = house.backups.sealedFolder(TOWN);
        Files.createDirectories(sealed);
        Files.write(sealed.resolve(hash), content);
        house.town().write(db -> TestEvidence.nameSealedFile(db, hash, content.length));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasBackedUpStandsAgainWithItsLedgerAndSealedFiles(Kind kind) throws Exception {
        Path backup = folder.resolve("backup");
        String before;
        try (House house = town(kind)) {
            before = rows(house.town());
            Done made = house.backup(backup);
            assertThat(made.files()).isEqualTo(1);
            assertThat(made.entries()).isEqualTo(4);
            assertThat(house.evidence.desk().verify(house.town()))
                    .isInstanceOf(Verification.Intact.class);
        }
        for (Kind other : Kind.values()) {
            try (House house = new House(other, "new-" + other)) {
                assertThat(house.restore(backup, ANY)).isInstanceOf(Done.class);

                assertThat(rows(house.town())).isEqualTo(before);
                assertThat(house.evidence.desk().verify(house.town()))
                        .isInstanceOfSatisfying(
                                Verification.Intact.class,
                                intact -> assertThat(intact.seen().restorations()).hasSize(1));
                try (Stream<Path> sealed = Files.list(house.backups.sealedFolder(TOWN))) {
                    assertThat(sealed)
                            .singleElement()
                            .satisfies(file -> assertThat(file).hasContent("決裁文書の写し"));
                }
                organ(house, 99);
                assertThat(house.evidence.desk().verify(house.town()))
                        .isInstanceOf(Verification.Intact.class);
                // References hold again: a unit below nothing is refused.
                assertThat(refused(house)).isTrue();
            }
        }
    }

    private static boolean refused(House house) {
        try {
            house.town().write(db -> db.update(UNIT).set(UNIT.PARENT_ID, 12345L).execute());
            return false;
        } catch (RuntimeException constraint) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupMadeWhileOthersWriteIsOfOneMoment(Kind kind) throws Exception {
        Path backup = folder.resolve("backup");
        try (House house = town(kind);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean stop = new AtomicBoolean();
            Future<?> writer =
                    threads.submit(() -> {
                        for (int i = 1000; !stop.get(); i++) {
                            organ(house, i);
                        }
                    });
            try {
                for (int i = 0; i < 3; i++) {
                    house.backup(backup.resolve("b" + i));
                }
            } finally {
                stop.set(true);
            }
            writer.get();
        }
        for (int i = 0; i < 3; i++) {
            try (House house = new House(kind, "new" + i)) {
                assertThat(house.restore(backup.resolve("b" + i), ANY)).isInstanceOf(Done.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noByteOfABackupMayBeAnother(Kind kind) throws Exception {
        Path good = folder.resolve("good");
        try (House house = town(kind)) {
            house.backup(good);
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (House house = new House(kind, "new")) {
            for (Path file : files(good)) {
                int size = (int) Files.size(file);
                for (int at : new int[] {0, random.nextInt(size), size - 1}) {
                    Path bad = copy(good, folder.resolve("bad"));
                    Path target = bad.resolve(good.relativize(file));
                    byte[] bytes = Files.readAllBytes(target);
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                    Files.write(target, bytes);
                    refusedAsAltered(house, bad, file + " at " + at + ", seed " + seed);
                }
                Path cut = copy(good, folder.resolve("bad"));
                Path target = cut.resolve(good.relativize(file));
                byte[] bytes = Files.readAllBytes(target);
                Files.write(target, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                refusedAsAltered(house, cut, "cut " + file);

                Path longer = copy(good, folder.resolve("bad"));
                Files.write(
                        longer.resolve(good.relativize(file)),
                        new byte[] {10},
                        StandardOpenOption.APPEND);
                refusedAsAltered(house, longer, "longer " + file);

                if (!file.endsWith(BackupFile.MANIFEST)) {
                    Path missing = copy(good, folder.resolve("bad"));
                    Files.delete(missing.resolve(good.relativize(file)));
                    refusedAsAltered(house, missing, "without " + file);
                }
            }
            Path more = copy(good, folder.resolve("bad"));
            Files.writeString(more.resolve("town").resolve("autorun.inf"), "x");
            refusedAsAltered(house, more, "one more");

            assertThat(house.restore(good, ANY)).isInstanceOf(Done.class);
        }
    }

    private void refusedAsAltered(House house, Path backup, String what) throws IOException {
        assertThat(house.restore(backup, ANY))
                .as(what)
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> {
                            assertThat(no.reason())
                                    .as(no.message())
                                    .isIn(Reason.ALTERED, Reason.OTHER_MASTER_KEY);
                            assertThat(no.message()).endsWith("。");
                        });
        assertThat(house.databases.bodies()).as(what).isEmpty();
        assertThat(house.data.resolve("bodies").resolve("town")).as(what).doesNotExist();
        assertThat(house.data.resolve("restoring").resolve("town")).as(what).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void partsOfTwoBackupsDoNotMakeOne(Kind kind) throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        try (House house = town(kind)) {
            house.backup(first);
            organ(house, 50);
            house.backup(second);
        }
        try (House house = new House(kind, "new")) {
            for (String part : List.of("manifest", "contents", "rows", "ledger.checkpoint")) {
                Path mixed = copy(second, folder.resolve("bad"));
                Files.copy(
                        first.resolve("town").resolve(part),
                        mixed.resolve("town").resolve(part),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                refusedAsAltered(house, mixed, part);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOlderBackupIsRefusedAgainstANewerCheckpoint(Kind kind) throws Exception {
        Path older = folder.resolve("older");
        SignedNote kept;
        try (House house = town(kind)) {
            house.backup(older);
            organ(house, 50);
            Checkpointed newer = house.evidence.desk().checkpoint(house.town()).orElseThrow();
            kept = read(newer.text());
        }
        try (House house = new House(kind, "new")) {
            assertThat(house.restore(older, new Demand(List.of(kept), false)))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.reason()).isEqualTo(Reason.TOO_OLD));
            assertThat(house.databases.bodies()).isEmpty();
            assertThat(house.restore(older, ANY)).isInstanceOf(Done.class);
            // The record of the restoration does not hide that entries are gone.
            assertThat(house.evidence.desk().verify(house.town(), List.of(kept), _ -> {}))
                    .isNotInstanceOf(Verification.Intact.class);
        }
    }

    private static SignedNote read(String text) {
        return jp.sekisho.server.evidence.BackupSeal.note(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void underAnotherMasterKeyItIsRefusedWithWhatToDo(Kind kind) throws Exception {
        Path backup = folder.resolve("backup");
        try (House house = town(kind)) {
            house.backup(backup);
        }
        try (House house = new House(kind, "new", TestSecrets.fresh())) {
            assertThat(house.restore(backup, ANY))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            no -> {
                                assertThat(no.reason()).isEqualTo(Reason.OTHER_MASTER_KEY);
                                assertThat(no.message()).contains("master.key");
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatStandsIsOverwritten(Kind kind) throws Exception {
        Path backup = folder.resolve("backup");
        try (House house = town(kind)) {
            house.backup(backup);
            organ(house, 50);

            assertThat(house.restore(backup, ANY))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.reason()).isEqualTo(Reason.EXISTS));
            assertThat(house.backups.make(backup, "").getFirst())
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.reason()).isEqualTo(Reason.EXISTS));
            assertThat(house.town().<Integer>read(db -> db.fetchCount(ORGAN))).isEqualTo(2);

            assertThat(house.restore(backup, new Demand(List.of(), true))).isInstanceOf(Done.class);
            assertThat(house.town().<Integer>read(db -> db.fetchCount(ORGAN))).isEqualTo(1);
            try (Stream<Path> aside = Files.list(house.data.resolve("replaced"))) {
                assertThat(aside).hasSize(1);
            }
            List<History.Entry> said =
                    house.town().read(db -> History.of(db, new Subject(Backups.SUBJECT, 0), 9));
            assertThat(said).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostSealedFileStopsTheBackupWithItsName(Kind kind) throws Exception {
        try (House house = town(kind)) {
            try (Stream<Path> sealed = Files.list(house.backups.sealedFolder(TOWN))) {
                Files.writeString(sealed.findFirst().orElseThrow(), "さしかえ");
            }
            assertThat(house.backups.make(folder.resolve("backup"), "").getFirst())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            no -> assertThat(no.reason()).isEqualTo(Reason.SEALED_FILE_LOST));
            assertThat(folder.resolve("backup")).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupHoldsNothingThatOpensASecret(Kind kind) throws Exception {
        Path backup = folder.resolve("backup");
        try (House house = town(kind)) {
            house.backup(backup);
        }
        for (Path file : files(backup)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("PRIVATE+KEY", "sekisho-master-key");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Backups.removed(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)));
            }
        }
        return to;
    }

    /// Everything that a body holds, but what a backup and a restoration themselves enter.
    private static String rows(BodyDatabase body) {
        return body.read(db ->
                jp.sekisho.server.database.schema.DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                        .filter(t -> !t.getName().startsWith("ledger_"))
                        .map(t ->
                                t.getName()
                                        + db.selectFrom(t)
                                                .fetch()
                                                .formatCSV()
                                                .lines()
                                                .sorted()
                                                .toList())
                        .reduce("", String::concat));
    }
}
