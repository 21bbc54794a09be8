// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// A digital signature of the original, looked at before the rebuild broke it. Whether the signer's
/// certificate deserves trust is not decided here: a closed network has no lists of revocation.
///
/// @param where part, field or header that carries it, never blank
/// @param standing whether what it covers is unchanged
/// @param signer subject of the signer's certificate (RFC 2253), empty where it cannot be read
public record Signature(String where, Standing standing, String signer) {

    /// What the check said.
    public enum Standing {
        /// What it covers is as it was signed, and it covers the whole document.
        INTACT("署名の時から変わっていません"),
        /// What it covers is as it was signed; something was added afterwards or was not covered.
        PARTIAL("署名した部分は変わっていませんが、署名されていない部分があります"),
        /// What it covers was changed, or the signature is not the signer's.
        ALTERED("署名の後に変えられています"),
        /// It could not be checked.
        UNREADABLE("確かめられませんでした");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /// Returns the same in Japanese.
        public String words() {
            return words;
        }
    }

    public Signature {
        if (where.isBlank()) {
            throw new IllegalArgumentException("a signature names its place");
        }
    }

    /// Returns a sentence for the reader of a report.
    public String sentence() {
        return "電子署名("
                + (signer.isEmpty() ? "署名者不明" : signer)
                + "): "
                + standing.words()
                + "。作り直したため、署名は引き継がれません。";
    }
}
