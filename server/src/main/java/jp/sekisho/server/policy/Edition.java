// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.evidence.SealedFileId;

/// One edition of a policy document: all that is known of it apart from its text.
///
/// @param id which edition
/// @param version the version of its row
/// @param series the first edition of the same document
/// @param kind the layer
/// @param title its title
/// @param number 1 for the first edition
/// @param parent the series above; nothing where it stands by itself
/// @param parentTitle the title of that document; empty for none
/// @param unit the unit whose procedure it is; nothing for the whole body
/// @param unitName that unit's name; empty for none
/// @param forEveryone whether the whole staff may read this procedure
/// @param fileName the name of the file that was read
/// @param proposal what was proposed, if it was
/// @param decision the decision, if it was recorded
/// @param enforcedOn first day in force, if decided
/// @param endedOn first day on which it is repealed, if it is
/// @param scan the sealed paper, if there is one
/// @param publications packages made of it, the oldest first
record Edition(
        PolicyDocumentId id,
        int version,
        PolicyDocumentId series,
        DocumentKind kind,
        String title,
        int number,
        Optional<PolicyDocumentId> parent,
        String parentTitle,
        Optional<Long> unit,
        String unitName,
        boolean forEveryone,
        String fileName,
        Optional<Proposal> proposal,
        Optional<Decision> decision,
        Optional<LocalDate> enforcedOn,
        Optional<LocalDate> endedOn,
        Optional<Scan> scan,
        List<Publication> publications) {

    Edition {
        publications = List.copyOf(publications);
    }

    /// The scanned paper that bears the seals.
    ///
    /// @param id which sealed file
    /// @param name its name; empty once it was erased
    /// @param type what it is
    /// @param bytes how long it is
    record Scan(SealedFileId id, String name, String type, long bytes) {}

    /// A package for the web site.
    ///
    /// @param id its row
    /// @param version the version of its row
    /// @param file the sealed package; nothing where only its hash was recorded
    /// @param hash SHA-256 of the package, in hexadecimal
    /// @param preparedOn when it was made
    /// @param publishedOn when it was put up, if it was
    /// @param url where; empty while it was not
    record Publication(
            long id,
            int version,
            Optional<SealedFileId> file,
            String hash,
            LocalDate preparedOn,
            Optional<LocalDate> publishedOn,
            String url) {}

    /// Says whether its text may still be changed.
    boolean isDraft() {
        return decision.isEmpty();
    }

    /// Returns the first day on which it was published.
    Optional<LocalDate> publishedOn() {
        return publications.stream()
                .flatMap(each -> each.publishedOn().stream())
                .min(LocalDate::compareTo);
    }

    /// Returns title and edition as people speak of them.
    String name() {
        return title + "(第" + number + "版)";
    }
}
