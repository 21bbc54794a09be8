// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.sekisho.server.database.BodyKey;

/// What is signed of a backup.
///
/// @param body whose
/// @param at when it was made
/// @param entries how many entries the ledger has in it
/// @param root the root over them, in Base64
/// @param steps the steps of migration that its tables have taken, ascending
/// @param contents SHA-256 of the list of its files
/// @param sealedKey the ledger's key, sealed with the master key, in Base64
record Manifest(
        BodyKey body,
        Instant at,
        long entries,
        String root,
        List<String> steps,
        String contents,
        String sealedKey) {

    private static final String MARK = "sekisho/backup/1";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    Manifest {
        steps = List.copyOf(new TreeSet<>(steps));
    }

    /// Returns the text that is signed.
    String text() {
        return String.join(
                "\n",
                MARK,
                body.value(),
                at.toString(),
                Long.toString(entries),
                root,
                String.join(" ", steps),
                contents,
                sealedKey,
                "");
    }

    /// Reads the text of a signed note.
    ///
    /// @return nothing where it is not exactly in the format
    static Optional<Manifest> tryParse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() != 9
                || !lines.get(0).equals(MARK)
                || !lines.get(3).matches("[0-9]{1,18}")
                || !lines.get(5).matches("[0-9.]{1,20}( [0-9.]{1,20}){0,2000}")
                || !HASH.matcher(lines.get(6)).matches()
                || !lines.get(8).isEmpty()) {
            return Optional.empty();
        }
        try {
            return BodyKey.tryParse(lines.get(1))
                    .map(body ->
                            new Manifest(
                                    body,
                                    Instant.parse(lines.get(2)),
                                    Long.parseLong(lines.get(3)),
                                    lines.get(4),
                                    List.of(lines.get(5).split(" ")),
                                    lines.get(6),
                                    base64(lines.get(7))))
                    .filter(read -> read.text().equals(text));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// Returns the ledger's key as it is sealed.
    byte[] sealedKeyBytes() {
        return Base64.getDecoder().decode(sealedKey);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
    }
}
