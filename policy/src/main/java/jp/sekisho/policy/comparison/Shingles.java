// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.comparison;

import java.text.Normalizer;
import java.util.Arrays;

/// The short runs of characters of a text, for measuring how much two texts share.
final class Shingles {
    /// Characters of a clause beyond which similarity is not looked at: more than any real clause
    /// has.
    static final int MAX_CHARACTERS = 8_000;

    private static final int LENGTH = 3;

    private final int[] hashes;

    private Shingles(int[] hashes) {
        this.hashes = hashes;
    }

    static Shingles of(String text) {
        String folded = fold(text);
        int length = Math.min(folded.length(), MAX_CHARACTERS);
        if (length == 0) {
            return new Shingles(new int[0]);
        }
        int run = Math.min(LENGTH, length);
        int[] hashes = new int[length - run + 1];
        for (int i = 0; i < hashes.length; i++) {
            int hash = 17;
            for (int j = i; j < i + run; j++) {
                hash = hash * 0x01000193 + folded.charAt(j);
            }
            hashes[i] = hash;
        }
        Arrays.sort(hashes);
        return new Shingles(hashes);
    }

    /// Folds what a comparison should not see: width and white space.
    static String fold(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            if (!Character.isWhitespace(normal.charAt(i))) {
                folded.append(normal.charAt(i));
            }
        }
        return folded.toString();
    }

    int size() {
        return hashes.length;
    }

    int hash(int index) {
        return hashes[index];
    }

    /// Returns both texts together, as if one followed the other.
    Shingles plus(Shingles other) {
        int[] both = Arrays.copyOf(hashes, hashes.length + other.hashes.length);
        System.arraycopy(other.hashes, 0, both, hashes.length, other.hashes.length);
        Arrays.sort(both);
        return new Shingles(both);
    }

    /// Returns how alike two texts are, 0 to 1 (Dice).
    double likeness(Shingles other) {
        int sum = size() + other.size();
        return sum == 0 ? 1 : 2.0 * shared(other) / sum;
    }

    /// Returns how much of this text stands in the other, 0 to 1.
    double within(Shingles other) {
        return size() == 0 ? 0 : (double) shared(other) / size();
    }

    private int shared(Shingles other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Integer.compare(hashes[i], other.hashes[j]);
            if (order == 0) {
                shared++;
                i++;
                j++;
            } else if (order < 0) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
