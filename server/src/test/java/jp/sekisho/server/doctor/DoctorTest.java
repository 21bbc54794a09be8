// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.doctor.Finding.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    @TempDir Path folder;

    @Test
    void anOlderJavaIsTooOld() {
        assertThat(Surroundings.java(24).grade()).isEqualTo(Grade.BAD);
        assertThat(Surroundings.java(25).grade()).isEqualTo(Grade.GOOD);
    }

    @Test
    void aDataFolderThatOthersMayOpenIsBad() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThat(Surroundings.folder(folder).grade()).isEqualTo(Grade.GOOD);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx-----x"));
        assertThat(Surroundings.folder(folder).grade()).isEqualTo(Grade.BAD);
        assertThat(Surroundings.folder(folder.resolve("none")).grade()).isEqualTo(Grade.BAD);
    }

    @Test
    void aLostMasterKeyIsBadOnlyWhereBodiesWereSealedWithOne() throws IOException {
        assertThat(Surroundings.masterKey(folder).grade()).isEqualTo(Grade.NOTE);
        Files.createDirectory(folder.resolve("bodies"));
        assertThat(Surroundings.masterKey(folder).grade()).isEqualTo(Grade.BAD);
        Path key = Files.writeString(folder.resolve("master.key"), "key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Surroundings.masterKey(folder).message()).contains("chmod 600");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(Surroundings.masterKey(folder).grade()).isEqualTo(Grade.GOOD);
    }

    @Test
    void littleSpaceIsSaidBeforeThereIsNone() {
        assertThat(Surroundings.space(Surroundings.LITTLE_SPACE).grade()).isEqualTo(Grade.GOOD);
        assertThat(Surroundings.space(Surroundings.LITTLE_SPACE - 1).grade()).isEqualTo(Grade.BAD);
        assertThat(Surroundings.space(Surroundings.NO_SPACE - 1).message()).contains("保存できません");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding said = Surroundings.port(taken.getLocalPort());
            assertThat(said.grade()).isEqualTo(Grade.NOTE);
            assertThat(said.message()).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aCertificateIsRenewedBeforeItEnds() throws IOException {
        Path file = folder.resolve("server.crt");
        Instant end = NOW.plus(Certificates.SOON).plusSeconds(1);
        assertThat(Certificates.until(file, end, NOW).grade()).isEqualTo(Grade.GOOD);
        assertThat(Certificates.until(file, end, NOW.plusSeconds(2)).message()).contains("切れます");
        assertThat(Certificates.until(file, end, end).message()).contains("切れました");
        Files.writeString(file, "no certificate");
        assertThat(Certificates.one(file, NOW).grade()).isEqualTo(Grade.BAD);
        assertThat(Certificates.examine(folder, Optional.empty()).getFirst().grade())
                .isEqualTo(Grade.NOTE);
    }

    @Test
    void aBackupOlderThanAWeekIsTooOld() {
        assertThat(Inside.backup(Optional.of(NOW), NOW.plus(Inside.STALE), "").grade())
                .isEqualTo(Grade.GOOD);
        assertThat(
                        Inside.backup(Optional.of(NOW), NOW.plus(Inside.STALE).plusMillis(1), "")
                                .grade())
                .isEqualTo(Grade.BAD);
        assertThat(Inside.backup(Optional.empty(), NOW, "").grade()).isEqualTo(Grade.BAD);
    }

    @Test
    void dataThatCannotBeOpenedIsNotOpened() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<Finding> said = Doctor.examine(folder, Map.of(), Optional.empty(), 0);
        assertThat(said).noneMatch(finding -> finding.check().equals("bodies"));
        assertThat(folder.resolve("master.key")).doesNotExist();
    }
}
