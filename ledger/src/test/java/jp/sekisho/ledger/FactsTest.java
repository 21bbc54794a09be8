// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Erasable facts: erased is not altered, altered is not erased.
final class FactsTest {

    private final SampleLedger sample = SampleLedger.grown();
    private final Forger forger = new Forger(sample.export());

    private Verification verify() {
        return verify(forger.file());
    }

    private static Verification verify(byte[] file) {
        try {
            return LedgerVerifier.verify(
                    new ByteArrayInputStream(file),
                    Trust.of(SampleLedger.KEY.verifierKey()),
                    Optional.empty());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void altered(Finding finding, long entry, String fact) {
        Verification verdict = verify();
        assertThat(verdict)
                .isEqualTo(
                        new Verification.Altered(
                                verdict.seen(), Optional.of(EntryRange.of(entry)), finding, fact));
    }

    @Test
    void erased_fact_leaves_the_proof_whole() {
        var root = sample.ledger.head().root();
        var proof = sample.ledger.prove(new EntryId(9), 23).orElseThrow();
        sample.storage.erase(EntryRange.of(9), FactName.WHY);
        assertThat(sample.ledger.head().root()).isEqualTo(root);
        assertThat(sample.ledger.prove(new EntryId(9), 23)).contains(proof);
        assertThat(sample.storage.entry(new EntryId(9)).orElseThrow().facts())
                .extracting(Fact::name)
                .containsExactly(FactName.WHO);
    }

    @Test
    void erased_fact_is_nowhere_in_the_export() {
        String text = new String(sample.export(), StandardCharsets.UTF_8);
        assertThat(text).contains("理由 2", "理由 5").doesNotContain("理由 3", "理由 4");
    }

    @Test
    void fact_removed_without_record() {
        forger.records.remove(forger.factOf(9, 1));
        forger.endAnew();
        altered(Finding.FACT_REMOVED, 9, "why");
    }

    @Test
    void both_facts_removed_without_record() {
        forger.records.remove(forger.factOf(22, 1));
        forger.records.remove(forger.factOf(22, 0));
        forger.endAnew();
        altered(Finding.FACT_REMOVED, 22, "who");
    }

    @Test
    void fact_value_changed() {
        forger.edit(
                forger.factOf(9, 1),
                bytes -> {
                    bytes[bytes.length - 1] = '8';
                    return bytes;
                });
        altered(Finding.FACT_CHANGED, 9, "why");
    }

    @Test
    void fact_salt_changed() {
        forger.edit(
                forger.factOf(9, 0),
                bytes -> {
                    bytes[1] ^= 1;
                    return bytes;
                });
        altered(Finding.FACT_CHANGED, 9, "who");
    }

    @Test
    void fact_salt_removed() {
        forger.edit(
                forger.factOf(9, 0),
                bytes ->
                        Forger.join(
                                new byte[1],
                                java.util.Arrays.copyOfRange(bytes, 17, bytes.length)));
        altered(Finding.FACT_CHANGED, 9, "who");
    }

    @Test
    void salts_swapped_between_facts() {
        byte[] who = forger.records.get(forger.factOf(9, 0)).payload().clone();
        byte[] why = forger.records.get(forger.factOf(9, 1)).payload().clone();
        forger.edit(forger.factOf(9, 0), b -> salted(b, why));
        forger.edit(forger.factOf(9, 1), b -> salted(b, who));
        altered(Finding.FACT_CHANGED, 9, "who");
    }

    private static byte[] salted(byte[] fact, byte[] from) {
        System.arraycopy(from, 1, fact, 1, 16);
        return fact;
    }

    @Test
    void facts_swapped_between_entries() {
        Collections.swap(forger.records, forger.factOf(9, 1), forger.factOf(10, 1));
        altered(Finding.FACT_CHANGED, 9, "why");
    }

    @Test
    void fact_added() {
        Forger.Record copy = forger.records.get(forger.factOf(9, 1));
        forger.records.add(forger.factOf(9, 1), copy);
        forger.endAnew();
        altered(Finding.FACT_UNBOUND, 9, "why");
    }

    @Test
    void fact_of_another_name_added() {
        Forger.Record copy = forger.records.get(forger.factOf(9, 1));
        byte[] renamed = copy.payload().clone();
        renamed[renamed.length - "why理由 9".getBytes(StandardCharsets.UTF_8).length] = 'W';
        forger.records.add(forger.factOf(9, 1), new Forger.Record('F', renamed));
        forger.endAnew();
        altered(Finding.FACT_UNBOUND, 9, "Why");
    }

    @Test
    void erasing_again_over_a_wider_range_is_no_alteration() {
        sample.ledger.erase(
                EntryRange.of(0, 22),
                FactName.WHY,
                SampleLedger.START,
                SampleLedger.CLERK,
                "保存年限の満了");
        sample.sign();
        Verification verdict = verify(sample.export());
        assertThat(verdict).isInstanceOf(Verification.Intact.class);
        // The erasure recorded in entry 21 had a reason of its own, which is gone too.
        assertThat(verdict.seen().erased()).isEqualTo(23);
    }

    @Test
    void adjacent_erasures_cover_what_each_alone_does_not() {
        for (int i = 5; i < 8; i++) {
            sample.ledger.erase(
                    EntryRange.of(i),
                    FactName.WHO,
                    SampleLedger.START,
                    SampleLedger.CLERK,
                    "本人の求め");
        }
        sample.sign();
        assertThat(verify(sample.export()).seen().erased()).isEqualTo(5);
        sample.storage.erase(EntryRange.of(8), FactName.WHO);
        assertThat(verify(sample.export()))
                .extracting(v -> ((Verification.Altered) v).where())
                .isEqualTo(Optional.of(EntryRange.of(8)));
    }

    @Test
    void erasure_recorded_in_advance_covers_nothing() {
        sample.ledger.append(
                Change.of(
                        SampleLedger.START,
                        SampleLedger.CLERK,
                        new Action("facts-erased"),
                        new Subject("ledger-facts", "0-99/why")));
        sample.append(24, 25);
        sample.sign();
        sample.storage.erase(EntryRange.of(24), FactName.WHY);
        assertThat(verify(sample.export()))
                .extracting(v -> ((Verification.Altered) v).finding())
                .isEqualTo(Finding.FACT_REMOVED);
    }

    @Test
    void equal_facts_of_two_entries_do_not_show_as_equal() {
        List<Entry> entries =
                List.of(5, 6).stream()
                        .map(i -> sample.storage.entry(new EntryId(i)).orElseThrow().bytes())
                        .map(EntryCodec::decode)
                        .map(r -> ((EntryReading.Read) r).entry())
                        .toList();
        assertThat(entries.get(0).facts().getFirst().name()).isEqualTo(FactName.WHO);
        assertThat(entries.get(0).facts().getFirst())
                .isNotEqualTo(entries.get(1).facts().getFirst());
    }
}
