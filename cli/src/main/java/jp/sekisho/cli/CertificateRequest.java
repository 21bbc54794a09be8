// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A key for https and a request (PKCS #10, RFC 2986) with which an authority makes its
/// certificate. The key never leaves its file.
final class CertificateRequest {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private CertificateRequest() {}

    /// What was written.
    ///
    /// @param key the key's file
    /// @param request the request's file
    /// @param keyIsNew whether the key was made now
    record Written(Path key, Path request, boolean keyIsNew) {}

    /// Makes a key where there is none, and a request for it.
    ///
    /// @param folder where both are kept
    /// @param hosts names or IPv4 addresses by which people reach the server, the first one first
    static Written write(Path folder, List<String> hosts) throws Unusable, IOException {
        for (String host : hosts) {
            if (!HOST.matcher(host).matches() || host.contains("..") || !isWithinBytes(host)) {
                throw new Unusable("certificateHost", host.replaceAll("\\p{Cntrl}", " "));
            }
        }
        Path keyFile = folder.resolve("server.key");
        Path publicFile = folder.resolve("server.pub");
        Path requestFile = folder.resolve("server.csr");
        try {
            boolean fresh = !Files.exists(keyFile);
            KeyPair pair = fresh ? generate() : read(keyFile, publicFile);
            if (fresh) {
                Files.createDirectories(folder);
                save(keyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
                OutputFile.write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            }
            OutputFile.write(requestFile, pem("CERTIFICATE REQUEST", request(pair, hosts)));
            return new Written(keyFile, requestFile, fresh);
        } catch (GeneralSecurityException e) {
            throw new Unusable("certificateKey", keyFile);
        }
    }

    /// Refuses a certificate and a key that do not belong together, before anybody is served.
    static void checkPair(Path certificate, Path key) throws Unusable {
        try (InputStream in = Files.newInputStream(certificate)) {
            X509Certificate first =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in);
            PublicKey known = first.getPublicKey();
            PrivateKey secret =
                    KeyFactory.getInstance(known.getAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(unpem(key)));
            String algorithm =
                    known.getAlgorithm().equals("EC")
                            ? "SHA256withECDSA"
                            : "SHA256with" + known.getAlgorithm();
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(secret);
            byte[] probe = {1, 2, 3};
            signer.update(probe);
            byte[] signed = signer.sign();
            signer.initVerify(known);
            signer.update(probe);
            if (!signer.verify(signed)) {
                throw new Unusable("certificatePair", certificate, key);
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new Unusable("certificatePair", certificate, key);
        }
    }

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyPair read(Path keyFile, Path publicFile)
            throws GeneralSecurityException, IOException {
        KeyFactory keys = KeyFactory.getInstance("EC");
        try {
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(unpem(publicFile))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(unpem(keyFile))));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static byte[] request(KeyPair pair, List<String> hosts)
            throws GeneralSecurityException, IOException {
        GeneralName[] names =
                hosts.stream()
                        .map(host ->
                                new GeneralName(
                                        IPV4.matcher(host).matches()
                                                ? GeneralName.iPAddress
                                                : GeneralName.dNSName,
                                        host))
                        .toArray(GeneralName[]::new);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        try {
            return new JcaPKCS10CertificationRequestBuilder(
                            new X500NameBuilder().addRDN(BCStyle.CN, hosts.getFirst()).build(),
                            pair.getPublic())
                    .addAttribute(
                            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static boolean isWithinBytes(String host) {
        return !IPV4.matcher(host).matches()
                || java.util.Arrays.stream(host.split("\\.", -1))
                        .allMatch(part -> Integer.parseInt(part) <= 255);
    }

    private static void save(Path file, byte[] content) throws IOException {
        FileAttribute<?>[] attributes =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes)) {
            channel.write(java.nio.ByteBuffer.wrap(content));
        }
    }

    private static byte[] pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] unpem(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
