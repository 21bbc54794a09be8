// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.office;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Spool;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.ooxml.OoxmlFormat;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Office documents under a password ([MS-OFFCRYPTO] 2.3.4, standard and agile): opened with the
/// passwords at hand, rebuilt, delivered without encryption.
public final class EncryptedOfficeFormat implements Format {

    private final OoxmlFormat documents;

    /// Makes one.
    ///
    /// @param documents rebuilds what was inside
    public EncryptedOfficeFormat(OoxmlFormat documents) {
        this.documents = documents;
    }

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.ENCRYPTED_OOXML);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        Content opened;
        try (POIFSFileSystem file = new POIFSFileSystem(in.stream())) {
            DirectoryNode root = file.getRoot();
            if (!root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw new Refused(Reason.RIGHTS_MANAGED);
            }
            opened = open(root, work);
        } catch (GeneralSecurityException | EncryptedDocumentException e) {
            throw new IOException("encryption: " + e.getMessage(), e);
        }
        FileType inner = work.typeOf(opened);
        if (!documents.types().contains(inner)) {
            throw new Refused(inner.reason(), inner.label());
        }
        work.remove(Feature.OFFICE_ENCRYPTION, "EncryptedPackage");
        return documents.rebuild(opened, inner, work);
    }

    private static Content open(DirectoryNode root, Work work)
            throws Refused, IOException, GeneralSecurityException {
        EncryptionInfo info = new EncryptionInfo(root);
        List<String> passwords = new ArrayList<>();
        // What Office itself tries first: such files open without asking.
        passwords.add(Decryptor.DEFAULT_PASSWORD);
        passwords.addAll(work.passwords());
        for (String password : passwords) {
            Decryptor decryptor = Decryptor.getInstance(info);
            if (decryptor.verifyPassword(password)) {
                try (InputStream stream = decryptor.getDataStream(root);
                        Spool spool = new Spool()) {
                    stream.transferTo(spool);
                    if (spool.size() > work.limits().fileBytes()) {
                        throw new Refused(Reason.TOO_LARGE);
                    }
                    return spool.finish();
                }
            }
        }
        throw new Refused(
                work.passwords().isEmpty() ? Reason.PASSWORD_NEEDED : Reason.WRONG_PASSWORD);
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        return List.of("an encrypted document never comes out");
    }
}
