// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.List;

/// What the page of all documents shows.
///
/// @param lead how things stand
/// @param branches the documents, each above those below it
/// @param organs which organ adopted what
/// @param mayWrite whether this person may add a document
/// @param path address of this page
record TreeView(
        String lead, List<Branch> branches, List<Organ> organs, boolean mayWrite, String path) {

    TreeView {
        branches = List.copyOf(branches);
        organs = List.copyOf(organs);
    }

    /// One document.
    ///
    /// @param kind its layer
    /// @param title its title
    /// @param path the page of what is shown of it
    /// @param state how that edition stands
    /// @param about edition, since when, whose
    /// @param lines what else to know, one sentence each
    /// @param open a newer edition that is not in force yet; empty for none
    /// @param openPath its page
    /// @param below the documents below it
    record Branch(
            String kind,
            String title,
            String path,
            EditionState state,
            String about,
            List<String> lines,
            String open,
            String openPath,
            List<Branch> below) {
        Branch {
            lines = List.copyOf(lines);
            below = List.copyOf(below);
        }
    }

    /// One organ.
    ///
    /// @param name its name
    /// @param adopted what it adopted, in words; empty for nothing
    record Organ(String name, String adopted) {}
}
