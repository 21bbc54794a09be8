// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Hashes what lies in memory (FIPS 180-4); whole files on the disk are hashed as they are read.
public final class Sha256 {

    private Sha256() {}

    /// Returns the SHA-256 of bytes, in 64 hexadecimal digits.
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    /// Returns the SHA-256 of a text as UTF-8.
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
