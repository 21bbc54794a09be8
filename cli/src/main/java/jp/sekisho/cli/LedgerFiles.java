// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import jp.sekisho.ledger.EntryProof;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.ledger.LiveRow;
import jp.sekisho.ledger.LiveRowsFile;
import jp.sekisho.ledger.NotAnExportException;
import jp.sekisho.ledger.Trust;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;
import jp.sekisho.ledger.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The files that the ledger's verbs are given.
final class LedgerFiles {

    private static final String EXPORT = "ledger.export";
    private static final String ROWS = "live-rows.tsv";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int KEY_BYTES = 4096;
    private static final int HEAD_BYTES = 64;

    private LedgerFiles() {}

    /// What to do with an opened export.
    interface Reading<T> {
        T read(InputStream export) throws IOException, NotAnExportException;
    }

    /// Opens an export, itself or in its folder.
    static <T> T export(Path place, Reading<T> reading) throws IOException, Unusable {
        Path file = place;
        if (Files.isDirectory(place)) {
            file = place.resolve(EXPORT);
            if (!Files.exists(file)) {
                throw new Unusable("ledger.noExportInFolder", place);
            }
        }
        try (InputStream in = isZip(file) ? zipped(file, EXPORT) : Files.newInputStream(file)) {
            return reading.read(in);
        } catch (NotAnExportException other) {
            throw new Unusable("ledger.notAnExport", file);
        }
    }

    /// Tells whether a file is the ZIP that the server hands out.
    private static boolean isZip(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /// Opens one file in the ZIP that the server hands out.
    private static InputStream zipped(Path file, String name) throws IOException, Unusable {
        ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)));
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip;
                }
            }
        } catch (ZipException broken) {
            zip.close();
            throw new Unusable("ledger.notAnExport", file);
        }
        zip.close();
        throw new Unusable("ledger.noExportInFolder", file);
    }

    static boolean isProof(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(place)) {
            return EntryProof.looksLikeOne(in.readNBytes(HEAD_BYTES));
        }
    }

    static Verification verify(Path place, Trust trust, Optional<Iterable<LiveRow>> rows)
            throws IOException, Unusable {
        return export(place, in -> LedgerVerifier.verify(in, trust, rows));
    }

    /// Reads the live rows: the file that is named, or the one in the folder.
    static Optional<Iterable<LiveRow>> rows(Path place, Optional<Path> named)
            throws IOException, Unusable {
        Path file = named.orElse(place.resolve(ROWS));
        boolean zipped = named.isEmpty() && isZip(place);
        if (named.isEmpty() && !zipped && !(Files.isDirectory(place) && Files.exists(file))) {
            return Optional.empty();
        }
        try (BufferedReader in =
                zipped
                        ? new BufferedReader(
                                new InputStreamReader(
                                        zipped(place, ROWS), StandardCharsets.UTF_8.newDecoder()))
                        : Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return switch (LiveRowsFile.read(in)) {
                case LiveRowsFile.Read(List<LiveRow> rows) -> Optional.of(rows);
                case LiveRowsFile.Unreadable(int line) ->
                        throw new Unusable("ledger.badRows", file, Integer.toString(line));
            };
        } catch (java.nio.charset.CharacterCodingException notUtf8) {
            throw new Unusable("ledger.badRows", file, "?");
        }
    }

    static Trust trust(@Nullable String key, List<Path> against, List<String> witnesses, int quorum)
            throws IOException, Unusable {
        Trust trust = key == null ? Trust.none() : Trust.of(verifierKey(key));
        for (Path file : against) {
            trust = trust.against(note(file));
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (String witness : witnesses) {
            VerifierKey one = verifierKey(witness);
            if (one.type() != SignatureType.COSIGNATURE) {
                throw new Unusable("ledger.badKey", witness);
            }
            keys.add(one);
        }
        long different = keys.stream().distinct().count();
        long needed = quorum < 0 ? different : quorum;
        if (needed > different) {
            throw new Unusable("ledger.badWitnesses", different);
        }
        return trust.witnesses(keys, (int) needed);
    }

    /// Reads a public key: the key itself, or a file with it.
    static VerifierKey verifierKey(String text) throws IOException, Unusable {
        Optional<VerifierKey> itself = VerifierKey.tryParse(text);
        if (itself.isPresent()) {
            return itself.get();
        }
        return VerifierKey.tryParse(small(Path.of(text)))
                .orElseThrow(() -> new Unusable("ledger.badKey", text));
    }

    static SigningKey signingKey(Path file) throws IOException, Unusable {
        try {
            return SigningKey.decode(small(file));
        } catch (MalformedNoteException notAKey) {
            throw new Unusable("ledger.badSigningKey", file);
        }
    }

    private static String small(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(KEY_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static SignedNote note(Path file) throws IOException, Unusable {
        try (InputStream in = Files.newInputStream(file)) {
            return SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES + 1));
        } catch (MalformedNoteException malformed) {
            throw new Unusable("ledger.badCheckpoint", file, malformed.flaw().name());
        }
    }
}
