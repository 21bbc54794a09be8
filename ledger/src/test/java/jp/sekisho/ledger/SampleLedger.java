// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.NoteSigner;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;

/// A small ledger with everything in it, the same in every run: 21 entries about assets with
/// reasons (0-20), the erasure of the reasons of 3 and 4 (21), one more entry (22); checkpoints at
/// 8, 16, 23.
final class SampleLedger {

    static final Origin ORIGIN = new Origin("town.example.jp/ledger");
    static final Instant START = Instant.parse("2026-04-01T00:00:00.000001Z");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
    static final SigningKey KEY = key(ORIGIN.value(), SignatureType.ED25519, 1);
    static final SigningKey OTHER_KEY = key(ORIGIN.value(), SignatureType.ED25519, 2);
    static final SigningKey WITNESS = key("pref.example.jp/w", SignatureType.COSIGNATURE, 3);
    static final SigningKey SECOND_WITNESS = key("city.example.jp/w", SignatureType.COSIGNATURE, 4);
    static final NoteSigner SIGNER = KEY.signer(CLOCK);
    static final Actor CLERK = new Actor("account:7");

    final InMemoryLedgerStorage storage = new InMemoryLedgerStorage();
    final Ledger ledger = new Ledger(ORIGIN, storage, new CountingRandom());
    final List<SignedNote> checkpoints = new ArrayList<>();

    static SampleLedger grown() {
        SampleLedger sample = new SampleLedger();
        sample.append(0, 8);
        sample.sign();
        sample.append(8, 16);
        sample.sign();
        sample.append(16, 21);
        EntryRange old = EntryRange.of(3, 4);
        sample.ledger.erase(old, FactName.WHY, START.plusSeconds(21), CLERK, "保存年限の満了");
        sample.append(22, 23);
        sample.sign();
        return sample;
    }

    private static SigningKey key(String name, SignatureType type, int seed) {
        CountingRandom random = new CountingRandom();
        random.nextBytes(new byte[seed]);
        return SigningKey.generate(new KeyName(name), type, random);
    }

    void append(int from, int to) {
        List<Change> changes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            changes.add(change(i));
        }
        ledger.append(changes);
    }

    /// Entry `i` changes asset `i mod 5`; the first five create them.
    static Change change(int i) {
        Subject asset = new Subject("asset", "a-" + i % 5);
        Change change =
                Change.of(START.plusSeconds(i), CLERK, new Action("asset-changed"), asset)
                        .after(row(i))
                        .with(FactName.WHO, "関所 花子")
                        .because("理由 " + i);
        return i < 5 ? change : change.before(row(i == 22 ? 17 : i - 5));
    }

    static RowHash row(int i) {
        return CanonicalRow.of("asset", 1).text("name", "資産 " + i).number("size", (long) i).hash();
    }

    /// The rows as the last entries left them: 20, 16, 22, 18, 19.
    static List<LiveRow> rows() {
        List<LiveRow> rows = new ArrayList<>();
        int[] last = {20, 16, 22, 18, 19};
        for (int i = 0; i < last.length; i++) {
            rows.add(new LiveRow(new Subject("asset", "a-" + i), row(last[i])));
        }
        return rows;
    }

    SignedNote sign() {
        SignedNote note = ledger.checkpoint(List.of(SIGNER));
        checkpoints.add(note);
        return note;
    }

    byte[] export() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            LedgerExport.write(ORIGIN, storage, List.of(KEY.verifierKey()), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
