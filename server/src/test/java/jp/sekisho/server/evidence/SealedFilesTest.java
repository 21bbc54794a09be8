// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.ledger.Verification;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.secret.TestSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SealedFilesTest {

    private static final BodyKey TOWN = new BodyKey("town");
    private static final Actor OFFICER = new Actor("山田");
    private static final byte[] SCAN = "%PDF-1.7 決裁書".getBytes(StandardCharsets.UTF_8);

    /// Moved by the tests.
    private static final class Hands extends Clock {
        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TempDir Path folder;

    private final Hands clock = new Hands();
    private final Evidence evidence = new Evidence(clock, TestSecrets.fresh());

    private SealedFiles files() {
        return new SealedFiles(folder, new Ids(clock), clock);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private SealedFileId seal(SealedFiles files, BodyDatabase town, String name, byte[] content)
            throws IOException {
        if (files.keep(TOWN, name, stream(content), Set.of(FileType.values()))
                instanceof Keeping.Kept kept) {
            return evidence.change(
                    town, OFFICER, "決裁書の写し", change -> files.enter(TOWN, change, kept));
        }
        throw new AssertionError("not kept: " + name);
    }

    private static Unsealing open(SealedFiles files, BodyDatabase town, SealedFileId id) {
        return town.read(db -> files.open(TOWN, db, id));
    }

    private static byte[] content(Unsealing opened) throws IOException {
        assertThat(opened).isInstanceOf(Unsealing.Whole.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((Unsealing.Whole) opened).file().writeTo(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSealedComesOutAsItWentIn(Kind kind) throws IOException {
        byte[] large = new byte[3 * 1024 * 1024 + 17];
        new Random(7).nextBytes(large);
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            SealedFileId scan = seal(files, town, "決裁書.pdf", SCAN);
            SealedFileId big = seal(files, town, "測定.bin", large);

            assertThat(content(open(files, town, scan))).isEqualTo(SCAN);
            assertThat(content(open(files, town, big))).isEqualTo(large);
            SealedFile file = ((Unsealing.Whole) open(files, town, scan)).file();
            assertThat(file.name()).isEqualTo("決裁書.pdf");
            assertThat(file.type()).isEqualTo(FileType.PDF);
            assertThat(files.folder(TOWN).resolve(file.hash())).exists();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlteredOrLostContentIsRefusedWithASentence(Kind kind) throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            SealedFileId id = seal(files, town, "決裁書.pdf", SCAN);
            Path path = onlyFile(files);
            byte[] altered = SCAN.clone();
            altered[altered.length - 1] ^= 1;
            Files.write(path, altered);

            assertThat(open(files, town, id))
                    .isEqualTo(new Unsealing.Refused(Unsealing.Reason.ALTERED));
            assertThat(Unsealing.Reason.ALTERED.sentence()).contains("書き換えられている");

            Files.delete(path);
            assertThat(open(files, town, id))
                    .isEqualTo(new Unsealing.Refused(Unsealing.Reason.LOST));
            assertThat(open(files, town, new SealedFileId(4711)))
                    .isEqualTo(new Unsealing.Refused(Unsealing.Reason.UNKNOWN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContentThatChangesWhileItIsSentIsNeverSentWhole(Kind kind) throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            SealedFile file =
                    ((Unsealing.Whole) open(files, town, seal(files, town, "決裁書.pdf", SCAN)))
                            .file();
            byte[] altered = SCAN.clone();
            altered[3] ^= 1;
            Files.write(onlyFile(files), altered);
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            assertThatThrownBy(() -> file.writeTo(out)).isInstanceOf(IOException.class);
            assertThat(out.size()).isLessThan(SCAN.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTakenLeavesNothing(Kind kind) throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            databases.create(TOWN);
            SealedFiles files = files();
            byte[] program = "MZ\u0090\0\3".getBytes(StandardCharsets.ISO_8859_1);

            assertThat(files.keep(TOWN, "決裁書.pdf", stream(program), FileType.SCANS))
                    .isEqualTo(new Keeping.Refused(Keeping.Reason.TYPE_NOT_TAKEN));
            assertThat(files.keep(TOWN, "空.pdf", stream(new byte[0]), FileType.SCANS))
                    .isEqualTo(new Keeping.Refused(Keeping.Reason.EMPTY));
            assertThat(files.keep(TOWN, "大.pdf", endless(), FileType.SCANS))
                    .isEqualTo(new Keeping.Refused(Keeping.Reason.TOO_LARGE));
            assertThat(list(files)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedChangeLeavesALeftoverThatTheSweepRemovesAndNothingElse(Kind kind)
            throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            SealedFileId kept = seal(files, town, "決裁書.pdf", SCAN);
            byte[] other = "%PDF-1.7 もう一つ".getBytes(StandardCharsets.UTF_8);
            Keeping.Kept lost =
                    (Keeping.Kept) files.keep(TOWN, "失敗.pdf", stream(other), FileType.SCANS);
            assertThatThrownBy(() ->
                            evidence.change(
                                    town,
                                    OFFICER,
                                    "決裁",
                                    change -> {
                                        SealedFileId id = files.enter(TOWN, change, lost);
                                        throw new IllegalStateException("fails after " + id);
                                    }))
                    .hasMessageContaining("fails after");
            Files.writeString(files.folder(TOWN).resolve("coming-1.tmp"), "half");
            Files.setLastModifiedTime(
                    files.folder(TOWN).resolve("coming-1.tmp"),
                    java.nio.file.attribute.FileTime.from(clock.instant()));

            assertThat(files.sweep(town)).as("what may be under way is left alone").isZero();
            clock.now = clock.now.plus(SealedFiles.LEFT_ALONE).plusSeconds(1);
            assertThat(files.sweep(town)).isEqualTo(2);

            assertThat(list(files)).hasSize(1);
            assertThat(content(open(files, town, kept))).isEqualTo(SCAN);
            assertThatThrownBy(() ->
                            evidence.change(
                                    town, OFFICER, "決裁", change -> files.enter(TOWN, change, lost)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepingTheSameContentAgainSavesItFromTheSweep(Kind kind) throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            assertThat(files.keep(TOWN, "一.pdf", stream(SCAN), FileType.SCANS))
                    .isInstanceOf(Keeping.Kept.class);
            clock.now = clock.now.plus(Duration.ofHours(5));
            assertThat(files.keep(TOWN, "二.pdf", stream(SCAN), FileType.SCANS))
                    .isInstanceOf(Keeping.Kept.class);

            assertThat(files.sweep(town)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void erasingLeavesTheLedgerWholeAndOtherNamesOfTheContentUntouched(Kind kind)
            throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            SealedFileId first = seal(files, town, "住民の申出書.pdf", SCAN);
            SealedFileId second = seal(files, town, "写し.pdf", SCAN);

            String hash =
                    evidence.change(town, OFFICER, "保存年限", change -> files.erase(change, first));
            files.forget(town, hash);

            assertThat(open(files, town, first))
                    .isEqualTo(new Unsealing.Refused(Unsealing.Reason.ERASED));
            assertThat(content(open(files, town, second))).isEqualTo(SCAN);
            evidence.change(town, OFFICER, "保存年限", change -> files.erase(change, second));
            files.forget(town, hash);
            assertThat(list(files)).isEmpty();
            assertThat(new LedgerDesk(evidence).verify(town))
                    .isInstanceOf(Verification.Intact.class);
            assertThat(rows(town)).doesNotContain("住民の申出書", hash);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLedgerBindsNameAndContentWithoutSayingThem(Kind kind) throws IOException {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(TOWN);
            SealedFiles files = files();
            seal(files, town, "住民の申出書.pdf", SCAN);
            String hash = ((Unsealing.Whole) open(files, town, only(town))).file().hash();

            String entries =
                    town.read(db ->
                            db.select(LEDGER_ENTRY.ENTRY).from(LEDGER_ENTRY).stream()
                                    .map(row ->
                                            new String(row.value1(), StandardCharsets.UTF_8)
                                                    + java.util.HexFormat.of()
                                                            .formatHex(row.value1()))
                                    .toList()
                                    .toString());
            assertThat(entries).doesNotContain(hash, "住民の申出書");

            town.write(db -> db.update(SEALED_FILE).set(SEALED_FILE.NAME, "別.pdf").execute());
            assertThat(new LedgerDesk(evidence).verify(town))
                    .isNotInstanceOf(Verification.Intact.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "決裁書.pdf,            PDF,  決裁書.pdf",
        "C:\\Users\\x\\決裁.PDF, PDF,  決裁.PDF",
        "../../etc/passwd,      OTHER, passwd.bin",
        "scan.exe,              PDF,  scan.exe.pdf",
        "写真\u202Egpj.exe,     JPEG, 写真gpj.exe.jpg",
        "nul.pdf,               PDF,  _nul.pdf",
        "a<b>:c.pdf,            PDF,  a_b__c.pdf",
        "...pdf,                PDF,  pdf.pdf",
        "photo.jpeg,            JPEG, photo.jpeg",
    })
    void namesAreMadeSafe(String given, FileType type, String safe) {
        assertThat(SafeName.of(given, type).text()).isEqualTo(safe);
    }

    @Test
    void everyNameHoweverUglyBecomesOneThatCanBeSaved() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder ugly = new StringBuilder();
            int length = random.nextInt(300);
            for (int c = 0; c < length; c++) {
                ugly.appendCodePoint(
                        random.nextInt(4) == 0
                                ? "./\\:*\u0000\u202E 　𠮷髙".codePointAt(random.nextInt(10))
                                : random.nextInt(0x11000));
            }
            FileType type = FileType.values()[random.nextInt(FileType.values().length)];

            String name = SafeName.of(ugly.toString(), type).text();

            assertThat(name)
                    .isNotBlank()
                    .doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cntrl}\u202E]")
                    .doesNotStartWith(".");
            assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(SafeName.LONGEST);
        }
    }

    @Test
    void aTypeIsFoundInTheBytesAndMacrosAreNoOfficeFile() throws IOException {
        assertThat(type(zip("word/document.xml"))).isEqualTo(FileType.WORD);
        assertThat(type(zip("xl/workbook.xml"))).isEqualTo(FileType.EXCEL);
        assertThat(type(zip("word/document.xml", "word/vbaProject.bin"))).isEqualTo(FileType.OTHER);
        assertThat(type(zip("a.txt"))).isEqualTo(FileType.ZIP);
        assertThat(type("PK\u0003\u0004 no archive".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(FileType.OTHER);
        assertThat(type("<html><script>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(FileType.OTHER);
    }

    private FileType type(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "type", "");
        Files.write(file, bytes);
        return FileType.of(file);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return out.toByteArray();
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return '%';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                java.util.Arrays.fill(into, from, from + length, (byte) '%');
                return length;
            }
        };
    }

    private static SealedFileId only(BodyDatabase town) {
        return new SealedFileId(
                town.<Long>read(db ->
                        db.select(SEALED_FILE.ID).from(SEALED_FILE).fetchSingle(SEALED_FILE.ID)));
    }

    private static String rows(BodyDatabase town) {
        return town.read(db -> db.selectFrom(SEALED_FILE).fetch().formatCSV());
    }

    private static Path onlyFile(SealedFiles files) throws IOException {
        return list(files).getFirst();
    }

    private static List<Path> list(SealedFiles files) throws IOException {
        try (Stream<Path> all = Files.list(files.folder(TOWN))) {
            return all.toList();
        }
    }
}
