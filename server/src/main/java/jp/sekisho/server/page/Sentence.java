// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

/// A page that says one thing: what happened, where, and what to do.
///
/// @param title a few words
/// @param text one or two sentences
public record Sentence(String title, String text) {

    /// The page for this sentence.
    ///
    /// @param status the HTTP status that goes with it
    public Page page(int status) {
        return new Page("page/sentence.jte", this, status);
    }
}
