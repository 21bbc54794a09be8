// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Refused;

/// Reads a text of any length in pieces that fit memory, so that a table of hundreds of megabytes
/// needs no more of it than a letter.
final class TextPieces {

    private static final int PIECE = 1 << 15;

    @FunctionalInterface
    interface Taker {
        /// Takes the next piece; no pair of surrogates is split.
        void take(String piece) throws Refused, IOException;
    }

    private TextPieces() {}

    /// Hands over the whole text.
    ///
    /// @throws CharacterCodingException where a byte does not fit the charset
    static void read(Content content, Charset charset, Taker taker) throws Refused, IOException {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = content.buffer();
        CharBuffer out = CharBuffer.allocate(PIECE);
        boolean flushing = false;
        while (true) {
            CoderResult result = flushing ? decoder.flush(out) : decoder.decode(in, out, true);
            if (result.isError()) {
                result.throwException();
            }
            boolean last = flushing && result.isUnderflow();
            hand(out, last, taker);
            if (last) {
                return;
            }
            flushing |= result.isUnderflow();
        }
    }

    private static void hand(CharBuffer out, boolean last, Taker taker)
            throws Refused, IOException {
        out.flip();
        int length = out.remaining();
        boolean split = length > 0 && !last && Character.isHighSurrogate(out.charAt(length - 1));
        int whole = split ? length - 1 : length;
        if (whole > 0) {
            taker.take(out.subSequence(0, whole).toString());
        }
        out.position(whole);
        out.compact();
    }
}
