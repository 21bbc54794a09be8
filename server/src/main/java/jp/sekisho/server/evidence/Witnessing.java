// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import jp.sekisho.ledger.note.KeyName;

/// What became of another body's signature of a checkpoint.
sealed interface Witnessing {

    /// It stands in the ledger.
    ///
    /// @param checkpoint the checkpoint with all signatures that it bears now
    /// @param witness who signed
    record Kept(Checkpointed checkpoint, KeyName witness) implements Witnessing {}

    /// Nothing was kept.
    enum Refused implements Witnessing {
        NOT_OURS("この台帳の証明書ではありません。預けた証明書と同じファイルに署名したものを受け取ってください。"),
        NOT_A_WITNESS("公開の鍵が、立ち会いの鍵ではありません。相手の団体が立ち会い用に作った鍵を入れてください。"),
        NOT_SIGNED("証明書に、この鍵の署名がありません。相手の団体に、署名した証明書と鍵を確かめてもらってください。"),
        FORGED("証明書の署名が、この鍵と合いません。書き換えられたか、別の鍵です。相手の団体に確かめてもらってください。");

        private final String sentence;

        Refused(String sentence) {
            this.sentence = sentence;
        }

        /// Says what was wrong and what to do.
        String sentence() {
            return sentence;
        }

        /// Returns the field in which it stands.
        String field() {
            return this == NOT_A_WITNESS ? WitnessController.KEY : WitnessController.CERTIFICATE;
        }
    }
}
