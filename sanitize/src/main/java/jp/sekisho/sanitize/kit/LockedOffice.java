// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// An Office document under a password ([MS-OFFCRYPTO] 2.3.4), the same every time: what is random
/// elsewhere is fixed.
final class LockedOffice {

    /// Opens the samples that ask for one.
    static final String PASSWORD = "sekisho-54";

    private static final int BLOCK = 16;

    private LockedOffice() {}

    static List<Sample> all() {
        return List.of(
                sample("OOXML-54a", "パスワード付き(agile)", m -> of(EncryptionMode.agile, PASSWORD, m)),
                sample(
                        "OOXML-54b",
                        "パスワード付き(standard)",
                        m -> of(EncryptionMode.standard, PASSWORD, m)),
                sample(
                        "OOXML-54c",
                        "既定のパスワードで開く(agile)",
                        m -> of(EncryptionMode.agile, Decryptor.DEFAULT_PASSWORD, m)),
                sample(
                        "OOXML-54d",
                        "既定のパスワードで開く(standard)",
                        m -> of(EncryptionMode.standard, Decryptor.DEFAULT_PASSWORD, m)),
                sample("OOXML-54e", "権利をサーバが管理する文書", LockedOffice::rightsManaged));
    }

    private static Sample sample(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        return new Sample(id, title, id + ".docx", mark, Content.of(bytes.apply(mark)));
    }

    private static byte[] of(EncryptionMode mode, String password, String mark) {
        byte[] document = Office.word(Office.field("DDEAUTO " + mark), "", "").bytes();
        return of(mode, password, document, mark);
    }

    /// The mark stands in the document, encrypted, and in a stream beside it, plain.
    static byte[] of(EncryptionMode mode, String password, byte[] document, String mark) {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            EncryptionInfo info = new EncryptionInfo(mode);
            Encryptor encryptor = info.getEncryptor();
            encryptor.confirmPassword(
                    password,
                    fixed(info.getHeader().getKeySize() / Byte.SIZE, 1),
                    fixed(BLOCK, 2),
                    fixed(BLOCK, 3),
                    fixed(BLOCK, 4),
                    fixed(info.getHeader().getHashAlgorithm().hashSize, 5));
            try (OutputStream to = encryptor.getDataStream(files)) {
                to.write(document);
            }
            return written(files, mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has these ciphers", e);
        }
    }

    /// A document whose rights a server manages ([MS-OFFCRYPTO] 2.2): nothing says how to open it.
    static byte[] rightsManaged(String mark) {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(fixed(8_192, 6)), "EncryptedPackage");
            files.getRoot()
                    .createDirectory("\u0006DataSpaces")
                    .createDocument(
                            "DataSpaceMap",
                            new ByteArrayInputStream(
                                    "DRMEncryptedDataSpace".getBytes(StandardCharsets.UTF_16LE)));
            return written(files, mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(POIFSFileSystem files, String mark) throws IOException {
        files.createDocument(
                new ByteArrayInputStream(mark.getBytes(StandardCharsets.UTF_8)), "Contents");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.writeFilesystem(out);
        return out.toByteArray();
    }

    private static byte[] fixed(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
