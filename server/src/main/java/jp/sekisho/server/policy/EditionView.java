// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Problem;

/// What the page of one edition shows.
///
/// @param title its title
/// @param kind its layer
/// @param number its edition
/// @param state how it stands
/// @param lead one sentence about that
/// @param path its address
/// @param parentTitle the document above; empty for none
/// @param parentPath its address
/// @param facts what is recorded of it
/// @param actions what this person may do
/// @param removal whether this person may remove it
/// @param version version of its row
/// @param text what its text says; nothing where it cannot be read
/// @param unreadable why its text cannot be read; empty where it can
/// @param editions all editions of the document
record EditionView(
        String title,
        String kind,
        int number,
        EditionState state,
        String lead,
        String path,
        String parentTitle,
        String parentPath,
        List<Fact> facts,
        List<Action> actions,
        boolean removal,
        int version,
        Optional<BasicPolicy> text,
        String unreadable,
        List<Sibling> editions) {

    EditionView {
        facts = List.copyOf(facts);
        actions = List.copyOf(actions);
        editions = List.copyOf(editions);
    }

    List<Problem> problems() {
        return text.map(BasicPolicy::problems).orElseGet(List::of);
    }

    /// A recorded fact.
    ///
    /// @param label what it is
    /// @param value what is recorded
    /// @param path where more of it is; empty for nowhere
    record Fact(String label, String value, String path) {
        Fact(String label, String value) {
            this(label, value, "");
        }

        /// Says whether the path is a file to be saved.
        boolean isFile() {
            return path.endsWith("/source") || path.endsWith("/scan");
        }
    }

    /// Something to do next.
    ///
    /// @param label what
    /// @param path where
    /// @param first whether it is what should be done next
    record Action(String label, String path, boolean first) {}

    /// One edition.
    ///
    /// @param number its number
    /// @param state how it stands
    /// @param about since when, by which decision
    /// @param path its page
    /// @param comparePath comparison with the one before; empty for the first
    /// @param shown whether it is the one on the page
    record Sibling(
            int number,
            EditionState state,
            String about,
            String path,
            String comparePath,
            boolean shown) {}
}
