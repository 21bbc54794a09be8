// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.tree;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// RFC 9162 section 2.1 word by word: slow, recursive, written without the code under test.
final class NaiveTree {

    private final List<byte[]> data;

    NaiveTree(List<byte[]> data) {
        this.data = data;
    }

    Hash root() {
        return Hash.of(mth(0, data.size()));
    }

    List<Hash> path(int m) {
        return path(m, 0, data.size()).stream().map(Hash::of).toList();
    }

    List<Hash> consistency(int m) {
        return m == 0 ? List.of() : sub(m, 0, data.size(), true).stream().map(Hash::of).toList();
    }

    private byte[] mth(int from, int to) {
        int n = to - from;
        if (n == 0) {
            return sha();
        }
        if (n == 1) {
            return sha(new byte[] {0}, data.get(from));
        }
        int k = k(n);
        return sha(new byte[] {1}, mth(from, from + k), mth(from + k, to));
    }

    private List<byte[]> path(int m, int from, int to) {
        int n = to - from;
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? plus(path(m, from, from + k), mth(from + k, to))
                : plus(path(m - k, from + k, to), mth(from, from + k));
    }

    private List<byte[]> sub(int m, int from, int to, boolean b) {
        int n = to - from;
        if (m == n) {
            return b ? List.of() : List.of(mth(from, to));
        }
        int k = k(n);
        return m <= k
                ? plus(sub(m, from, from + k, b), mth(from + k, to))
                : plus(sub(m - k, from + k, to, false), mth(from, from + k));
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> plus(List<byte[]> list, byte[] last) {
        List<byte[]> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }

    private static byte[] sha(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
