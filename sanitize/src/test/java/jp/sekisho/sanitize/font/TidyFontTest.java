// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A font may be copied only where its directory accounts for every byte.
final class TidyFontTest {

    private static final String[] USUAL = {"DSIG", "cmap", "glyf", "head", "name"};

    @Test
    void aFontThatItsDirectoryAccountsForIsTidy() {
        assertThat(isTidy(font(USUAL, 40, 0))).isTrue();
        assertThat(isTidy(font(USUAL, 41, 0))).as("odd lengths, padded").isTrue();
    }

    @Test
    void aTableThatTheStandardDoesNotNameIsNotTidy() {
        assertThat(isTidy(font(new String[] {"MARK", "glyf"}, 40, 0))).isFalse();
        assertThat(isTidy(font(new String[] {"glyf", "glyf"}, 40, 0))).as("twice").isFalse();
        assertThat(isTidy(font(new String[] {"cmap", "head"}, 40, 0))).as("no glyphs").isFalse();
        assertThat(isTidy(font(new String[] {"CFF ", "glyf"}, 40, 0))).isFalse();
    }

    @Test
    void bytesThatBelongToNoTableAreNotTidy() {
        assertThat(isTidy(font(USUAL, 40, 4))).as("a gap before the tables").isFalse();
        byte[] font = font(USUAL, 40, 0);
        assertThat(isTidy(Arrays.copyOf(font, font.length + 4))).as("behind").isFalse();
        assertThat(isTidy(Arrays.copyOf(font, font.length - 1))).as("too short").isFalse();
    }

    @Test
    void aFalseDirectoryIsNotTidy() {
        byte[] font = font(USUAL, 40, 0);
        font[7]++;
        assertThat(isTidy(font)).isFalse();
        byte[] overlapping = font(USUAL, 40, 0);
        ByteBuffer.wrap(overlapping).putInt(12 + 16 + 8, 12 + 16 * USUAL.length);
        assertThat(isTidy(overlapping)).isFalse();
    }

    @Test
    void aSignatureLargerThanSignaturesAreIsNotTidy() {
        assertThat(isTidy(font(new String[] {"DSIG", "glyf"}, 16_384, 0))).isTrue();
        assertThat(isTidy(font(new String[] {"DSIG", "glyf"}, 16_388, 0))).isFalse();
    }

    private static boolean isTidy(byte[] font) {
        byte[] head = Arrays.copyOf(font, Math.min(font.length, FontProgram.DIRECTORY_BYTES));
        return FontProgram.isTidy(head, font.length);
    }

    private static byte[] font(String[] tags, int length, int gap) {
        int padded = (length + 3) & ~3;
        int power = Integer.highestOneBit(tags.length);
        ByteBuffer out = ByteBuffer.allocate(12 + 16 * tags.length + gap + padded * tags.length);
        out.putInt(0x00010000).putShort((short) tags.length).putShort((short) (power * 16));
        out.putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) ((tags.length - power) * 16));
        int at = 12 + 16 * tags.length + gap;
        for (String tag : tags) {
            out.put(tag.getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(at).putInt(length);
            at += padded;
        }
        return out.array();
    }
}
