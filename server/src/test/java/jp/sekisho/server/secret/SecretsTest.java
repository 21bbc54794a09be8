// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    private static final byte[] SEED = "seed of hanako".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    @Test
    void whatIsSealedOpensForItsPurposeAndRowOnly() {
        Secrets secrets = secrets("master.key");
        byte[] sealed = secrets.seal(Purpose.SECOND_FACTOR_SEED, 7, SEED);

        assertThat(secrets.open(Purpose.SECOND_FACTOR_SEED, 7, sealed))
                .isInstanceOfSatisfying(
                        Opened.Content.class, c -> assertThat(c.bytes()).isEqualTo(SEED));
        assertThat(secrets.open(Purpose.SECOND_FACTOR_SEED, 8, sealed))
                .isInstanceOf(Opened.Altered.class);
        assertThat(secrets.open(Purpose.OUTGOING_PASSWORD, 7, sealed))
                .isInstanceOf(Opened.Altered.class);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("hanako");
    }

    @Test
    void everyFlippedBitAndEveryCutIsNoticed() {
        Secrets secrets = secrets("master.key");
        byte[] sealed = secrets.seal(Purpose.LEDGER_KEY, 1, SEED);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(secrets.open(Purpose.LEDGER_KEY, 1, altered))
                    .isNotInstanceOf(Opened.Content.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(secrets.open(Purpose.LEDGER_KEY, 1, java.util.Arrays.copyOf(sealed, length)))
                    .isNotInstanceOf(Opened.Content.class);
        }
    }

    @Test
    void anotherKeyIsRefusedWithOneSentence() {
        byte[] sealed = secrets("one.key").seal(Purpose.LEDGER_KEY, 1, SEED);

        assertThat(secrets("two.key").open(Purpose.LEDGER_KEY, 1, sealed))
                .isInstanceOfSatisfying(
                        Opened.OtherKey.class,
                        refused -> assertThat(refused.message()).contains("別のマスターキー", "戻して"));
    }

    @Test
    void theSameFileGivesTheSameKeyAndOnlyItsOwnerReadsIt() throws Exception {
        byte[] sealed = secrets("master.key").seal(Purpose.LEDGER_KEY, 1, SEED);

        assertThat(secrets("master.key").open(Purpose.LEDGER_KEY, 1, sealed))
                .isInstanceOf(Opened.Content.class);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws Exception {
        secrets("master.key");
        Files.setPosixFilePermissions(
                folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> secrets("master.key"))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aBrokenFileIsRefusedAndLeftAsItIs() throws Exception {
        Path file = folder.resolve("master.key");
        for (String broken : new String[] {"", "sekisho-master-key-1 AAAA", "x".repeat(5000)}) {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, broken);

            assertThatThrownBy(() -> secrets("master.key"))
                    .isInstanceOf(UnusableMasterKey.class)
                    .hasMessageContaining("壊れて");
            assertThat(file).hasContent(broken);
        }
    }

    @Test
    void marksDifferByRowPurposeAndKey() {
        Secrets secrets = secrets("one.key");
        byte[] mark = secrets.mark(Purpose.PRINTED_CODE, 1, SEED);

        assertThat(secrets.mark(Purpose.PRINTED_CODE, 1, SEED)).isEqualTo(mark);
        assertThat(secrets.mark(Purpose.PRINTED_CODE, 2, SEED)).isNotEqualTo(mark);
        assertThat(secrets.mark(Purpose.LEDGER_KEY, 1, SEED)).isNotEqualTo(mark);
        assertThat(secrets("two.key").mark(Purpose.PRINTED_CODE, 1, SEED)).isNotEqualTo(mark);
    }

    private Secrets secrets(String name) {
        return new Secrets(MasterKeyFile.readOrMake(folder.resolve(name)));
    }
}
