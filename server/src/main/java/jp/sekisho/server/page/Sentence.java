// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.util.Optional;

/// A page that says one thing: what happened, where, and what to do.
///
/// @param title a few words
/// @param text one or two sentences
/// @param next where one goes on from here; nothing but the first page where it is empty
public record Sentence(String title, String text, Optional<Next> next) {

    /// Where one goes on.
    ///
    /// @param label what is there: 情報資産台帳を開く
    /// @param path its full address
    public record Next(String label, String path) {}

    /// A sentence from which one goes back to the first page.
    ///
    /// @param title a few words
    /// @param text one or two sentences
    public Sentence(String title, String text) {
        this(title, text, Optional.empty());
    }

    /// Returns this sentence with a way on.
    ///
    /// @param label what is there
    /// @param path its full address
    public Sentence then(String label, String path) {
        return new Sentence(title, text, Optional.of(new Next(label, path)));
    }

    /// The page for this sentence.
    ///
    /// @param status the HTTP status that goes with it
    public Page page(int status) {
        return new Page("page/sentence.jte", this, status);
    }
}
