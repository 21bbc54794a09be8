// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/// The file that holds the master key: one line, `sekisho-master-key-1` and the key in Base64, to
/// be read by its owner only.
final class MasterKeyFile {

    static final int KEY_BYTES = 32;

    private static final String MARK = "sekisho-master-key-1 ";
    private static final int LONGEST = 200;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private MasterKeyFile() {}

    /// Reads the key, making one first where there is none.
    ///
    /// @throws UnusableMasterKey where the file holds no key or others may read it
    static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new UnusableMasterKey(
                        "マスターキー「" + file + "」をほかの人が読めるため使いません。所有者だけが読めるように直してください(chmod 600)。");
            }
            if (Files.size(file) > LONGEST) {
                throw noKey(file);
            }
            String line = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!line.startsWith(MARK)) {
                throw noKey(file);
            }
            return key(line.substring(MARK.length()), () -> noKey(file));
        } catch (IOException e) {
            throw new UnusableMasterKey("マスターキー「" + file + "」を読めません。場所と読み取りの権限を確かめてください。", e);
        }
    }

    /// Reads a key from its Base64 form.
    static byte[] key(String base64, java.util.function.Supplier<UnusableMasterKey> none) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw none.get();
        }
        throw none.get();
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String line = MARK + Base64.getEncoder().encodeToString(key) + "\n";
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        FileAttribute<?>[] attributes =
                isPosix(folder)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes)) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            return; // another process made it at the same moment; its key is the one
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static UnusableMasterKey noKey(Path file) {
        return new UnusableMasterKey("マスターキー「" + file + "」が壊れています。控えから戻してください。");
    }
}
