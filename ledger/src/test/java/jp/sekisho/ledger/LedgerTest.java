// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SigningKey;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    @Test
    void whatWasAppendedVerifiesAsExport() throws Exception {
        SigningKey key =
                SigningKey.generate(
                        new KeyName("town.example.jp/ledger"),
                        SignatureType.ED25519,
                        new SecureRandom());
        InMemoryLedgerStorage storage = new InMemoryLedgerStorage();
        Origin origin = new Origin("town.example.jp/ledger");
        Ledger ledger = new Ledger(origin, storage, new SecureRandom());
        for (int i = 0; i < 9; i++) {
            ledger.append(
                    Change.of(
                                    Instant.parse("2026-11-22T00:00:00.123456Z"),
                                    new Actor("account:1"),
                                    new Action("asset-changed"),
                                    new Subject("asset", "a-" + i))
                            .because("理由 " + i));
        }
        ledger.checkpoint(List.of(key.signer(Clock.systemUTC())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LedgerExport.write(origin, storage, List.of(key.verifierKey()), out);

        Verification verdict =
                LedgerVerifier.verify(
                        new ByteArrayInputStream(out.toByteArray()),
                        Trust.of(key.verifierKey()),
                        Optional.empty());

        assertThat(verdict).isInstanceOf(Verification.Intact.class);
        assertThat(verdict.seen().entries()).isEqualTo(9);
    }
}
