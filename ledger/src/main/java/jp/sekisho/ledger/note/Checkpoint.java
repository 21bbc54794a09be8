// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger.note;

import java.util.List;
import jp.sekisho.ledger.note.MalformedNoteException.Flaw;
import jp.sekisho.ledger.tree.Hash;

/// What a ledger holds at one moment (c2sp.org/tlog-checkpoint): the text that is signed.
///
/// @param origin which ledger
/// @param size how many entries it has
/// @param root the root of its tree
/// @param extensions further lines, opaque, none empty; this product writes none
public record Checkpoint(Origin origin, long size, Hash root, List<String> extensions) {

    private static final int MAX_SIZE_DIGITS = 18;

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        if (extensions.stream().anyMatch(e -> e.isEmpty() || e.contains("\n"))) {
            throw new IllegalArgumentException("an extension is one line that is not empty");
        }
    }

    /// Reads the text of a note as a checkpoint.
    ///
    /// @throws MalformedNoteException where it is not exactly in the format
    public static Checkpoint parse(String text) throws MalformedNoteException {
        if (!text.endsWith("\n")) {
            throw new MalformedNoteException(Flaw.CHECKPOINT_LINES);
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new MalformedNoteException(Flaw.CHECKPOINT_LINES);
        }
        Origin origin =
                Origin.tryParse(lines.get(0))
                        .orElseThrow(() -> new MalformedNoteException(Flaw.CHECKPOINT_LINES));
        Hash root =
                Hash.tryParse(lines.get(2))
                        .orElseThrow(() -> new MalformedNoteException(Flaw.CHECKPOINT_ROOT));
        return new Checkpoint(origin, size(lines.get(1)), root, lines.subList(3, lines.size()));
    }

    private static long size(String digits) throws MalformedNoteException {
        boolean canonical =
                digits.length() <= MAX_SIZE_DIGITS
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (digits.equals("0") || !digits.startsWith("0"));
        if (!canonical) {
            throw new MalformedNoteException(Flaw.CHECKPOINT_SIZE);
        }
        return Long.parseLong(digits);
    }

    /// Returns the text that is signed.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(root.base64()).append('\n');
        extensions.forEach(e -> text.append(e).append('\n'));
        return text.toString();
    }
}
