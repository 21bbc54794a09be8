// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes: RFC 6238 over HMAC-SHA-1, 30 seconds, 6 digits, which is what every
/// authenticator app understands.
final class TimeBasedCode {

    static final int SEED_BYTES = 20;
    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;

    /// A clock may be off by so many steps, either way.
    static final int DRIFT_STEPS = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] seed;

    TimeBasedCode(byte[] seed) {
        this.seed = seed.clone();
    }

    static byte[] freshSeed(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return seed;
    }

    /// Looks for the time step to which a code belongs.
    ///
    /// @param typed six digits
    /// @param now the time
    /// @param lastStep the step of the last code that was accepted; codes of this step and earlier
    ///   ones are not good any more
    /// @return the step, or nothing where the code is not good
    OptionalLong step(String typed, Instant now, long lastStep) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
            boolean same =
                    MessageDigest.isEqual(
                            code(step, DIGITS).getBytes(StandardCharsets.US_ASCII),
                            typed.getBytes(StandardCharsets.UTF_8));
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// Returns the code of a time step.
    String code(long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            int modulus = (int) Math.pow(10, digits);
            return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-1 is part of every Java runtime", e);
        }
    }

    /// Returns the seed in Base32 (RFC 4648), in groups of four, as people type it into an app.
    String seedForPeople() {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        int letters = 0;
        for (byte b : seed) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                if (letters > 0 && letters % 4 == 0) {
                    text.append(' ');
                }
                text.append(BASE32.charAt((buffer >> bits) & 31));
                letters++;
            }
        }
        return text.toString();
    }

    byte[] seed() {
        return seed.clone();
    }
}
