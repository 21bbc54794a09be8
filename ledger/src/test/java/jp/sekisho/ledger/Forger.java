// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;
import jp.sekisho.ledger.tree.Frontier;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.TreeHasher;

/// Someone with the file, an editor and as much knowledge of the format as `docs/ledger.md` gives.
final class Forger {

    /// A record as it stands in the file.
    record Record(char type, byte[] payload) {}

    final List<Record> records = new ArrayList<>();

    Forger(byte[] export) {
        ByteBuffer in = ByteBuffer.wrap(export);
        in.position(LedgerExport.MAGIC.length);
        while (in.hasRemaining()) {
            char type = (char) in.get();
            byte[] payload = new byte[in.getInt()];
            in.get(payload);
            records.add(new Record(type, payload));
        }
    }

    byte[] file() {
        int size = records.stream().mapToInt(r -> 5 + r.payload().length).sum();
        ByteBuffer out = ByteBuffer.allocate(LedgerExport.MAGIC.length + size);
        out.put(LedgerExport.MAGIC);
        for (Record record : records) {
            out.put((byte) record.type()).putInt(record.payload().length).put(record.payload());
        }
        return out.array();
    }

    /// The place in the file of the `n`-th record of a type.
    int place(char type, int n) {
        int seen = 0;
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).type() == type && seen++ == n) {
                return i;
            }
        }
        throw new AssertionError("no record " + type + n);
    }

    int count(char type) {
        return (int) records.stream().filter(r -> r.type() == type).count();
    }

    /// The place of a fact: the `n`-th record after its entry, counted from 0.
    int factOf(int entry, int n) {
        return place('E', entry) + 1 + n;
    }

    Forger edit(int place, UnaryOperator<byte[]> change) {
        Record old = records.get(place);
        records.set(place, new Record(old.type(), change.apply(old.payload().clone())));
        return this;
    }

    Forger editEntry(int entry, UnaryOperator<byte[]> change) {
        return edit(
                place('E', entry),
                payload -> {
                    byte[] changed = change.apply(bytes(payload));
                    byte[] head = Arrays.copyOf(payload, 9 + 32 * payload[8]);
                    return join(head, changed);
                });
    }

    /// Flips the last bit of an entry's action.
    Forger flip(int entry) {
        return editEntry(
                entry,
                bytes -> {
                    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("asset-ch");
                    bytes[at] ^= 1;
                    return bytes;
                });
    }

    Forger rehashLeaf(int entry) {
        return edit(
                place('E', entry),
                payload -> {
                    new TreeHasher().leaf(bytes(payload)).copyTo(payload, 9);
                    return payload;
                });
    }

    /// Removes an entry with its facts.
    List<Record> cut(int entry) {
        int from = place('E', entry);
        int to = from + 1;
        while (records.get(to).type() == 'F') {
            to++;
        }
        List<Record> taken = new ArrayList<>(records.subList(from, to));
        records.subList(from, to).clear();
        return taken;
    }

    Forger paste(int beforeEntry, List<Record> taken) {
        int at = beforeEntry == count('E') ? place('Z', 0) : place('E', beforeEntry);
        records.addAll(at, taken);
        return this;
    }

    /// Numbers the entries and computes every node and the end record anew.
    Forger rebuild() {
        Frontier tree = Frontier.empty();
        TreeHasher hasher = new TreeHasher();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).type() == 'E') {
                byte[] bytes = bytes(records.get(i).payload());
                long index = tree.size();
                List<Hash> nodes = tree.append(hasher.leaf(bytes));
                ByteSink sink = new ByteSink(64);
                sink.i64(index);
                sink.u8(nodes.size());
                nodes.forEach(sink::hash);
                sink.raw(bytes);
                records.set(i, new Record('E', sink.toArray()));
            }
        }
        return endAnew();
    }

    Forger endAnew() {
        ByteSink sink = new ByteSink(16);
        sink.i64(count('E'));
        sink.i64(count('F'));
        return edit(place('Z', 0), old -> sink.toArray());
    }

    Checkpoint head() {
        Frontier tree = Frontier.empty();
        TreeHasher hasher = new TreeHasher();
        records.stream()
                .filter(r -> r.type() == 'E')
                .forEach(r -> tree.append(hasher.leaf(bytes(r.payload()))));
        return new Checkpoint(SampleLedger.ORIGIN, tree.size(), tree.root(), List.of());
    }

    /// Replaces all checkpoints by one over what is there now.
    Forger resign(SigningKey key) {
        return onlyCheckpoint(
                SignedNote.sign(head().text(), List.of(key.signer(SampleLedger.CLOCK))));
    }

    Forger onlyCheckpoint(SignedNote note) {
        int at = place('C', 0);
        records.removeIf(r -> r.type() == 'C');
        records.add(at, new Record('C', note.encode()));
        return this;
    }

    static byte[] bytes(byte[] payload) {
        return Arrays.copyOfRange(payload, 9 + 32 * payload[8], payload.length);
    }

    static byte[] join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }
}
