// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Iterator;
import jp.sekisho.sanitize.Signature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Signatures in the form of CMS (RFC 5652), as PDF and S/MIME carry them.
public final class SignedMessage {

    private SignedMessage() {}

    /// Checks the first signer of a detached signature.
    ///
    /// @param where place of the signature, for the report
    /// @param signed the bytes that it is said to cover
    /// @param cms the signature, DER or BER
    /// @return what the check said; never an exception for a bad signature
    public static Signature check(String where, byte[] signed, byte[] cms) {
        String signer = "";
        try {
            CMSSignedData data =
                    new CMSSignedData(
                            new CMSProcessableByteArray(signed),
                            // As a stream: PDF pads the place of the signature with zeros.
                            new ByteArrayInputStream(cms));
            Iterator<SignerInformation> signers = data.getSignerInfos().getSigners().iterator();
            if (!signers.hasNext()) {
                return new Signature(where, Signature.Standing.UNREADABLE, signer);
            }
            SignerInformation first = signers.next();
            @SuppressWarnings("unchecked") // the store says Selector, the signer id is one
            Collection<X509CertificateHolder> own =
                    data.getCertificates().getMatches(first.getSID());
            if (own.isEmpty()) {
                return new Signature(where, Signature.Standing.UNREADABLE, signer);
            }
            X509Certificate certificate = certificate(own.iterator().next().getEncoded());
            signer = certificate.getSubjectX500Principal().getName();
            // By key alone: whether the certificate is still valid is another question.
            boolean holds =
                    first.verify(
                            new JcaSimpleSignerInfoVerifierBuilder()
                                    .build(certificate.getPublicKey()));
            return new Signature(
                    where, holds ? Signature.Standing.INTACT : Signature.Standing.ALTERED, signer);
        } catch (CMSSignerDigestMismatchException e) {
            return new Signature(where, Signature.Standing.ALTERED, signer);
        } catch (CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | IOException
                | RuntimeException e) {
            return new Signature(where, Signature.Standing.UNREADABLE, signer);
        }
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }
}
