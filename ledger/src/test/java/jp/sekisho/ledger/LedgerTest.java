// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.NoteSignature;
import jp.sekisho.ledger.note.NoteSigner;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;
import jp.sekisho.ledger.tree.ProofCheck;
import jp.sekisho.ledger.tree.TreeHasher;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    private static final List<VerifierKey> KEYS = List.of(SampleLedger.KEY.verifierKey());
    private static final Trust TRUST = Trust.of(SampleLedger.KEY.verifierKey());

    private static Verification export(SampleLedger sample, Trust trust, List<LiveRow> rows)
            throws Exception {
        return LedgerVerifier.verify(
                new ByteArrayInputStream(sample.export()), trust, Optional.of(rows));
    }

    private static Verification running(SampleLedger sample) {
        return LedgerVerifier.verify(
                SampleLedger.ORIGIN, sample.storage, KEYS, TRUST, Optional.empty());
    }

    private static Finding finding(Verification verdict) {
        assertThat(verdict).isInstanceOf(Verification.Altered.class);
        return ((Verification.Altered) verdict).finding();
    }

    @Test
    void appendingOneByOneAndAtOnceGiveTheSameTree() {
        SampleLedger one = new SampleLedger();
        SampleLedger all = new SampleLedger();
        for (int i = 0; i < 20; i++) {
            assertThat(one.ledger.append(SampleLedger.change(i))).isEqualTo(new EntryId(i));
        }
        all.append(0, 13);
        all.append(13, 20);
        assertThat(one.ledger.head()).isEqualTo(all.ledger.head());
    }

    @Test
    void everyEntryIsProvedAtEverySize() {
        SampleLedger sample = SampleLedger.grown();
        for (int size = 1; size <= 23; size++) {
            Hash root = root(sample, size);
            for (int i = 0; i < size; i++) {
                Hash leaf = sample.storage.entry(new EntryId(i)).orElseThrow().nodes().getFirst();
                assertThat(
                                sample.ledger
                                        .prove(new EntryId(i), size)
                                        .orElseThrow()
                                        .check(leaf, root))
                        .isEqualTo(new ProofCheck.Holds());
            }
            assertThat(sample.ledger.prove(new EntryId(size), size)).isEmpty();
        }
    }

    private static Hash root(SampleLedger sample, int size) {
        SampleLedger then = new SampleLedger();
        sample.storage.scan(0, size, e -> then.storage.store(List.of(e)));
        return then.ledger.head().root();
    }

    @Test
    void checkpointsAreConsistent() throws Exception {
        SampleLedger sample = SampleLedger.grown();
        Checkpoint older = Checkpoint.parse(sample.checkpoints.get(0).text());
        Checkpoint newer = Checkpoint.parse(sample.checkpoints.get(2).text());
        assertThat(
                        sample.ledger
                                .consistency(older.size(), newer.size())
                                .check(older.root(), newer.root()))
                .isEqualTo(new ProofCheck.Holds());
    }

    @Test
    void emptyLedgerHasACheckpointAndVerifies() throws Exception {
        SampleLedger sample = new SampleLedger();
        sample.sign();
        assertThat(sample.ledger.head().root()).isEqualTo(TreeHasher.EMPTY_ROOT);
        assertThat(export(sample, TRUST, List.of())).isInstanceOf(Verification.Intact.class);
        assertThat(running(sample)).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void runningLedgerSaysHowManyEntriesNoCheckpointCovers() {
        SampleLedger sample = SampleLedger.grown();
        sample.append(23, 26);
        assertThat(((Verification.Intact) running(sample)).unsigned()).isEqualTo(3);
    }

    @Test
    void appendingReadsAndStoresOnlyALittle() {
        SampleLedger sample = new SampleLedger();
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(SampleLedger.change(i % 5));
        }
        sample.ledger.append(many);
        List<NodeId> read = new ArrayList<>();
        List<StoredEntry> stored = new ArrayList<>();
        LedgerStorage watched = watched(sample.storage, read::addAll, stored::addAll);
        new Ledger(SampleLedger.ORIGIN, watched, new CountingRandom())
                .append(SampleLedger.change(0));
        assertThat(read).hasSizeLessThanOrEqualTo(13);
        assertThat(stored).hasSize(1);
    }

    @Test
    void nothingIsKeptInMemoryWhenTheTransactionFails() {
        SampleLedger sample = SampleLedger.grown();
        Checkpoint before = sample.ledger.head();
        LedgerStorage failing =
                watched(
                        sample.storage,
                        ids -> {},
                        entries -> {
                            throw new IllegalStateException("disk full");
                        });
        Ledger ledger = new Ledger(SampleLedger.ORIGIN, failing, new CountingRandom());
        assertThatThrownBy(() -> ledger.append(SampleLedger.change(1))).hasMessage("disk full");
        assertThat(ledger.head()).isEqualTo(before);
        assertThat(sample.ledger.append(SampleLedger.change(1))).isEqualTo(new EntryId(23));
    }

    @Test
    void changedNodeInTheStorageIsFound() {
        SampleLedger sample = SampleLedger.grown();
        InMemoryLedgerStorage copy = copy(sample, 11, true);
        assertThat(
                        finding(
                                LedgerVerifier.verify(
                                        SampleLedger.ORIGIN, copy, KEYS, TRUST, Optional.empty())))
                .isEqualTo(Finding.NODE_CHANGED);
    }

    @Test
    void entryMissingInTheStorageIsFound() {
        SampleLedger sample = SampleLedger.grown();
        LedgerStorage gap = copy(sample, -1, false);
        LedgerStorage holed =
                new ForwardingStorage(gap) {
                    @Override
                    public void scan(long from, long to, Consumer<StoredEntry> each) {
                        gap.scan(from, to, e -> skip(e, each));
                    }

                    private void skip(StoredEntry e, Consumer<StoredEntry> each) {
                        if (e.id().index() != 4) {
                            each.accept(e);
                        }
                    }
                };
        Verification verdict =
                LedgerVerifier.verify(SampleLedger.ORIGIN, holed, KEYS, TRUST, Optional.empty());
        assertThat(finding(verdict)).isEqualTo(Finding.ENTRY_OUT_OF_ORDER);
    }

    @Test
    void restoreIsRecordedSignedAndExplainsWhatIsGone() throws Exception {
        SampleLedger sample = SampleLedger.grown();
        SignedNote lost = sample.checkpoints.getLast();
        SampleLedger restored = new SampleLedger();
        restored.append(0, 16);
        restored.ledger.restored(
                SampleLedger.START, SampleLedger.CLERK, "ディスク故障", List.of(SampleLedger.SIGNER));

        Verification own =
                LedgerVerifier.verify(
                        new ByteArrayInputStream(restored.export()), TRUST, Optional.empty());
        assertThat(own).isInstanceOf(Verification.Intact.class);
        assertThat(own.seen().restorations()).containsExactly(new EntryId(16));
        Verification against =
                LedgerVerifier.verify(
                        new ByteArrayInputStream(restored.export()),
                        TRUST.against(lost),
                        Optional.empty());
        assertThat(against).isEqualTo(new Verification.Truncated(against.seen(), 23, true));
        assertThat(against.seen().restorations()).containsExactly(new EntryId(16));
    }

    @Test
    void restorationThatIsNotBorneOutIsFound() throws Exception {
        SampleLedger honest = new SampleLedger();
        honest.append(0, 9);
        Checkpoint head = honest.ledger.head();
        assertThat(claiming(head, SampleLedger.SIGNER)).isInstanceOf(Verification.Intact.class);

        Checkpoint otherSize = new Checkpoint(head.origin(), 5, head.root(), List.of());
        assertThat(finding(claiming(otherSize, SampleLedger.SIGNER)))
                .isEqualTo(Finding.RESTORATION_FALSE);
        Checkpoint otherRoot = new Checkpoint(head.origin(), 9, TreeHasher.EMPTY_ROOT, List.of());
        assertThat(finding(claiming(otherRoot, SampleLedger.SIGNER)))
                .isEqualTo(Finding.RESTORATION_FALSE);
        NoteSigner forger =
                text ->
                        new NoteSignature(
                                SampleLedger.KEY.verifierKey().name(),
                                SampleLedger.KEY.verifierKey().id(),
                                new byte[64]);
        assertThat(finding(claiming(head, forger))).isEqualTo(Finding.RESTORATION_FALSE);
    }

    @Test
    void restorationWithoutItsSignedStatementIsFound() throws Exception {
        SampleLedger sample = new SampleLedger();
        sample.ledger.append(
                Change.of(
                        SampleLedger.START,
                        SampleLedger.CLERK,
                        new Action("restored-from"),
                        new Subject("ledger", SampleLedger.ORIGIN.value())));
        sample.sign();
        assertThat(finding(export(sample, TRUST, List.of()))).isEqualTo(Finding.RESTORATION_FALSE);
    }

    /// Verifies a ledger of nine entries whose tenth claims that it was restored from a head.
    private static Verification claiming(Checkpoint head, NoteSigner signer) throws Exception {
        SampleLedger sample = new SampleLedger();
        sample.append(0, 9);
        sample.ledger.append(
                Restoration.change(head, SampleLedger.START, SampleLedger.CLERK, List.of(signer)));
        sample.sign();
        return verify(sample.export(), TRUST);
    }

    @Test
    void liveRowsAreAsTheLastEntriesLeftThem() throws Exception {
        assertThat(export(SampleLedger.grown(), TRUST, SampleLedger.rows()))
                .isInstanceOf(Verification.Intact.class);
    }

    @Test
    void changedLiveRowNamesTheLastEntryAboutIt() throws Exception {
        List<LiveRow> rows = SampleLedger.rows();
        rows.set(1, new LiveRow(new Subject("asset", "a-1"), SampleLedger.row(99)));
        Verification verdict = export(SampleLedger.grown(), TRUST, rows);
        assertThat(verdict)
                .isEqualTo(
                        new Verification.Altered(
                                verdict.seen(),
                                Optional.of(EntryRange.of(16)),
                                Finding.ROW_CHANGED,
                                "asset a-1"));
    }

    @Test
    void removedLiveRowIsFound() throws Exception {
        List<LiveRow> rows = SampleLedger.rows();
        rows.remove(3);
        assertThat(finding(export(SampleLedger.grown(), TRUST, rows)))
                .isEqualTo(Finding.ROW_REMOVED);
    }

    @Test
    void unrecordedLiveRowIsFound() throws Exception {
        List<LiveRow> rows = SampleLedger.rows();
        rows.add(new LiveRow(new Subject("asset", "a-9"), SampleLedger.row(1)));
        assertThat(finding(export(SampleLedger.grown(), TRUST, rows)))
                .isEqualTo(Finding.ROW_UNRECORDED);
    }

    @Test
    void rowChangedBetweenTwoEntriesIsFound() throws Exception {
        SampleLedger sample = SampleLedger.grown();
        sample.ledger.append(SampleLedger.change(23));
        sample.ledger.append(
                Change.of(
                                SampleLedger.START,
                                SampleLedger.CLERK,
                                new Action("asset-changed"),
                                new Subject("asset", "a-1"))
                        .before(SampleLedger.row(77))
                        .after(SampleLedger.row(78)));
        sample.sign();
        assertThat(finding(export(sample, TRUST, SampleLedger.rows())))
                .isEqualTo(Finding.ROW_CHANGED_BETWEEN);
    }

    @Test
    void witnessesAreCounted() throws Exception {
        SampleLedger sample = SampleLedger.grown();
        SignedNote newest =
                sample.checkpoints
                        .getLast()
                        .cosigned(SampleLedger.WITNESS.signer(SampleLedger.CLOCK));
        byte[] file = new Forger(sample.export()).onlyCheckpoint(newest).file();
        List<VerifierKey> both =
                List.of(
                        SampleLedger.WITNESS.verifierKey(),
                        SampleLedger.SECOND_WITNESS.verifierKey());
        Verification one = verify(file, TRUST.witnesses(both, 1));
        assertThat(one).isInstanceOf(Verification.Intact.class);
        assertThat(one.seen().witnesses()).isEqualTo(1);
        assertThat(doubt(verify(file, TRUST.witnesses(both, 2))))
                .isEqualTo(Doubt.TOO_FEW_WITNESSES);
    }

    @Test
    void forgedWitnessIsNamed() throws Exception {
        SampleLedger sample = SampleLedger.grown();
        SignedNote signed =
                sample.checkpoints
                        .getFirst()
                        .cosigned(SampleLedger.WITNESS.signer(SampleLedger.CLOCK));
        SignedNote newest = sample.checkpoints.getLast();
        SignedNote mixed =
                new SignedNote(
                        newest.text(),
                        List.of(newest.signatures().getFirst(), signed.signatures().get(1)));
        byte[] file = new Forger(sample.export()).onlyCheckpoint(mixed).file();
        List<VerifierKey> witness = List.of(SampleLedger.WITNESS.verifierKey());
        assertThat(doubt(verify(file, TRUST.witnesses(witness, 1))))
                .isEqualTo(Doubt.WITNESS_FORGED);
    }

    @Test
    void entryOfANewerSchemaIsNotJudged() throws Exception {
        Forger forger = new Forger(SampleLedger.grown().export());
        forger.editEntry(
                        20,
                        bytes -> {
                            bytes[0] = 2;
                            return bytes;
                        })
                .rebuild()
                .resign(SampleLedger.KEY);
        assertThat(doubt(verify(forger.file(), TRUST))).isEqualTo(Doubt.NEWER_SCHEMA);
    }

    @Test
    void entryThatIsNoneIsFound() throws Exception {
        Forger forger = new Forger(SampleLedger.grown().export());
        forger.editEntry(20, bytes -> new byte[] {1, 2, 3}).rebuild().resign(SampleLedger.KEY);
        assertThat(finding(verify(forger.file(), TRUST))).isEqualTo(Finding.ENTRY_MALFORMED);
    }

    private static Doubt doubt(Verification verdict) {
        assertThat(verdict).isInstanceOf(Verification.Undetermined.class);
        return ((Verification.Undetermined) verdict).doubt();
    }

    private static Verification verify(byte[] file, Trust trust) throws Exception {
        return LedgerVerifier.verify(new ByteArrayInputStream(file), trust, Optional.empty());
    }

    @Test
    void timeIsCutToMicroseconds() {
        SampleLedger sample = new SampleLedger();
        sample.ledger.append(
                Change.of(
                        Instant.parse("1969-12-31T23:59:59.123456789Z"),
                        SampleLedger.CLERK,
                        new Action("a"),
                        new Subject("t", "i")));
        CanonicalBytes bytes = sample.storage.entry(new EntryId(0)).orElseThrow().bytes();
        assertThat(((EntryReading.Read) EntryCodec.decode(bytes)).entry().at())
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
    }

    private static InMemoryLedgerStorage copy(SampleLedger sample, int spoilt, boolean keep) {
        InMemoryLedgerStorage copy = new InMemoryLedgerStorage();
        sample.storage.scan(
                0,
                23,
                e -> {
                    List<Hash> nodes = new ArrayList<>(e.nodes());
                    if (e.id().index() == spoilt) {
                        nodes.set(nodes.size() - 1, TreeHasher.EMPTY_ROOT);
                    }
                    copy.store(List.of(new StoredEntry(e.id(), e.bytes(), nodes, e.facts())));
                });
        if (keep) {
            copy.keep(23, sample.checkpoints.getLast());
        }
        return copy;
    }

    private static LedgerStorage watched(
            LedgerStorage storage,
            Consumer<List<NodeId>> reads,
            Consumer<List<StoredEntry>> stores) {
        return new ForwardingStorage(storage) {
            @Override
            public List<Hash> nodes(List<NodeId> ids) {
                reads.accept(ids);
                return super.nodes(ids);
            }

            @Override
            public void store(List<StoredEntry> entries) {
                stores.accept(entries);
            }
        };
    }
}
