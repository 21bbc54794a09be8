// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;
import jp.sekisho.ledger.note.VerifierKey;

/// Fuzz targets for every parser, run on their own (the name keeps them out of normal runs):
/// `JAZZER_FUZZ=1 mvn -q -pl ledger test -Dtest=ParserFuzz#NAME
/// -Dsurefire.failIfNoSpecifiedTests=false`.
final class ParserFuzz {

    private static final VerifierKey KEY = SampleLedger.KEY.verifierKey();

    @FuzzTest(maxDuration = "60s")
    void note(byte[] data) {
        readNote(data);
    }

    @FuzzTest(maxDuration = "60s")
    void entry(byte[] data) {
        readEntry(data);
    }

    @FuzzTest(maxDuration = "60s")
    void export(byte[] data) throws IOException {
        readExport(data);
    }

    @FuzzTest(maxDuration = "60s")
    void proof(byte[] data) {
        readProof(data);
    }

    @FuzzTest(maxDuration = "60s")
    void keysAndRows(byte[] data) throws IOException {
        readText(data);
    }

    /// Gives the same bytes to every parser.
    static void all(byte[] data) throws IOException {
        readNote(data);
        readEntry(data);
        readExport(data);
        readProof(data);
        readText(data);
    }

    /// One good input for each parser.
    static List<byte[]> samples() throws IOException, NotAnExportException {
        SampleLedger sample = SampleLedger.grown();
        byte[] export = sample.export();
        List<byte[]> samples = new ArrayList<>();
        samples.add(export);
        samples.add(sample.checkpoints.getLast().encode());
        samples.add(sample.storage.entry(new EntryId(9)).orElseThrow().bytes().toArray());
        if (ExportedLedger.prove(new ByteArrayInputStream(export), new EntryId(9))
                instanceof ExportedLedger.Proved(EntryProof proof)) {
            samples.add(utf8(proof.text()));
        }
        java.io.StringWriter rows = new java.io.StringWriter();
        LiveRowsFile.write(SampleLedger.rows(), rows);
        samples.add(utf8(rows.toString()));
        samples.add(utf8(KEY.encode()));
        samples.add(utf8(SampleLedger.KEY.encode()));
        return samples;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void readNote(byte[] data) {
        try {
            SignedNote note = SignedNote.parse(data);
            if (!java.util.Arrays.equals(note.encode(), data)) {
                throw new AssertionError("a note has one form");
            }
            note.check(KEY);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.text().equals(note.text())) {
                throw new AssertionError("a checkpoint has one form");
            }
        } catch (MalformedNoteException declared) {
            // What it declares.
        }
    }

    private static void readEntry(byte[] data) {
        CanonicalBytes bytes = CanonicalBytes.of(data);
        if (EntryCodec.decode(bytes) instanceof EntryReading.Read(Entry entry)
                && !EntryCodec.encode(entry).equals(bytes)) {
            throw new AssertionError("an entry has one form");
        }
    }

    private static void readExport(byte[] data) throws IOException {
        try {
            Trust trust = Trust.of(KEY);
            LedgerVerifier.verify(
                    new ByteArrayInputStream(data), trust, Optional.of(SampleLedger.rows()));
            ExportedLedger.read(new ByteArrayInputStream(data));
            ExportedLedger.prove(new ByteArrayInputStream(data), new EntryId(3));
        } catch (NotAnExportException declared) {
            // What it declares.
        }
    }

    private static void readProof(byte[] data) {
        Optional<EntryProof> proof = EntryProof.tryParse(data);
        proof.ifPresent(p -> p.check(KEY));
    }

    private static void readText(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.UTF_8);
        LiveRowsFile.read(new BufferedReader(new StringReader(text)));
        VerifierKey.tryParse(text);
        try {
            SigningKey.decode(text);
        } catch (MalformedNoteException declared) {
            // What it declares.
        }
    }
}
