// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Spool;
import jp.sekisho.sanitize.Work;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;

/// Opens the encrypted members of an archive with the passwords at hand (traditional PKWARE and
/// AES).
final class EncryptedEntries {

    private EncryptedEntries() {}

    /// Returns expanded bytes by name, for encrypted members.
    static Map<String, Content> open(Content in, ZipReader zip, Work work)
            throws Refused, IOException {
        if (work.passwords().isEmpty()) {
            throw new Refused(Reason.PASSWORD_NEEDED);
        }
        Set<Integer> wanted =
                zip.entries().stream()
                        .filter(ZipReader.Entry::encrypted)
                        .map(ZipReader.Entry::headerAt)
                        .collect(Collectors.toSet());
        for (String password : work.passwords()) {
            try {
                return open(in, zip, password, wanted.size(), work);
            } catch (ZipException e) {
                boolean wrong =
                        e.getType() == ZipException.Type.WRONG_PASSWORD
                                || e.getType() == ZipException.Type.CHECKSUM_MISMATCH;
                if (!wrong) {
                    throw e;
                }
            } catch (IOException e) {
                // A wrong password of the old method passes its check once in 256 tries and then
                // gives rubbish that does not expand.
                if (password.equals(work.passwords().getLast())) {
                    throw new Refused(Reason.WRONG_PASSWORD);
                }
            }
        }
        throw new Refused(Reason.WRONG_PASSWORD);
    }

    private static Map<String, Content> open(
            Content in, ZipReader zip, String password, int expected, Work work)
            throws Refused, IOException {
        Map<String, Content> opened = new HashMap<>();
        int start = zip.entries().stream().mapToInt(ZipReader.Entry::headerAt).min().orElse(0);
        Content archive = in.slice(start, in.size() - start);
        try (ZipInputStream stream = new ZipInputStream(archive.stream(), password.toCharArray())) {
            LocalFileHeader header;
            int index = 0;
            while ((header = stream.getNextEntry()) != null) {
                ZipReader.Entry entry = at(zip, index++);
                if (!header.isEncrypted()) {
                    continue;
                }
                try (Spool spool = new Spool()) {
                    byte[] chunk = new byte[1 << 16];
                    int n;
                    while ((n = stream.read(chunk)) > 0) {
                        spool.write(chunk, 0, n);
                        if (spool.size() > work.limits().fileBytes()) {
                            throw new Refused(Reason.TOO_LARGE, entry.name());
                        }
                    }
                    work.unpacked(entry.packedSize(), spool.size());
                    opened.put(entry.name(), spool.finish());
                }
            }
        }
        if (opened.size() != expected) {
            throw new Refused(Reason.AMBIGUOUS, "暗号化されたファイルの数");
        }
        return opened;
    }

    /// The entry whose local header is the n-th in the file.
    private static ZipReader.Entry at(ZipReader zip, int index) throws Refused {
        return zip.entries().stream()
                .sorted(java.util.Comparator.comparingInt(ZipReader.Entry::headerAt))
                .skip(index)
                .findFirst()
                .orElseThrow(() -> new Refused(Reason.AMBIGUOUS, "ZIPの目録"));
    }
}
