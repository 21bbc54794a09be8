// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// Checks of the texts that people read.
final class Texts {

    private Texts() {}

    static void require(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }
}
