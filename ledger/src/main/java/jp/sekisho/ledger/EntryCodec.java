// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The canonical bytes of entries (`docs/ledger.md`, "Entry"). Each schema version keeps its own
/// layout for ever; bytes once appended are never made anew.
public final class EntryCodec {

    /// The version that is written.
    public static final int VERSION = 1;

    private EntryCodec() {}

    /// Writes an entry.
    public static CanonicalBytes encode(Entry entry) {
        ByteSink sink = new ByteSink(192);
        sink.u8(VERSION);
        sink.i64(Micros.of(entry.at()));
        sink.word(entry.actor().id());
        sink.word(entry.subject().type());
        sink.word(entry.subject().id());
        sink.word(entry.action().value());
        row(sink, entry.before());
        row(sink, entry.after());
        sink.u8(entry.facts().size());
        for (Commitment fact : entry.facts()) {
            sink.word(fact.name().value());
            sink.hash(fact.hash());
        }
        sink.word(entry.statement());
        return CanonicalBytes.adopt(sink.toArray());
    }

    private static void row(ByteSink sink, Optional<RowHash> row) {
        if (row.isEmpty()) {
            sink.u8(0);
            return;
        }
        sink.u8(1);
        sink.u32(row.get().schema());
        sink.hash(row.get().hash());
    }

    /// Reads an entry.
    ///
    /// @param bytes canonical bytes, of whatever origin
    public static EntryReading decode(CanonicalBytes bytes) {
        byte[] raw = bytes.raw();
        if (raw.length > Limits.ENTRY) {
            return new EntryReading.Malformed("more than " + Limits.ENTRY + " bytes");
        }
        ByteSource source = new ByteSource(raw);
        try {
            int version = source.u8();
            if (version > VERSION) {
                return new EntryReading.NewerSchema(version);
            }
            if (version != VERSION) {
                return new EntryReading.Malformed("schema version " + version);
            }
            Entry entry = version1(source);
            return source.left() == 0
                    ? new EntryReading.Read(entry)
                    : new EntryReading.Malformed(source.left() + " bytes are left over");
        } catch (ByteSource.Broken | IllegalArgumentException broken) {
            return new EntryReading.Malformed(String.valueOf(broken.getMessage()));
        }
    }

    private static Entry version1(ByteSource source) throws ByteSource.Broken {
        long micros = source.i64();
        if (micros < Micros.MIN || micros > Micros.MAX) {
            throw new ByteSource.Broken("time out of range: " + micros);
        }
        Actor actor = new Actor(source.word());
        Subject subject = new Subject(source.word(), source.word());
        Action action = new Action(source.word());
        Optional<RowHash> before = row(source);
        Optional<RowHash> after = row(source);
        int count = source.u8();
        List<Commitment> facts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            FactName name = new FactName(source.word());
            facts.add(new Commitment(name, source.hash()));
        }
        String statement = source.word();
        return new Entry(
                Micros.toInstant(micros), actor, subject, action, before, after, facts, statement);
    }

    private static Optional<RowHash> row(ByteSource source) throws ByteSource.Broken {
        int flag = source.u8();
        if (flag > 1) {
            throw new ByteSource.Broken("a row's flag is 0 or 1: " + flag);
        }
        return flag == 0 ? Optional.empty() : Optional.of(new RowHash(source.u32(), source.hash()));
    }
}
