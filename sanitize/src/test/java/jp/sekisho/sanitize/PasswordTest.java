// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.sanitize.formats.Formats;
import jp.sekisho.sanitize.kit.Kit;
import jp.sekisho.sanitize.kit.Sample;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Encrypted documents open with a password that was supplied, and come out rebuilt and open.
final class PasswordTest {

    private static final String PASSWORD = "ひみつ1";

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMode.class,
            names = {"agile", "standard"})
    void opensAnOfficeDocumentOnlyWithItsPassword(EncryptionMode mode)
            throws IOException, GeneralSecurityException {
        Sample sample = Kit.samples().getFirst();
        byte[] locked = locked(sample.content().toByteArray(), mode);

        requireRefusals("a.docx", locked);
        Result result = sanitize("a.docx", locked, "ちがう", PASSWORD);
        Result.Delivered delivered = (Result.Delivered) result;

        assertThat(result.report().type()).isEqualTo(FileType.ENCRYPTED_OOXML);
        assertThat(result.report().removed())
                .extracting(Removal::what)
                .contains(Feature.OFFICE_ENCRYPTION);
        Result again = sanitize("a.docx", delivered.content().toByteArray());
        assertThat(again.report().type()).isEqualTo(FileType.DOCX);
        assertThat(again.report().verdict()).isEqualTo(new Verdict.Clean());
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256})
    void opensAPdfOnlyWithItsPassword(int keyLength) throws IOException {
        byte[] locked = lockedPdf(keyLength);

        requireRefusals("a.pdf", locked);
        Result result = sanitize("a.pdf", locked, "wrong", "himitsu");
        Result.Delivered delivered = (Result.Delivered) result;

        assertThat(result.report().removed())
                .extracting(Removal::what)
                .contains(Feature.PDF_ENCRYPTION);
        Result again = sanitize("a.pdf", delivered.content().toByteArray());
        assertThat(again.report().verdict()).isEqualTo(new Verdict.Clean());
    }

    @Test
    void aPasswordIsNeverWrittenIntoTheReport() throws IOException {
        Result result = sanitize("a.pdf", lockedPdf(256), "himitsu");

        assertThat(result.report().toString()).doesNotContain("himitsu");
    }

    private static void requireRefusals(String name, byte[] locked) {
        assertThat(sanitize(name, locked).report().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        h -> assertThat(h.reason()).isEqualTo(Reason.PASSWORD_NEEDED));
        assertThat(sanitize(name, locked, "ちがう").report().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Held.class,
                        h -> assertThat(h.reason()).isEqualTo(Reason.WRONG_PASSWORD));
    }

    private static Result sanitize(String name, byte[] bytes, String... passwords) {
        return Formats.engine(Policy.of(Level.STANDARD))
                .sanitize(
                        new Submission(
                                name,
                                Content.of(bytes),
                                Optional.empty(),
                                List.copyOf(Arrays.asList(passwords))));
    }

    private static byte[] locked(byte[] document, EncryptionMode mode)
            throws IOException, GeneralSecurityException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword(PASSWORD);
            try (OutputStream to = encryptor.getDataStream(files)) {
                to.write(document);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] lockedPdf(int keyLength) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", "himitsu", new AccessPermission());
            policy.setEncryptionKeyLength(keyLength);
            document.protect(policy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
