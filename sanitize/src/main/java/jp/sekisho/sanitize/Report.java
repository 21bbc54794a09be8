// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.List;
import java.util.Optional;

/// What happened to one file, bound to the bytes that came in and that came out.
///
/// @param file its name as given, or its path inside its container
/// @param type its real type, by content
/// @param verdict what was decided
/// @param removed what did not come out
/// @param links targets of links that were kept
/// @param notes remarks: a name or declared type that does not fit the real one
/// @param signatures digital signatures of the original, checked before they were broken
/// @param members one report for each file inside, in order
/// @param sha256In digest of the bytes that came in
/// @param sha256Out digest of exactly the bytes that came out; empty where nothing did
/// @param out the name under which the bytes go on; empty where nothing comes out
/// @param millis time taken, in milliseconds
public record Report(
        String file,
        FileType type,
        Verdict verdict,
        List<Removal> removed,
        List<String> links,
        List<String> notes,
        List<Signature> signatures,
        List<Report> members,
        Sha256 sha256In,
        Optional<Sha256> sha256Out,
        Optional<String> out,
        long millis) {
    public Report {
        removed = List.copyOf(removed);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
        signatures = List.copyOf(signatures);
        members = List.copyOf(members);
        if (sha256Out.isPresent() != out.isPresent()) {
            throw new IllegalArgumentException("name and digest of the output come together");
        }
        boolean whole = verdict instanceof Verdict.Clean || verdict instanceof Verdict.Sanitized;
        if (whole && out.isEmpty()) {
            throw new IllegalArgumentException(verdict.outcome() + " delivers something");
        }
        if (!whole && out.isPresent() && members.isEmpty()) {
            throw new IllegalArgumentException("a held file that is no container delivers nothing");
        }
    }
}
