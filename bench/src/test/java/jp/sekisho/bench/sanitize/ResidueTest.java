// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ResidueTest {

    @Test
    void anEmptyPackedPartOfAMailIsNothing() throws IOException {
        assertThat(Residue.of(mail("", "text".getBytes(StandardCharsets.UTF_8)))).isEmpty();
        assertThat(Residue.of(mail("\r\n", "text".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    @Test
    void aProgramBehindAnEmptyPartIsFound() throws IOException {
        byte[] program = "MZ and what follows".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Residue.of(mail("", program))).containsExactly("program");
        assertThat(Residue.of(mail("\r\n", program))).containsExactly("program");
    }

    @Test
    void aPartThatCannotBeDecodedIsFound() throws IOException {
        assertThat(Residue.of(mail("QUJD=QUJD=\r\n", new byte[3])))
                .containsExactly("mail part that cannot be decoded");
    }

    @Test
    void theScriptOfAPdfIsFoundAlsoUnderAnEscapedName() throws IOException {
        String pdf = "%PDF-1.7\n1 0 obj\n<</S/Java#53cript/#4aS(x)>>\nendobj\n";
        assertThat(Residue.of(pdf.getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("/JavaScript", "/JS");
    }

    /// A mail whose first part is empty, as many are that only carry a file.
    private static byte[] mail(String first, byte[] second) {
        String head = "Content-Transfer-Encoding: base64\r\n\r\n";
        String all =
                "From: a@example.jp\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
                        + head
                        + first
                        + "--b\r\n"
                        + head
                        + Base64.getMimeEncoder().encodeToString(second)
                        + "\r\n--b--\r\n";
        return all.getBytes(StandardCharsets.ISO_8859_1);
    }
}
