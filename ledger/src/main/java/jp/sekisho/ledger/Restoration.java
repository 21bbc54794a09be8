// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.NoteSigner;
import jp.sekisho.ledger.note.SignedNote;

/// The entry which records that the ledger was restored from a backup: action `restored-from`, the
/// statement a signed note over the restored head.
///
/// @param from the head to which the ledger went back
/// @param note the signed note in which it stands
public record Restoration(Checkpoint from, SignedNote note) {

    static final Action ACTION = new Action("restored-from");

    private static final String TYPE = "ledger";
    private static final String HEAD = "sekisho/restored-from/1\n";

    static Change change(Checkpoint from, Instant at, Actor actor, List<NoteSigner> signers) {
        SignedNote note = SignedNote.sign(HEAD + from.text(), signers);
        return Change.of(at, actor, ACTION, new Subject(TYPE, from.origin().value()))
                .stating(note.toString());
    }

    /// Says whether an entry claims to record a restoration.
    static boolean claimedBy(Entry entry) {
        return entry.action().equals(ACTION) && entry.subject().type().equals(TYPE);
    }

    /// Reads the record out of an entry.
    ///
    /// @return empty where the entry records no restoration, or not in the form of the format
    static Optional<Restoration> of(Entry entry) {
        if (!claimedBy(entry)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = entry.statement().getBytes(StandardCharsets.UTF_8);
            SignedNote note = SignedNote.parse(bytes);
            if (!note.text().startsWith(HEAD)) {
                return Optional.empty();
            }
            Checkpoint from = Checkpoint.parse(note.text().substring(HEAD.length()));
            return Optional.of(new Restoration(from, note));
        } catch (MalformedNoteException notARecord) {
            return Optional.empty();
        }
    }
}
