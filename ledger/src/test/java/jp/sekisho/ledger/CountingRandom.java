// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.security.SecureRandom;

/// Random bytes that are the same in every run: samples must not change.
final class CountingRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private int next;

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (next++ * 31);
        }
    }
}
