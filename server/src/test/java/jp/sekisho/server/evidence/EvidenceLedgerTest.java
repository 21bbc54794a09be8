// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.LedgerCheckpoint.LEDGER_CHECKPOINT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;
import static jp.sekisho.server.database.schema.tables.LedgerKey.LEDGER_KEY;
import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.sekisho.ledger.Doubt;
import jp.sekisho.ledger.EntryProof;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.Finding;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.ledger.LiveRowsFile;
import jp.sekisho.ledger.Trust;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.secret.TestSecrets;
import org.jooq.DSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

final class EvidenceLedgerTest {

    private static final Actor OFFICER = new Actor("山田");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC);

    private final Evidence evidence = evidence();
    private final LedgerDesk desk = new LedgerDesk(evidence);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everyChangeLeavesAnIntactLedger(Kind kind) {
        inTown(
                kind,
                town -> {
                    assertThat(desk.verify(town)).isInstanceOf(Verification.Undetermined.class);
                    add(town, 1, 2, 3);
                    intact(town);
                    rename(town, 1, "村長");
                    rename(town, 1, "市長");
                    intact(town);
                    evidence.change(
                            town,
                            OFFICER,
                            "まちがい",
                            change -> {
                                change.remove(row(change.db(), 2));
                                OrganRecord again = row(change.db(), 3);
                                again.setName("一度目");
                                change.update(again);
                                again.setName("二度目");
                                change.update(again);
                                change.note(new Subject("organ", 3), "looked", "見た");
                                return 0;
                            });
                    intact(town);
                    assertThat(desk.checkpoint(town)).map(Checkpointed::size).hasValue(9L);
                    assertThat(intact(town).unsigned()).isZero();
                });
    }

    @ParameterizedTest
    @EnumSource
    void aRowAlteredBehindTheProductsBackIsNamed(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1, 2, 3);
                    town.write(db ->
                            db.update(ORGAN).set(ORGAN.NAME, "偽").where(ORGAN.ID.eq(2L)).execute());
                    altered(town, Finding.ROW_CHANGED, 1, "organ 2");

                    rename(town, 2, "正しい変更");
                    altered(town, Finding.ROW_CHANGED_BETWEEN, 3, "organ 2");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aRowRemovedOrAddedBehindTheProductsBackIsNamed(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1, 2, 3);
                    town.write(db -> db.deleteFrom(ORGAN).where(ORGAN.ID.eq(3L)).execute());
                    altered(town, Finding.ROW_REMOVED, 2, "organ 3");
                });
        inTown(
                kind,
                town -> {
                    add(town, 1);
                    OrganRecord smuggled = organ(9);
                    smuggled.setVersion(1);
                    town.write(db -> db.executeInsert(smuggled));
                    assertThat(desk.verify(town))
                            .isInstanceOfSatisfying(
                                    Verification.Altered.class,
                                    a -> {
                                        assertThat(a.finding()).isEqualTo(Finding.ROW_UNRECORDED);
                                        assertThat(a.detail()).isEqualTo("organ 9");
                                    });
                });
    }

    @ParameterizedTest
    @EnumSource
    void anEntryAlteredOrLostIsNamed(Kind kind) {
        tampered(
                kind,
                Finding.ENTRY_CHANGED,
                4,
                db -> {
                    byte[] bytes =
                            Objects.requireNonNull(
                                    db.fetchSingle(LEDGER_ENTRY, LEDGER_ENTRY.SEQ.eq(4L))
                                            .getEntry());
                    bytes[5] ^= 1;
                    db.update(LEDGER_ENTRY)
                            .set(LEDGER_ENTRY.ENTRY, bytes)
                            .where(LEDGER_ENTRY.SEQ.eq(4L))
                            .execute();
                });
        tampered(
                kind,
                Finding.ENTRY_OUT_OF_ORDER,
                3,
                db -> {
                    db.deleteFrom(LEDGER_FACT).where(LEDGER_FACT.SEQ.eq(3L)).execute();
                    db.deleteFrom(LEDGER_ENTRY).where(LEDGER_ENTRY.SEQ.eq(3L)).execute();
                });
        tampered(
                kind,
                Finding.ENTRY_MALFORMED,
                5,
                db ->
                        db.update(LEDGER_ENTRY)
                                .set(LEDGER_ENTRY.SUBJECT_ID, "1")
                                .where(LEDGER_ENTRY.SEQ.eq(5L))
                                .execute());
        tampered(
                kind,
                Finding.ENTRY_MALFORMED,
                5,
                db ->
                        db.update(LEDGER_ENTRY)
                                .set(LEDGER_ENTRY.MADE_AT, 1L)
                                .where(LEDGER_ENTRY.SEQ.eq(5L))
                                .execute());
        tampered(
                kind,
                Finding.FACT_CHANGED,
                2,
                db ->
                        db.update(LEDGER_FACT)
                                .set(LEDGER_FACT.CONTENT, "佐藤")
                                .where(LEDGER_FACT.SEQ.eq(2L), LEDGER_FACT.NAME.eq("who"))
                                .execute());
        tampered(
                kind,
                Finding.FACT_REMOVED,
                2,
                db ->
                        db.deleteFrom(LEDGER_FACT)
                                .where(LEDGER_FACT.SEQ.eq(2L), LEDGER_FACT.NAME.eq("why"))
                                .execute());
    }

    @ParameterizedTest
    @EnumSource
    void aDroppedEndIsTruncation(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1, 2, 3, 4, 5, 6);
                    desk.checkpoint(town);
                    town.write(db ->
                            db.deleteFrom(LEDGER_ENTRY).where(LEDGER_ENTRY.SEQ.ge(4L)).execute());
                    assertThat(desk.verify(town))
                            .isInstanceOfSatisfying(
                                    Verification.Truncated.class,
                                    t -> {
                                        assertThat(t.seen().entries()).isEqualTo(4);
                                        assertThat(t.expected()).isEqualTo(6);
                                    });
                });
    }

    @ParameterizedTest
    @EnumSource
    void erasingAFactLeavesTheProofWhole(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1, 2, 3);
                    desk.erase(town, 0, 2, "who", OFFICER, "保存期間の満了");
                    assertThat(intact(town).seen().erased()).isEqualTo(3);
                    List<History.Entry> history =
                            town.read(db -> History.of(db, new Subject("organ", 2), 9));
                    assertThat(history).extracting(History.Entry::who).containsExactly("");
                    assertThat(history).extracting(History.Entry::why).containsExactly("登録");
                });
    }

    @ParameterizedTest
    @EnumSource
    void anEntryIsProvedToSomebodyWhoHoldsTheKeyOnly(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, LongStream.rangeClosed(1, 100).toArray());
                    rename(town, 1, "村長");
                    assertThat(desk.prove(town, 100)).isEmpty();
                    desk.checkpoint(town);
                    VerifierKey key =
                            town.<Optional<VerifierKey>>read(
                                            db -> evidence.ledger(town.key(), db).verifierKey())
                                    .orElseThrow();
                    EntryProof proof = desk.prove(town, 42).orElseThrow();

                    assertThat(
                                    EntryProof.tryParse(
                                                    proof.text().getBytes(StandardCharsets.UTF_8))
                                            .orElseThrow()
                                            .check(key))
                            .isInstanceOfSatisfying(
                                    EntryProof.Proven.class,
                                    p -> {
                                        assertThat(p.entry().subject().id()).isEqualTo("43");
                                        assertThat(p.head().origin().value())
                                                .isEqualTo("sekisho/town");
                                    });
                    assertThat(desk.prove(town, 101)).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void theExportVerifiesWithItsRowsAndNoticesAnAlteredOne(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1, 2, 3);
                    Map<String, byte[]> files = exported(town);
                    assertThat(verified(files)).isInstanceOf(Verification.Intact.class);

                    town.write(db ->
                            db.update(ORGAN).set(ORGAN.NAME, "偽").where(ORGAN.ID.eq(3L)).execute());
                    assertThat(verified(exported(town)))
                            .isInstanceOfSatisfying(
                                    Verification.Altered.class,
                                    a -> assertThat(a.detail()).isEqualTo("organ 3"));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatWasExchangedSignsNothing(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1);
                    rename(town, 1, "村長");
                    town.write(db ->
                            db.update(LEDGER_KEY)
                                    .set(LEDGER_KEY.SEALED, new byte[] {1, 2, 3})
                                    .execute());
                    assertThat(desk.checkpoint(town)).isEmpty();
                    assertThat(desk.verify(town))
                            .isInstanceOfSatisfying(
                                    Verification.Undetermined.class,
                                    u -> assertThat(u.doubt()).isEqualTo(Doubt.NO_KEY));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointThatWasAlteredIsNotBelieved(Kind kind) {
        inTown(
                kind,
                town -> {
                    add(town, 1);
                    town.write(db ->
                            db.update(LEDGER_CHECKPOINT)
                                    .set(LEDGER_CHECKPOINT.NOTE, "x")
                                    .execute());
                    assertThat(desk.verify(town))
                            .isInstanceOfSatisfying(
                                    Verification.Undetermined.class,
                                    u ->
                                            assertThat(u.doubt())
                                                    .isEqualTo(Doubt.CHECKPOINT_MALFORMED));
                });
    }

    @ParameterizedTest
    @EnumSource
    void manyWritersAtOnceLeaveNoGap(Kind kind) {
        inTown(
                kind,
                town -> {
                    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                        List<Future<?>> all =
                                IntStream.range(0, 8)
                                        .<Future<?>>mapToObj(writer ->
                                                pool.submit(() -> {
                                                    for (int i = 1; i <= 10; i++) {
                                                        add(town, 100L * writer + i);
                                                    }
                                                }))
                                        .toList();
                        for (Future<?> one : all) {
                            one.get();
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    assertThat(intact(town).seen().entries()).isEqualTo(80);
                });
    }

    private void tampered(Kind kind, Finding finding, long at, Consumer<DSLContext> tampering) {
        inTown(
                kind,
                town -> {
                    add(town, 1, 2, 3, 4, 5, 6, 7);
                    town.write(db -> {
                        tampering.accept(db);
                        return 0;
                    });
                    assertThat(desk.verify(town))
                            .isInstanceOfSatisfying(
                                    Verification.Altered.class,
                                    a -> {
                                        assertThat(a.finding()).isEqualTo(finding);
                                        assertThat(a.where()).hasValue(EntryRange.of(at));
                                    });
                });
    }

    private Verification.Intact intact(BodyDatabase town) {
        Verification verdict = desk.verify(town);
        assertThat(verdict).isInstanceOf(Verification.Intact.class);
        return (Verification.Intact) verdict;
    }

    private void altered(BodyDatabase town, Finding finding, long at, String detail) {
        assertThat(desk.verify(town))
                .isInstanceOfSatisfying(
                        Verification.Altered.class,
                        a -> {
                            assertThat(a.finding()).isEqualTo(finding);
                            assertThat(a.where()).hasValue(EntryRange.of(at));
                            assertThat(a.detail()).isEqualTo(detail);
                        });
    }

    private Map<String, byte[]> exported(BodyDatabase town) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, byte[]> files = new HashMap<>();
        try {
            assertThat(desk.export(town, out)).isTrue();
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), zip.readAllBytes());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static Verification verified(Map<String, byte[]> files) {
        try {
            var rows =
                    (LiveRowsFile.Read)
                            LiveRowsFile.read(
                                    new java.io.BufferedReader(
                                            new StringReader(text(files, "live-rows.tsv"))));
            return LedgerVerifier.verify(
                    new ByteArrayInputStream(Objects.requireNonNull(files.get("ledger.export"))),
                    Trust.of(VerifierKey.parse(text(files, "ledger.key"))),
                    Optional.of(rows.rows()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    private void inTown(Kind kind, Consumer<BodyDatabase> work) {
        Path own = folder.resolve(Long.toString(System.nanoTime()));
        try (BodyDatabases databases = TestDatabases.fresh(kind, own)) {
            work.accept(databases.create(new BodyKey("town")));
        }
    }

    private void add(BodyDatabase town, long... ids) {
        evidence.change(
                town,
                OFFICER,
                "登録",
                change -> {
                    change.insertAll(
                            LongStream.of(ids).mapToObj(EvidenceLedgerTest::organ).toList());
                    return 0;
                });
    }

    private void rename(BodyDatabase town, long id, String name) {
        evidence.change(
                town,
                OFFICER,
                "改称",
                change -> {
                    OrganRecord row = row(change.db(), id);
                    row.setName(name);
                    change.update(row);
                    return 0;
                });
    }

    private static OrganRecord row(DSLContext db, long id) {
        return db.fetchSingle(ORGAN, ORGAN.ID.eq(id));
    }

    private static OrganRecord organ(long id) {
        OrganRecord organ = new OrganRecord();
        organ.setId(id);
        organ.setKind("HEAD");
        organ.setName("機関" + id);
        organ.setFromOn("2026-04-01");
        return organ;
    }

    private static Evidence evidence() {
        return new Evidence(
                CLOCK,
                new StaticListableBeanFactory().getBeanProvider(ChangeListener.class),
                TestSecrets.fresh());
    }
}
