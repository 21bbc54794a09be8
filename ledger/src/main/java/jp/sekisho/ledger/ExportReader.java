// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.Hash;

/// Reads an export record by record, never more than one in memory.
final class ExportReader {

    private final InputStream in;
    private long offset;

    private ExportReader(InputStream in) {
        this.in = in;
    }

    /// Begins to read.
    ///
    /// @throws NotAnExportException where the first bytes are not those of an export
    static ExportReader open(InputStream source) throws IOException, NotAnExportException {
        InputStream in = new BufferedInputStream(source, 1 << 16);
        byte[] magic = in.readNBytes(LedgerExport.MAGIC.length);
        if (!Arrays.equals(magic, LedgerExport.MAGIC)) {
            throw new NotAnExportException();
        }
        ExportReader reader = new ExportReader(in);
        reader.offset = magic.length;
        return reader;
    }

    /// Reads the next record. After [ExportRecord.End], [ExportRecord.Cut] or [ExportRecord.Broken]
    /// there is none.
    ExportRecord next() throws IOException {
        long start = offset;
        byte[] head = in.readNBytes(5);
        if (head.length < 5) {
            return new ExportRecord.Cut();
        }
        int length =
                (head[1] & 0xff) << 24
                        | (head[2] & 0xff) << 16
                        | (head[3] & 0xff) << 8
                        | (head[4] & 0xff);
        if (length < 0 || length > Limits.RECORD) {
            return new ExportRecord.Broken(start);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            return new ExportRecord.Cut();
        }
        offset += 5L + length;
        try {
            return parse(head[0], payload);
        } catch (ByteSource.Broken | MalformedNoteException | IllegalArgumentException broken) {
            return new ExportRecord.Broken(start);
        }
    }

    /// Says whether nothing follows.
    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    private static ExportRecord parse(byte type, byte[] payload)
            throws ByteSource.Broken, MalformedNoteException {
        ByteSource source = new ByteSource(payload);
        return switch (type) {
            case 'O' -> new ExportRecord.Name(new Origin(source.text(payload.length)));
            case 'K' ->
                    new ExportRecord.Key(
                            VerifierKey.parse(new String(payload, StandardCharsets.UTF_8)));
            case 'C' -> new ExportRecord.Note(SignedNote.parse(payload));
            case 'E' -> item(source);
            case 'F' -> fact(source);
            case 'Z' -> end(source);
            default -> throw new ByteSource.Broken("unknown record");
        };
    }

    private static ExportRecord item(ByteSource source) throws ByteSource.Broken {
        long index = source.i64();
        int count = source.u8();
        List<Hash> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nodes.add(source.hash());
        }
        byte[] bytes = source.raw(source.left());
        return new ExportRecord.Item(index, nodes, CanonicalBytes.adopt(bytes));
    }

    private static ExportRecord fact(ByteSource source) throws ByteSource.Broken {
        byte[] salt = source.raw(source.u8());
        FactName name = new FactName(source.word());
        String value = source.text(source.left());
        return new ExportRecord.Beside(new Fact(name, salt, value));
    }

    private static ExportRecord end(ByteSource source) throws ByteSource.Broken {
        ExportRecord end = new ExportRecord.End(source.i64(), source.i64());
        if (source.left() > 0) {
            throw new ByteSource.Broken("bytes are left over");
        }
        return end;
    }
}
