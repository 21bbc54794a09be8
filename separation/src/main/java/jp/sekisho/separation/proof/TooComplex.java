// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

/// A packet set came apart into more pieces than the limit allows; the question stays undetermined.
final class TooComplex extends RuntimeException {

    /// A set may come apart into at most this many cubes.
    static final int CUBES_LIMIT = 400_000;

    TooComplex() {
        super("more than " + CUBES_LIMIT + " cubes", null, false, false);
    }

    static void check(int cubes) {
        if (cubes > CUBES_LIMIT) {
            throw new TooComplex();
        }
    }
}
