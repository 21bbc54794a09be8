// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

/// What came of keeping a file.
public sealed interface Keeping {

    /// The content is on the disk; [SealedFiles#enter] names it in the change that it belongs to.
    ///
    /// @param hash SHA-256 of the content, in hexadecimal
    /// @param name the name made safe
    /// @param type what it is by its bytes
    /// @param bytes how long it is
    record Kept(String hash, SafeName name, FileType type, long bytes) implements Keeping {}

    /// The file is not taken; nothing was kept.
    ///
    /// @param reason why
    record Refused(Reason reason) implements Keeping {}

    /// Why a file is not taken.
    enum Reason {
        EMPTY("ファイルが空です。中身のあるファイルを選び直してください。"),
        TOO_LARGE("ファイルが大きすぎます。20MBまでにしてください。"),
        TYPE_NOT_TAKEN("中身がここで受け取れる種類ではありません。PDF、JPEG、PNG、TIFFのどれかで選び直してください。");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// Returns what people read.
        public String sentence() {
            return sentence;
        }
    }
}
