// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import org.junit.jupiter.api.Test;

final class EntryProofTest {

    private static final VerifierKey KEY = SampleLedger.KEY.verifierKey();

    private final SampleLedger sample = SampleLedger.grown();
    private final byte[] export = sample.export();

    private static ExportedLedger.Proving prove(byte[] export, long id) throws Exception {
        return ExportedLedger.prove(new ByteArrayInputStream(export), new EntryId(id));
    }

    private EntryProof proof(long id) throws Exception {
        return ((ExportedLedger.Proved) prove(export, id)).proof();
    }

    private static Optional<EntryProof> parsed(String text) {
        return EntryProof.tryParse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static EntryProof.Verdict unproven(EntryProof.Why why) {
        return new EntryProof.Unproven(why);
    }

    @Test
    void everyEntryOfAnExportIsProved() throws Exception {
        for (int id = 0; id < 23; id++) {
            EntryProof proof = proof(id);
            assertThat(parsed(proof.text())).contains(proof);
            assertThat(proof.check(KEY)).isInstanceOf(EntryProof.Proven.class);
            assertThat(proof.path())
                    .isEqualTo(sample.ledger.prove(new EntryId(id), 23).orElseThrow().path());
        }
    }

    @Test
    void proofSaysWhatTheEntrySays() throws Exception {
        EntryProof.Proven proven = (EntryProof.Proven) proof(9).check(KEY);
        assertThat(proven.entry().subject()).isEqualTo(new Subject("asset", "a-4"));
        assertThat(proven.head().size()).isEqualTo(23);
    }

    @Test
    void entryBeyondTheEndIsNotThere() throws Exception {
        assertThat(prove(export, 23)).isEqualTo(new ExportedLedger.NoSuchEntry(23));
    }

    @Test
    void alteredExportGivesNoProof() throws Exception {
        byte[] changed = new Forger(export).flip(9).rebuild().file();
        assertThat(prove(changed, 4)).isEqualTo(new ExportedLedger.Inconsistent());
        byte[] unsigned = removeCheckpoints(export);
        assertThat(prove(unsigned, 4)).isEqualTo(new ExportedLedger.NoCheckpoint());
    }

    private static byte[] removeCheckpoints(byte[] export) {
        Forger forger = new Forger(export);
        forger.records.removeIf(r -> r.type() == 'C');
        return forger.file();
    }

    @Test
    void anotherEntryUnderTheSameProofIsRefused() throws Exception {
        EntryProof proof = proof(9);
        EntryProof forged =
                new EntryProof(proof(4).entry(), proof.index(), proof.path(), proof.checkpoint());
        assertThat(forged.check(KEY)).isEqualTo(unproven(EntryProof.Why.NOT_IN_TREE));
    }

    @Test
    void anotherNumberOrPathIsRefused() throws Exception {
        EntryProof proof = proof(9);
        assertThat(
                        new EntryProof(
                                        proof.entry(),
                                        new EntryId(8),
                                        proof.path(),
                                        proof.checkpoint())
                                .check(KEY))
                .isEqualTo(unproven(EntryProof.Why.NOT_IN_TREE));
        List<jp.sekisho.ledger.tree.Hash> shorter =
                proof.path().subList(0, proof.path().size() - 1);
        assertThat(
                        new EntryProof(proof.entry(), proof.index(), shorter, proof.checkpoint())
                                .check(KEY))
                .isEqualTo(unproven(EntryProof.Why.NOT_IN_TREE));
    }

    @Test
    void wrongKeyAndForgedCheckpointAreNamed() throws Exception {
        EntryProof proof = proof(9);
        assertThat(proof.check(SampleLedger.OTHER_KEY.verifierKey()))
                .isEqualTo(unproven(EntryProof.Why.NOT_SIGNED_BY_KEY));
        SignedNote note = proof.checkpoint();
        SignedNote changed =
                new SignedNote(note.text().replace("\n23\n", "\n24\n"), note.signatures());
        assertThat(new EntryProof(proof.entry(), proof.index(), proof.path(), changed).check(KEY))
                .isEqualTo(unproven(EntryProof.Why.CHECKPOINT_FORGED));
    }

    @Test
    void malformedProofsAreRefused() throws Exception {
        String text = proof(9).text();
        assertThat(parsed(text.replace("@v1", "@v2"))).isEmpty();
        assertThat(parsed(text.replace("index 9", "index 09"))).isEmpty();
        assertThat(parsed(text.replaceFirst("extra .*\n", ""))).isEmpty();
        assertThat(parsed(text.replaceFirst("\n\n", "\n"))).isEmpty();
        assertThat(parsed(text.replaceFirst("\n\n", "\nxx\n\n"))).isEmpty();
        assertThat(parsed(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(parsed("")).isEmpty();
    }
}
