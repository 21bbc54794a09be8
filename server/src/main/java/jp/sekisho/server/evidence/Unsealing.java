// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import jp.sekisho.server.page.Sentence;

/// What came of opening a sealed file.
public sealed interface Unsealing {

    /// The content is what was sealed.
    ///
    /// @param file the file, to be read once more when it is sent
    record Whole(SealedFile file) implements Unsealing {}

    /// The content is not handed out.
    ///
    /// @param reason why
    record Refused(Reason reason) implements Unsealing {

        /// Returns the page that says why.
        public jp.sekisho.server.page.Page page() {
            return new Sentence("ファイルを渡せません", reason.sentence()).page(reason.status());
        }
    }

    /// Why a content is not handed out.
    enum Reason {
        ALTERED(500, "封じたあとに中身が書き換えられているか、壊れています。バックアップから戻し、だれがデータの置き場に触れたかを確かめてください。"),
        LOST(500, "ファイルがデータの置き場にありません。バックアップから戻してください。"),
        ERASED(410, "このファイルは、記録を残して消去されています。"),
        UNKNOWN(404, "このファイルの記録はありません。");

        private final int status;
        private final String sentence;

        Reason(int status, String sentence) {
            this.status = status;
            this.sentence = sentence;
        }

        /// Returns the HTTP status that goes with it.
        public int status() {
            return status;
        }

        /// Returns what people read.
        public String sentence() {
            return sentence;
        }
    }
}
