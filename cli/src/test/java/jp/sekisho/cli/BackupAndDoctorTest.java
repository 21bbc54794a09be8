// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sekisho backup`, `restore` and `doctor` as somebody types them.
final class BackupAndDoctorTest {

    @TempDir private Path folder;
    private Path data = Path.of("");

    @BeforeEach
    void theSampleBodiesInAFolderOfTheirOwn() throws IOException {
        data = privateFolder("data");
        Typed demo = typed("demo", "--port", "0", "--until-ready", "--data", data.toString());
        assertThat(demo.status()).as(demo.err()).isZero();
    }

    private Path privateFolder(String name) throws IOException {
        return Files.createDirectory(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static Typed typed(String... words) {
        return Typed.run(words);
    }

    @Test
    void whatWasBackedUpComesBackOnlyUnderItsMasterKeyAndAsItWas() throws IOException {
        Path backup = folder.resolve("usb");
        Typed made = typed("backup", backup.toString(), "--data", data.toString(), "--json");
        assertThat(made.status()).as(made.err()).isZero();
        Path body = backup.resolve("satokawa");
        assertThat(typed("backup", backup.toString(), "--data", data.toString()).err())
                .contains(backup.toString(), "上書きしません");

        Path other = privateFolder("other");
        String[] restore = {"restore", body.toString(), "--data", other.toString()};
        Typed foreign = typed(restore);
        assertThat(foreign.status()).isEqualTo(2);
        assertThat(foreign.err().strip()).contains("master.key").doesNotContain("\n");
        Files.copy(
                data.resolve("master.key"),
                other.resolve("master.key"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(typed(restore).status()).isZero();
        assertThat(typed("body", "list", "--data", other.toString()).out()).contains("satokawa");
        assertThat(typed(restore).err()).contains("--replace");

        Files.writeString(body.resolve("rows"), "x", StandardOpenOption.APPEND);
        Typed altered = typed("restore", body.toString(), "--replace", "--data", other.toString());
        assertThat(altered.status()).isEqualTo(1);
        assertThat(altered.err()).contains("rows", "戻しません");
        assertThat(typed("body", "list", "--data", other.toString()).out()).contains("satokawa");
    }

    @Test
    void doctorNamesWhatIsMissingAndIsContentOnceItIsThere() throws IOException {
        String[] doctor = {"doctor", "--json", "--port", "0", "--data", data.toString()};
        Typed before = typed(doctor);
        assertThat(before.status()).isEqualTo(1);
        assertThat(grade(before, "backup")).isEqualTo("BAD");
        assertThat(grade(before, "ledger")).isEqualTo("GOOD");
        assertThat(grade(before, "durability")).isEqualTo("GOOD");

        Path backup = folder.resolve("usb");
        assertThat(typed("backup", backup.toString(), "--data", data.toString()).status()).isZero();
        Typed after = typed(doctor);
        assertThat(after.status()).as(after.out()).isZero();
        assertThat(grade(after, "backup")).isEqualTo("GOOD");

        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Typed open = typed("doctor", "--port", "0", "--data", data.toString());
        assertThat(open.status()).isEqualTo(1);
        assertThat(open.out()).contains("! " + data + ": ", "chmod 700");
        assertThat(typed("doctor", "--port", "70000").status()).isEqualTo(2);
    }

    private static String grade(Typed said, String check) {
        for (JsonNode finding : JsonMapper.shared().readTree(said.out()).get("findings")) {
            if (finding.get("check").asString().equals(check)) {
                return finding.get("grade").asString();
            }
        }
        return "not looked at";
    }
}
