// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What lies around the program: runtime, data folder, disk, port, mail server.
final class Surroundings {

    static final String DATA = "data-folder";
    static final String KEY = "master-key";

    /// Below this, a backup or a day of work may not find room.
    static final long LITTLE_SPACE = 2L << 30;

    /// Below this, nothing can be written safely.
    static final long NO_SPACE = 200L << 20;

    private static final int JAVA = 25;

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    private Surroundings() {}

    static List<Finding> examine(Path data, int port) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        findings.add(folder(data));
        findings.add(masterKey(data));
        findings.add(disk(data));
        findings.add(port(port));
        findings.add(postfix());
        return findings;
    }

    static Finding java(int feature) {
        return feature >= JAVA
                ? Finding.good("java", "Java " + feature + " で動いています。")
                : Finding.bad("java", "Java " + feature + " で動いています。JDK 25 を入れてください。");
    }

    static Finding folder(Path data) {
        if (!Files.isDirectory(data)) {
            return Finding.bad(
                    DATA, data + ": データの置き場がありません。--data で場所を指定するか、sekisho run で始めてください。");
        }
        if (!Files.isWritable(data)) {
            return Finding.bad(DATA, data + ": データの置き場に書けません。関所を動かす利用者に書き込みの権限を付けてください。");
        }
        try {
            if (data.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(data).stream().anyMatch(OTHERS::contains)) {
                return Finding.bad(DATA, data + ": データの置き場をほかの利用者が開けます。所有者だけにしてください(chmod 700)。");
            }
        } catch (IOException e) {
            return Finding.bad(DATA, data + ": データの置き場の権限を読めません。");
        }
        return Finding.good(DATA, data + ": 関所を動かす利用者だけが開けます。");
    }

    static Finding masterKey(Path data) {
        String given = System.getenv("SEKISHO_MASTER_KEY");
        if (given != null && !given.isBlank()) {
            return Finding.good(KEY, "マスターキーは環境変数 SEKISHO_MASTER_KEY から受け取ります。");
        }
        Path file = data.resolve("master.key");
        if (!Files.exists(file)) {
            return Files.isDirectory(data.resolve("bodies"))
                    ? Finding.bad(KEY, file + ": マスターキーがありません。控えから戻してください。新しく作ると、封じた秘密を開けなくなります。")
                    : Finding.note(KEY, "マスターキーは、始めるときに作ります。作ったら控えを金庫に置いてください。");
        }
        try {
            if (data.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).size() > 2) {
                return Finding.bad(KEY, file + ": マスターキーをほかの人が読めます。所有者だけにしてください(chmod 600)。");
            }
        } catch (IOException e) {
            return Finding.bad(KEY, file + ": マスターキーの権限を読めません。");
        }
        return Finding.good(KEY, "マスターキーは所有者だけが読めます。控えはデータと別の所に置いてください。");
    }

    static Finding disk(Path data) {
        try {
            Path place = data.toAbsolutePath();
            while (!Files.exists(place)) {
                Path above = place.getParent();
                if (above == null) {
                    break;
                }
                place = above;
            }
            FileStore store = Files.getFileStore(place);
            return space(store.getUsableSpace());
        } catch (IOException e) {
            return Finding.bad("disk", "ディスクの空きを調べられません。");
        }
    }

    static Finding space(long free) {
        String said = "ディスクの空きは " + (free >> 20) + " MB です。";
        if (free < NO_SPACE) {
            return Finding.bad("disk", said + "いま空きを作ってください。足りなくなると何も保存できません。");
        }
        return free < LITTLE_SPACE
                ? Finding.bad("disk", said + "2,048 MB 以上になるよう、空きを作ってください。")
                : Finding.good("disk", said);
    }

    static Finding port(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.good("port", "ポート " + probe.getLocalPort() + " は空いています。");
        } catch (IOException taken) {
            return Finding.note(
                    "port", "ポート " + port + " は使われています。動いている関所でなければ、--port で別のポートを指定してください。");
        }
    }

    private static Finding postfix() {
        for (String place : List.of("/usr/sbin/postfix", "/usr/local/sbin/postfix")) {
            if (Files.isExecutable(Path.of(place))) {
                return Finding.good("postfix", "Postfix があります。");
            }
        }
        return Finding.note("postfix", "Postfix がありません。メールの無害化に使うときは入れてください。");
    }
}
