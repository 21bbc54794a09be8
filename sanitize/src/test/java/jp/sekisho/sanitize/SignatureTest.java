// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.formats.Formats;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SignatureTest {

    private static PrivateKey key;
    private static X509CertificateHolder certificate;

    @BeforeAll
    static void makesASigner() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        key = pair.getPrivate();
        X500Name name = new X500Name("CN=Yakuba Hanako");
        // Long expired: what a signature covers is unchanged all the same.
        certificate =
                new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2021-01-01T00:00:00Z")),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(key));
    }

    private static byte[] cms(byte[] content) throws IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(key);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, certificate));
            generator.addCertificates(new CollectionStore<>(List.of(certificate)));
            return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
        } catch (org.bouncycastle.operator.OperatorCreationException
                | org.bouncycastle.cms.CMSException e) {
            throw new IOException(e);
        }
    }

    private static byte[] signedPdf() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(plain);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(plain.toByteArray())) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            document.addSignature(signature, (InputStream in) -> cms(in.readAllBytes()));
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static Report report(String name, byte[] bytes) {
        return Formats.engine(Policy.of(Level.STANDARD))
                .sanitize(Submission.of(name, Content.of(bytes)))
                .report();
    }

    private static void assertSignature(Report report, Signature.Standing standing) {
        assertThat(report.signatures()).as(report.toString()).hasSize(1);
        Signature signature = report.signatures().getFirst();
        assertThat(signature.standing()).isEqualTo(standing);
        assertThat(signature.signer()).isEqualTo("CN=Yakuba Hanako");
    }

    @Test
    void findsAnUntouchedPdfIntact() throws IOException {
        Report report = report("a.pdf", signedPdf());

        assertSignature(report, Signature.Standing.INTACT);
        assertThat(report.removed()).extracting(Removal::what).contains(Feature.PDF_SIGNATURE);
        assertThat(report.signatures().getFirst().sentence())
                .contains("Yakuba")
                .contains("変わっていません");
    }

    @Test
    void findsAPdfWithAnAdditionPartial() throws IOException {
        byte[] signed = signedPdf();
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(signed)) {
            document.getDocumentCatalog().setLanguage("ja");
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(more);
        }

        assertSignature(report("a.pdf", more.toByteArray()), Signature.Standing.PARTIAL);
    }

    @Test
    void findsAChangedPdfAltered() throws IOException {
        String text = new String(signedPdf(), StandardCharsets.ISO_8859_1);
        byte[] changed =
                text.replaceFirst("/MediaBox \\[0.0 0.0 612", "/MediaBox [0.0 0.0 613")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(changed).isNotEqualTo(signedPdf());
        assertSignature(report("a.pdf", changed), Signature.Standing.ALTERED);
    }

    private static byte[] signedMail(String body) throws IOException {
        String part = "Content-Type: text/plain; charset=utf-8\r\n\r\nお知らせです。\r\n";
        String cms =
                Base64.getMimeEncoder().encodeToString(cms(part.getBytes(StandardCharsets.UTF_8)));
        return ("From: a@example.jp\r\nTo: b@example.jp\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";"
                        + " micalg=sha-256; boundary=\"b1\"\r\n\r\n--b1\r\n"
                        + part.replace("お知らせ", body)
                        + "\r\n--b1\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + cms
                        + "\r\n--b1--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void checksASignedMail() throws IOException {
        assertSignature(report("a.eml", signedMail("お知らせ")), Signature.Standing.INTACT);
        assertSignature(report("a.eml", signedMail("にせもの")), Signature.Standing.ALTERED);
    }

    @Test
    void holdsSignedFilesWhereThePolicySaysSo() throws IOException {
        Policy policy =
                new Policy(
                        Level.STANDARD,
                        Map.of(Feature.PDF_SIGNATURE, Handling.HOLD),
                        java.util.Set.of(),
                        Limits.DEFAULT);

        Report report =
                Formats.engine(policy)
                        .sanitize(Submission.of("a.pdf", Content.of(signedPdf())))
                        .report();

        assertThat(report.verdict()).isInstanceOf(Verdict.Held.class);
        assertThat(report.out()).isEqualTo(Optional.empty());
    }

    @Test
    void anUnreadableSignatureIsSaidToBeUnreadable() {
        Signature signature =
                jp.sekisho.sanitize.signature.SignedMessage.check("x", new byte[9], new byte[9]);

        assertThat(signature.standing()).isEqualTo(Signature.Standing.UNREADABLE);
    }

    @Test
    void checksOfficeDocumentsOfTheCorpus() throws IOException {
        Path corpus =
                Path.of(System.getProperty("sekisho.root", ".."), "../shared/corpora/documents");
        Path signed = corpus.resolve("poi/test-data/xmldsign/hello-world-signed.pptx");
        assumeTrue(Files.exists(signed), "the shared corpora are not here");
        byte[] bytes = Files.readAllBytes(signed);

        Report report = report("a.pptx", bytes);
        Report changed = report("a.pptx", changed(bytes, "ppt/slides/slide1.xml"));

        assertThat(report.signatures()).as(report.toString()).hasSize(1);
        assertThat(report.signatures().getFirst().standing()).isEqualTo(Signature.Standing.INTACT);
        assertThat(changed.signatures().getFirst().standing())
                .isEqualTo(Signature.Standing.ALTERED);
    }

    private static byte[] changed(byte[] zip, String part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = from.readAllBytes();
                to.write(bytes);
                if (entry.getName().equals(part)) {
                    to.write(' ');
                }
            }
        }
        return out.toByteArray();
    }
}
