// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.NoteSignature;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import org.junit.jupiter.api.Test;

/// One tampered copy of each kind; the name of the test says what was done to it.
final class TamperedCopiesTest {

    private final SampleLedger sample = SampleLedger.grown();
    private final byte[] intact = sample.export();
    private final Forger forger = new Forger(intact);
    private final Trust key = Trust.of(SampleLedger.KEY.verifierKey());

    private Verification verify(Trust trust) {
        return verify(forger.file(), trust);
    }

    private static Verification verify(byte[] file, Trust trust) {
        try {
            return LedgerVerifier.verify(new ByteArrayInputStream(file), trust, Optional.empty());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void altered(Verification verdict, Finding finding, long first, long last) {
        assertThat(verdict).isInstanceOf(Verification.Altered.class);
        Verification.Altered altered = (Verification.Altered) verdict;
        assertThat(altered.finding()).isEqualTo(finding);
        assertThat(altered.where()).contains(EntryRange.of(first, last));
    }

    private static void undetermined(Verification verdict, Doubt doubt) {
        assertThat(verdict).isInstanceOf(Verification.Undetermined.class);
        assertThat(((Verification.Undetermined) verdict).doubt()).isEqualTo(doubt);
    }

    private static void truncated(
            Verification verdict, long entries, long expected, boolean older) {
        assertThat(verdict).isEqualTo(new Verification.Truncated(verdict.seen(), expected, older));
        assertThat(verdict.seen().entries()).isEqualTo(entries);
    }

    @Test
    void intact() {
        Verification verdict = verify(key);
        assertThat(verdict).isEqualTo(new Verification.Intact(verdict.seen(), 0));
        assertThat(verdict.seen().entries()).isEqualTo(23);
        assertThat(verdict.seen().root()).isEqualTo(sample.ledger.head().root());
        assertThat(verdict.seen().erased()).isEqualTo(2);
        assertThat(verdict.seen().ownKey()).isFalse();
    }

    @Test
    void intact_against_every_older_checkpoint() {
        for (SignedNote older : sample.checkpoints) {
            assertThat(verify(key.against(older))).isInstanceOf(Verification.Intact.class);
        }
    }

    @Test
    void tampered_one_byte() {
        forger.flip(7);
        altered(verify(key), Finding.ENTRY_CHANGED, 7, 7);
    }

    @Test
    void tampered_one_byte_with_its_hash() {
        forger.flip(7).rehashLeaf(7);
        altered(verify(key), Finding.NODE_CHANGED, 6, 7);
    }

    @Test
    void tampered_left_leaf_with_its_hash() {
        forger.flip(10).rehashLeaf(10);
        altered(verify(key), Finding.NODE_CHANGED, 10, 11);
    }

    @Test
    void tampered_one_byte_with_the_whole_tree() {
        forger.flip(12).rebuild();
        altered(verify(key), Finding.ROOT_DIFFERS, 8, 15);
    }

    @Test
    void tampered_and_checkpoints_replaced_under_old_signatures() {
        forger.flip(12).rebuild();
        NoteSignature old = sample.checkpoints.getLast().signatures().getFirst();
        forger.onlyCheckpoint(new SignedNote(forger.head().text(), List.of(old)));
        altered(verify(key), Finding.CHECKPOINT_FORGED, 0, 22);
    }

    @Test
    void tampered_and_signed_by_another_key() {
        forger.flip(12).rebuild().resign(SampleLedger.OTHER_KEY);
        undetermined(verify(key), Doubt.NOT_SIGNED_BY_KEY);
    }

    @Test
    void tampered_and_signed_by_another_key_that_the_file_names() {
        forger.flip(12).rebuild().resign(SampleLedger.OTHER_KEY);
        byte[] named = SampleLedger.OTHER_KEY.verifierKey().encode().getBytes();
        forger.edit(forger.place('K', 0), k -> named);
        assertThat(verify(Trust.none()).seen().ownKey()).isTrue();
        undetermined(verify(key), Doubt.NOT_SIGNED_BY_KEY);
    }

    @Test
    void tampered_and_signed_anew_by_the_ledgers_own_key() {
        forger.flip(3).rebuild().resign(SampleLedger.KEY);
        // Whoever holds the key can do this unseen: therefore checkpoints are kept elsewhere.
        assertThat(verify(key)).isInstanceOf(Verification.Intact.class);
        altered(
                verify(key.against(sample.checkpoints.getFirst())),
                Finding.OLDER_ROOT_DIFFERS,
                0,
                7);
    }

    @Test
    void tampered_after_an_older_checkpoint_and_signed_anew() {
        forger.flip(18).rebuild().resign(SampleLedger.KEY);
        Trust two = key.against(sample.checkpoints.get(2)).against(sample.checkpoints.get(1));
        altered(verify(two), Finding.OLDER_ROOT_DIFFERS, 16, 22);
    }

    @Test
    void removed_entry() {
        forger.cut(5);
        altered(verify(key), Finding.ENTRY_OUT_OF_ORDER, 5, 5);
    }

    @Test
    void removed_entry_and_renumbered() {
        forger.cut(5);
        forger.rebuild();
        altered(verify(key), Finding.ROOT_DIFFERS, 0, 7);
    }

    @Test
    void removed_entry_and_signed_anew() {
        forger.cut(10);
        forger.rebuild().resign(SampleLedger.KEY);
        altered(
                verify(key.against(sample.checkpoints.get(0)).against(sample.checkpoints.get(1))),
                Finding.OLDER_ROOT_DIFFERS,
                8,
                15);
    }

    @Test
    void inserted_entry() {
        List<Forger.Record> copy = new Forger(intact).cut(9);
        forger.paste(4, copy);
        altered(verify(key), Finding.ENTRY_OUT_OF_ORDER, 4, 4);
    }

    @Test
    void inserted_entry_and_renumbered() {
        forger.paste(4, new Forger(intact).cut(9)).rebuild();
        altered(verify(key), Finding.ROOT_DIFFERS, 0, 7);
    }

    @Test
    void duplicated_entry() {
        forger.paste(7, new Forger(intact).cut(6));
        altered(verify(key), Finding.ENTRY_OUT_OF_ORDER, 7, 7);
    }

    @Test
    void reordered_entries() {
        Collections.swap(forger.records, forger.place('E', 13), forger.place('E', 14));
        altered(verify(key), Finding.ENTRY_OUT_OF_ORDER, 13, 13);
    }

    @Test
    void reordered_entries_and_renumbered() {
        forger.paste(13, forger.cut(14)).rebuild();
        altered(verify(key), Finding.ROOT_DIFFERS, 8, 15);
    }

    @Test
    void truncated_end() {
        forger.cut(22);
        forger.cut(21);
        forger.endAnew();
        truncated(verify(key), 21, 23, false);
    }

    @Test
    void truncated_end_with_the_record_of_an_erasure_and_signed_anew() {
        forger.cut(22);
        forger.cut(21);
        forger.endAnew().resign(SampleLedger.KEY);
        altered(verify(key), Finding.FACT_REMOVED, 3, 3);
        truncated(verify(key.against(sample.checkpoints.getLast())), 21, 23, true);
    }

    @Test
    void truncated_last_entry() {
        forger.cut(22);
        forger.endAnew();
        truncated(verify(key), 22, 23, false);
    }

    @Test
    void truncated_and_signed_anew() {
        forger.cut(22);
        forger.endAnew().resign(SampleLedger.KEY);
        assertThat(verify(key)).isInstanceOf(Verification.Intact.class);
        truncated(verify(key.against(sample.checkpoints.getLast())), 22, 23, true);
    }

    @Test
    void truncated_to_nothing_and_signed_anew() {
        forger.records.removeIf(r -> r.type() == 'E' || r.type() == 'F');
        forger.endAnew().resign(SampleLedger.KEY);
        truncated(verify(key.against(sample.checkpoints.getFirst())), 0, 8, true);
    }

    @Test
    void cut_file() {
        for (int length = LedgerExport.MAGIC.length; length < intact.length; length += 29) {
            assertThat(verify(java.util.Arrays.copyOf(intact, length), key))
                    .isInstanceOf(Verification.Truncated.class);
        }
    }

    @Test
    void newest_checkpoint_removed() {
        forger.records.remove(forger.place('C', 2));
        altered(verify(key), Finding.ENTRIES_AFTER_CHECKPOINT, 16, 22);
    }

    @Test
    void every_checkpoint_removed() {
        forger.records.removeIf(r -> r.type() == 'C');
        undetermined(verify(key), Doubt.NO_CHECKPOINT);
    }

    @Test
    void appended_after_the_checkpoint() {
        forger.paste(23, new Forger(intact).cut(9)).rebuild();
        altered(verify(key), Finding.ENTRIES_AFTER_CHECKPOINT, 23, 23);
    }

    @Test
    void checkpoint_of_another_ledger() {
        Checkpoint other = new Checkpoint(new Origin("city"), 23, forger.head().root(), List.of());
        forger.onlyCheckpoint(SignedNote.sign(other.text(), List.of(SampleLedger.SIGNER)));
        undetermined(verify(key), Doubt.OTHER_LEDGER);
    }

    @Test
    void checkpoint_that_is_none() {
        forger.onlyCheckpoint(SignedNote.sign("hello\n", List.of(SampleLedger.SIGNER)));
        undetermined(verify(key), Doubt.CHECKPOINT_MALFORMED);
    }

    @Test
    void wrong_key() {
        undetermined(
                verify(Trust.of(SampleLedger.OTHER_KEY.verifierKey())), Doubt.NOT_SIGNED_BY_KEY);
    }

    @Test
    void forged_older_checkpoint() {
        SignedNote older = sample.checkpoints.getFirst();
        String text = older.text().replaceFirst("\n8\n", "\n9\n");
        undetermined(
                verify(key.against(new SignedNote(text, older.signatures()))), Doubt.OLDER_FORGED);
    }

    @Test
    void older_checkpoint_signed_by_another_key() {
        String text = sample.checkpoints.getFirst().text();
        SignedNote other =
                SignedNote.sign(text, List.of(SampleLedger.OTHER_KEY.signer(SampleLedger.CLOCK)));
        undetermined(verify(key.against(other)), Doubt.OLDER_NOT_SIGNED_BY_KEY);
    }

    @Test
    void older_checkpoint_of_another_ledger() {
        String text = sample.checkpoints.getFirst().text().replace("town", "city");
        undetermined(
                verify(key.against(SignedNote.sign(text, List.of(SampleLedger.SIGNER)))),
                Doubt.OLDER_OF_OTHER_LEDGER);
    }

    @Test
    void tampered_entry_weighs_more_than_a_doubtful_checkpoint() {
        forger.flip(2);
        altered(
                verify(Trust.of(SampleLedger.OTHER_KEY.verifierKey())),
                Finding.ENTRY_CHANGED,
                2,
                2);
    }

    @Test
    void two_roots_signed_for_one_size() {
        List<Forger.Record> records = new ArrayList<>(forger.records);
        Forger other = new Forger(intact).flip(20).rebuild();
        SignedNote second = SignedNote.sign(other.head().text(), List.of(SampleLedger.SIGNER));
        records.add(forger.place('C', 2) + 1, new Forger.Record('C', second.encode()));
        forger.records.clear();
        forger.records.addAll(records);
        Verification verdict = verify(key);
        assertThat(((Verification.Altered) verdict).finding()).isEqualTo(Finding.ROOT_DIFFERS);
    }

    @Test
    void any_flipped_bit_is_noticed() {
        int entries = 0;
        Forger whole = new Forger(intact);
        for (Forger.Record record : whole.records.subList(0, whole.place('C', 2))) {
            entries += 5 + record.payload().length;
        }
        // Before the newest checkpoint stand the name, the file's own key and older checkpoints, of
        // which a doubtful one is passed over: the newest covers all entries.
        for (int at = LedgerExport.MAGIC.length + entries; at < intact.length; at += 29) {
            byte[] file = intact.clone();
            file[at] ^= (byte) (1 << (at % 8));
            assertThat(verify(file, key)).isNotInstanceOf(Verification.Intact.class);
        }
    }
}
