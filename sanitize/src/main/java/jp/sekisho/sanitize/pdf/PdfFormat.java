// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.detect.ContentDetection;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// PDF: pages and what they need are copied object by object into a new file. PDFBox reads the old
/// file; a reader of our own, which knows only the form that we write, checks the new one.
public final class PdfFormat implements Format {

    /// PDFBox reports every oddity of a broken file; the verdict says what matters. Held here,
    /// because a logger that nobody holds forgets its level.
    private static final List<Logger> QUIET = quiet();

    private static final int MAX_LOOK_BEHIND = 1 << 20;

    /// Larger files stay where they are, on disk.
    private static final int IN_MEMORY = 32 << 20;

    private static List<Logger> quiet() {
        List<Logger> loggers = new ArrayList<>();
        for (String name : List.of("org.apache.pdfbox", "org.apache.fontbox")) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(Level.OFF);
            loggers.add(logger);
        }
        return List.copyOf(loggers);
    }

    @Override
    public Set<FileType> types() {
        return Set.of(FileType.PDF);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        if (QUIET.isEmpty()) {
            throw new IllegalStateException("loggers are held while the class lives");
        }
        int header = ContentDetection.pdfHeader(in);
        if (header > 0) {
            work.remove(Feature.PDF_STRUCTURE, "%PDF- の前のデータ");
        }
        lookBehind(in, work);
        byte[] bytes = in.size() <= IN_MEMORY ? in.toByteArray() : new byte[0];
        try (PDDocument document = load(in, bytes, work)) {
            if (document.isEncrypted()) {
                work.remove(Feature.PDF_ENCRYPTION, "Encrypt");
            }
            long seen = bytes.length > 0 ? objects(bytes) : objects(in.buffer());
            lookForTwins(seen, document, work);
            new PdfSignatures(in, work).look(document.getDocumentCatalog().getCOSObject());
            Content out = PdfRebuilder.rebuild(document, work);
            return new Rebuilt(out, FileType.PDF);
        }
    }

    /// Reports what stands behind the last end mark; it does not come out in any case.
    private static void lookBehind(Content in, Work work) throws Refused {
        int end = in.size() - 5;
        int lowest = Math.max(0, end - MAX_LOOK_BEHIND);
        while (end > lowest && !in.has(end, "%%EOF")) {
            end--;
        }
        boolean found = end >= 0 && in.has(end, "%%EOF");
        if (!found || !in.latin1(end + 5, in.size() - end - 5).isBlank()) {
            work.remove(Feature.PDF_STRUCTURE, "%%EOF の後のデータ");
        }
    }

    /// More objects than the table of objects lists: older ones, or ones that another reader would
    /// take instead.
    private static void lookForTwins(long seen, PDDocument document, Work work) throws Refused {
        long listed = 0;
        for (long at : document.getDocument().getXrefTable().values()) {
            listed += at > 0 ? 1 : 0;
        }
        if (seen > listed) {
            work.remove(Feature.PDF_STRUCTURE, "目録にない物 " + (seen - listed) + "個");
        }
    }

    /// How often ` obj` stands behind a digit.
    private static long objects(byte[] bytes) {
        long seen = 0;
        for (int i = 4; i < bytes.length; i++) {
            boolean object =
                    bytes[i] == 'j'
                            && bytes[i - 1] == 'b'
                            && bytes[i - 2] == 'o'
                            && bytes[i - 3] == ' '
                            && isDigit(bytes[i - 4]);
            seen += object ? 1 : 0;
        }
        return seen;
    }

    private static long objects(ByteBuffer bytes) {
        long seen = 0;
        for (int i = 4; i < bytes.limit(); i++) {
            boolean object =
                    bytes.get(i) == 'j'
                            && bytes.get(i - 1) == 'b'
                            && bytes.get(i - 2) == 'o'
                            && bytes.get(i - 3) == ' '
                            && isDigit(bytes.get(i - 4));
            seen += object ? 1 : 0;
        }
        return seen;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static PDDocument load(Content in, byte[] bytes, Work work)
            throws Refused, IOException {
        List<String> passwords = new ArrayList<>();
        passwords.add("");
        passwords.addAll(work.passwords());
        for (String password : passwords) {
            try {
                RandomAccessRead source =
                        bytes.length > 0
                                ? new PdfBytes(bytes)
                                : new RandomAccessReadBuffer(in.buffer());
                return Loader.loadPDF(source, password);
            } catch (InvalidPasswordException e) {
                // The next one may be right.
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains("security handler")
                        || String.valueOf(e.getMessage()).contains("decryption material")) {
                    throw new Refused(Reason.CERTIFICATE_ENCRYPTED);
                }
                throw e;
            }
        }
        throw new Refused(
                work.passwords().isEmpty() ? Reason.PASSWORD_NEEDED : Reason.WRONG_PASSWORD);
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        return new PdfVerifier(out, policy).findings();
    }
}
