// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

/// What came of opening a sealed value.
public sealed interface Opened {

    /// The value as it was sealed.
    final class Content implements Opened {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        /// Returns a copy of the value.
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// The value was sealed with another master key.
    ///
    /// @param message one sentence for people
    record OtherKey(String message) implements Opened {}

    /// The value is not as it was sealed, or was sealed for something else.
    ///
    /// @param message one sentence for people
    record Altered(String message) implements Opened {}
}
