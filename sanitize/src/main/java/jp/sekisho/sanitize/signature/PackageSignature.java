// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.sekisho.sanitize.Signature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// A signature of an Office package (ECMA-376 part 2, 13; XML Signature 1.1): the digests of parts
/// and objects, and the signature over them.
public final class PackageSignature {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final String RELATIONSHIPS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String RELATIONSHIP_TRANSFORM =
            "http://schemas.openxmlformats.org/package/2006/RelationshipTransform";
    private static final Map<String, String> DIGESTS =
            Map.of(
                    DSIG + "sha1",
                    "SHA-1",
                    "http://www.w3.org/2001/04/xmlenc#sha256",
                    "SHA-256",
                    "http://www.w3.org/2001/04/xmldsig-more#sha384",
                    "SHA-384",
                    "http://www.w3.org/2001/04/xmlenc#sha512",
                    "SHA-512");
    private static final Map<String, String> SIGNATURES =
            Map.of(
                    DSIG + "rsa-sha1",
                    "SHA1withRSA",
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                    "SHA256withRSA",
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                    "SHA384withRSA",
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                    "SHA512withRSA",
                    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                    "SHA256withECDSAinP1363Format",
                    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
                    "SHA384withECDSAinP1363Format");

    /// Gives the parts of the package.
    @FunctionalInterface
    public interface Parts {
        /// Returns the expanded bytes of a part, or nothing where there is none.
        ///
        /// @param name with a leading slash
        /// @return its bytes
        /// @throws IOException where it cannot be read
        Optional<byte[]> part(String name) throws IOException;
    }

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final Document document;
    private final Parts parts;
    private final Set<String> covered = new TreeSet<>();

    private PackageSignature(Document document, Parts parts) {
        this.document = document;
        this.parts = parts;
    }

    /// Checks one signature.
    ///
    /// @param where name of the signature's part
    /// @param xml its bytes
    /// @param parts the package
    /// @return what the check said; never an exception for a bad signature
    public static Signature check(String where, byte[] xml, Parts parts) {
        String signer = "";
        try {
            PackageSignature signature = new PackageSignature(parse(xml), parts);
            X509Certificate certificate = signature.certificate();
            signer = certificate.getSubjectX500Principal().getName();
            signature.verify(certificate.getPublicKey());
            boolean main =
                    signature.covered.stream()
                            .anyMatch(p ->
                                    p.endsWith("/document.xml")
                                            || p.endsWith("/workbook.xml")
                                            || p.endsWith("/presentation.xml"));
            return new Signature(
                    where, main ? Signature.Standing.INTACT : Signature.Standing.PARTIAL, signer);
        } catch (Broken e) {
            return new Signature(where, Signature.Standing.ALTERED, signer);
        } catch (GeneralSecurityException
                | IOException
                | SAXException
                | ParserConfigurationException
                | RuntimeException e) {
            return new Signature(where, Signature.Standing.UNREADABLE, signer);
        }
    }

