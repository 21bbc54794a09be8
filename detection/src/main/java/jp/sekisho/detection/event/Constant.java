// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A text that many events get, made ready once.
public final class Constant {

    final byte[] plain;
    final byte[] folded;

    /// Makes it ready.
    ///
    /// @param text any
    public Constant(String text) {
        plain = text.getBytes(UTF_8);
        folded = Folding.foldToBytes(text);
    }
}
