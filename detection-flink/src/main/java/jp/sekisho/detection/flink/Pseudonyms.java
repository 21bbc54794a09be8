// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sekisho.detection.MyNumbers;
import jp.sekisho.detection.correlate.Occurrence;

/// Keeps My Numbers out of checkpoints and topics: in what correlations keep, each is masked and
/// followed by a mark that only this job can make, so that equal ones stay equal.
///
/// @param secret sixteen random bytes, new for each submission of the job
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pseudonyms(byte[] secret) implements Serializable {

    /// Private-use characters, so that a mark cannot be taken for text.
    private static final Pattern MARK = Pattern.compile("\uE000[0-9a-f]{16}\uE001");

    static Pseudonyms create() {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return new Pseudonyms(secret);
    }

    Occurrence hide(Occurrence occurrence) {
        Map<String, String> fields = new HashMap<>();
        occurrence.fields().forEach((k, v) -> fields.put(k, MyNumbers.mask(v, this::mark)));
        return new Occurrence(
                occurrence.rule(),
                occurrence.time(),
                fields,
                MyNumbers.mask(occurrence.file()),
                occurrence.line());
    }

    /// Leaves the marks out.
    static String show(String text) {
        return text.indexOf('\uE000') < 0 ? text : MARK.matcher(text).replaceAll("");
    }

    private String mark(String digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] mark = mac.doFinal(digits.getBytes(US_ASCII));
            return "\uE000" + HexFormat.of().formatHex(mark, 0, 8) + "\uE001";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