    private static Document parse(byte[] xml)
            throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(xml));
    }

    private X509Certificate certificate() throws GeneralSecurityException {
        String base64 = only(document.getDocumentElement(), "X509Certificate").getTextContent();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
    }

    private void verify(PublicKey key) throws GeneralSecurityException, IOException, Broken {
        Element info = only(document.getDocumentElement(), "SignedInfo");
        String canonical = only(info, "CanonicalizationMethod").getAttribute("Algorithm");
        String method = SIGNATURES.get(only(info, "SignatureMethod").getAttribute("Algorithm"));
        if (!canonical.equals(C14N) || method == null) {
            throw new GeneralSecurityException(canonical);
        }
        java.security.Signature signature = java.security.Signature.getInstance(method);
        signature.initVerify(key);
        signature.update(CanonicalXml.of(info));
        Element value = only(document.getDocumentElement(), "SignatureValue");
        if (!signature.verify(Base64.getMimeDecoder().decode(value.getTextContent()))) {
            throw new Broken();
        }
        for (Element reference : all(info, "Reference")) {
            reference(reference);
        }
    }

    /// A reference leads to an object of this signature, whose manifest leads to parts.
    private void reference(Element reference) throws GeneralSecurityException, IOException, Broken {
        String uri = reference.getAttribute("URI");
        if (!uri.startsWith("#")) {
            throw new GeneralSecurityException("reference " + uri);
        }
        Element object = byId(document.getDocumentElement(), uri.substring(1));
        require(reference, CanonicalXml.of(object));
        for (Element manifest : all(object, "Manifest")) {
            for (Element one : all(manifest, "Reference")) {
                part(one);
            }
        }
    }

    private void part(Element reference) throws GeneralSecurityException, IOException, Broken {
        String uri = reference.getAttribute("URI");
        int query = uri.indexOf('?');
        String name = query < 0 ? uri : uri.substring(0, query);
        Optional<byte[]> bytes = parts.part(name);
        if (bytes.isEmpty()) {
            throw new Broken();
        }
        byte[] seen = bytes.get();
        for (Element transform : all(reference, "Transform")) {
            switch (transform.getAttribute("Algorithm")) {
                case RELATIONSHIP_TRANSFORM -> seen = relationships(seen, transform);
                case C14N -> {}
                default -> throw new GeneralSecurityException("transform");
            }
        }
        require(reference, seen);
        covered.add(name);
    }

    private static void require(Element reference, byte[] bytes)
            throws GeneralSecurityException, Broken {
        String algorithm = DIGESTS.get(only(reference, "DigestMethod").getAttribute("Algorithm"));
        if (algorithm == null) {
            throw new GeneralSecurityException("digest");
        }
        byte[] promised =
                Base64.getMimeDecoder().decode(only(reference, "DigestValue").getTextContent());
        if (!Arrays.equals(MessageDigest.getInstance(algorithm).digest(bytes), promised)) {
            throw new Broken();
        }
    }

    /// The chosen relationships in canonical form, sorted by id (ECMA-376 part 2, 13.2.4.24).
    private static byte[] relationships(byte[] xml, Element transform) throws IOException {
        Set<String> ids = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        for (Element one : elements(transform)) {
            ids.add(one.getAttribute("SourceId"));
            types.add(one.getAttribute("SourceType"));
        }
        Map<String, String> lines = new TreeMap<>();
        try {
            for (Element one : elements(parse(xml).getDocumentElement())) {
                String id = one.getAttribute("Id");
                if (ids.contains(id) || types.contains(one.getAttribute("Type"))) {
                    lines.put(id, line(one, id));
                }
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
        return ("<Relationships xmlns=\""
                        + RELATIONSHIPS
                        + "\">"
                        + String.join("", lines.values())
                        + "</Relationships>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Element one, String id) {
        String mode = one.getAttribute("TargetMode");
        return "<Relationship Id=\""
                + CanonicalXml.attributeText(id)
                + "\" Target=\""
                + CanonicalXml.attributeText(one.getAttribute("Target"))
                + "\" TargetMode=\""
                + (mode.isEmpty() ? "Internal" : CanonicalXml.attributeText(mode))
                + "\" Type=\""
                + CanonicalXml.attributeText(one.getAttribute("Type"))
                + "\"></Relationship>";
    }

    private static List<Element> elements(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }

    private static List<Element> all(Element in, String name) {
        NodeList list = in.getElementsByTagNameNS(DSIG, name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            all.add((Element) list.item(i));
        }
        return all;
    }

    /// The first of its name; a signature that lacks it cannot be read.
    private static Element only(Element in, String name) {
        List<Element> all = all(in, name);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no " + name);
        }
        return all.getFirst();
    }

    private static Element byId(Element in, String id) {
        if (in.getAttribute("Id").equals(id)) {
            return in;
        }
        NodeList list = in.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < list.getLength(); i++) {
            Element element = (Element) list.item(i);
            if (element.getAttribute("Id").equals(id)) {
                return element;
            }
        }
        throw new IllegalArgumentException("no " + id);
    }
}
