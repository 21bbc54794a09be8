// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals small values with keys derived from the master key (HKDF-SHA-256, RFC 5869; AES-256-GCM).
///
/// A sealed value knows which key sealed it, and is bound to its purpose and to the row in which it
/// stands: copied into another row it does not open.
public final class Secrets {

    /// The longest value that is sealed.
    static final int LONGEST = 64 * 1024;

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final byte[] keyId;
    private final Map<Purpose, SecretKey> sealing = new EnumMap<>(Purpose.class);
    private final Map<Purpose, SecretKey> marking = new EnumMap<>(Purpose.class);

    /// Derives the keys.
    ///
    /// @param masterKey 32 bytes
    Secrets(byte[] masterKey) {
        if (masterKey.length != MasterKeyFile.KEY_BYTES) {
            throw new IllegalArgumentException("master key must have 32 bytes");
        }
        keyId = Arrays.copyOf(derived(masterKey, "key id", "Generic").getEncoded(), KEY_ID_BYTES);
        for (Purpose purpose : Purpose.values()) {
            sealing.put(purpose, derived(masterKey, "seal " + purpose, "AES"));
            marking.put(purpose, derived(masterKey, "mark " + purpose, "HmacSHA256"));
        }
    }

    /// Seals a value.
    ///
    /// @param purpose what it is for
    /// @param row the id of the row in which it will stand
    /// @param content at most 64 KiB
    public byte[] seal(Purpose purpose, long row, byte[] content) {
        if (content.length > LONGEST) {
            throw new IllegalArgumentException("too long to be sealed: " + content.length);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, purpose, row, nonce).doFinal(content);
            return ByteBuffer.allocate(HEAD_BYTES + body.length)
                    .put(VERSION)
                    .put(keyId)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
        }
    }

    /// Opens a sealed value.
    ///
    /// @param purpose for which it was sealed
    /// @param row the row in which it stands
    /// @param sealed what [#seal] returned
    public Opened open(Purpose purpose, long row, byte[] sealed) {
        if (sealed.length < HEAD_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
            return altered();
        }
        if (!Arrays.equals(keyId, 0, KEY_ID_BYTES, sealed, 1, 1 + KEY_ID_BYTES)) {
            return new Opened.OtherKey(
                    "この秘密は別のマスターキーで封じられているため、開けません。元のマスターキー(master.key)を控えから戻してください。");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + KEY_ID_BYTES, HEAD_BYTES);
        try {
            return new Opened.Content(
                    cipher(Cipher.DECRYPT_MODE, purpose, row, nonce)
                            .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES));
        } catch (AEADBadTagException e) {
            return altered();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
        }
    }

    /// Returns a mark of a value (HMAC-SHA-256) that nobody without the master key can make or
    /// check.
    ///
    /// @param purpose what it is for
    /// @param row the row to which it belongs
    /// @param content the value
    public byte[] mark(Purpose purpose, long row, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(marking.get(purpose));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(row).array());
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is part of every Java runtime", e);
        }
    }

    private Cipher cipher(int mode, Purpose purpose, long row, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing.get(purpose), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ("sekisho " + VERSION + " " + purpose + " " + row)
                        .getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static Opened altered() {
        return new Opened.Altered("封じた秘密が書き換えられているか、壊れています。作り直すか、控えから戻してください。");
    }

    private static SecretKey derived(byte[] masterKey, String use, String algorithm) {
        try {
            byte[] key =
                    KDF.getInstance("HKDF-SHA256")
                            .deriveData(
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(masterKey)
                                            .thenExpand(
                                                    ("sekisho " + use)
                                                            .getBytes(StandardCharsets.US_ASCII),
                                                    MasterKeyFile.KEY_BYTES));
            return new SecretKeySpec(key, algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is part of Java 25", e);
        }
    }
}
