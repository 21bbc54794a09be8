// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;

/// Names: UTF-8 where the flag or the bytes say so, else Japanese Windows.
final class EntryName {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset CP437 = Charset.forName("IBM437");

    private EntryName() {}

    static String decode(Content raw, int flags, Content extra) throws Refused {
        String name = plain(raw, flags);
        for (int at = 0; at + 4 <= extra.size(); at += 4 + extra.u16(at + 2)) {
            int length = extra.u16(at + 2);
            if (extra.u16(at) == 0x7075 && length > 5 && at + 4 + length <= extra.size()) {
                CRC32 crc = new CRC32();
                crc.update(raw.buffer());
                String other =
                        new String(
                                extra.slice(at + 9, length - 5).toByteArray(),
                                StandardCharsets.UTF_8);
                if (crc.getValue() == extra.u32(at + 5) && !isAscii(raw)) {
                    name = other;
                } else if (isAscii(raw) && !other.equals(name)) {
                    throw new Refused(Reason.AMBIGUOUS, name);
                }
            }
        }
        return name;
    }

    private static boolean isAscii(Content raw) {
        ByteBuffer view = raw.buffer();
        while (view.hasRemaining()) {
            if (view.get() < 0) {
                return false;
            }
        }
        return true;
    }

    private static String plain(Content raw, int flags) throws Refused {
        for (Charset charset : List.of(StandardCharsets.UTF_8, WINDOWS_31J)) {
            try {
                return charset.newDecoder().decode(raw.buffer()).toString();
            } catch (CharacterCodingException e) {
                if ((flags & 0x800) != 0) {
                    throw new Refused(Reason.AMBIGUOUS, "ファイル名の文字コード");
                }
            }
        }
        return CP437.decode(raw.buffer()).toString();
    }
}
