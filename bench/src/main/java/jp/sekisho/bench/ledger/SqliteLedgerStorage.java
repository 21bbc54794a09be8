// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.ledger.CanonicalBytes;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.Fact;
import jp.sekisho.ledger.FactName;
import jp.sekisho.ledger.LedgerStorage;
import jp.sekisho.ledger.StoredEntry;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;

/// The smallest storage over SQLite: what appending needs, with the settings of the product
/// (write-ahead log, every commit synced).
final class SqliteLedgerStorage implements LedgerStorage, AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insertEntry;
    private final PreparedStatement insertFact;
    private final PreparedStatement selectNodes;
    private final PreparedStatement selectSize;

    SqliteLedgerStorage(String file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute(
                    "create table ledger_entry (id bigint not null primary key, bytes blob not null,"
                            + " nodes blob not null)");
            statement.execute(
                    "create table ledger_fact (entry bigint not null, name text not null,"
                            + " salt blob not null, value text not null, primary key (entry, name))");
        }
        connection.setAutoCommit(false);
        insertEntry = connection.prepareStatement("insert into ledger_entry values (?, ?, ?)");
        insertFact = connection.prepareStatement("insert into ledger_fact values (?, ?, ?, ?)");
        selectNodes = connection.prepareStatement("select nodes from ledger_entry where id = ?");
        selectSize =
                connection.prepareStatement("select coalesce(max(id) + 1, 0) from ledger_entry");
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public long size() {
        try (ResultSet rows = selectSize.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void store(List<StoredEntry> entries) {
        try {
            for (StoredEntry entry : entries) {
                insertEntry.setLong(1, entry.id().index());
                insertEntry.setBytes(2, entry.bytes().toArray());
                insertEntry.setBytes(3, join(entry.nodes()));
                insertEntry.addBatch();
                for (Fact fact : entry.facts()) {
                    insertFact.setLong(1, entry.id().index());
                    insertFact.setString(2, fact.name().value());
                    insertFact.setBytes(3, fact.salt());
                    insertFact.setString(4, fact.value());
                    insertFact.addBatch();
                }
            }
            insertEntry.executeBatch();
            insertFact.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(List<Hash> nodes) {
        byte[] joined = new byte[Hash.BYTES * nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).copyTo(joined, Hash.BYTES * i);
        }
        return joined;
    }

    @Override
    public List<Hash> nodes(List<NodeId> ids) {
        List<Hash> hashes = new ArrayList<>(ids.size());
        try {
            for (NodeId id : ids) {
                selectNodes.setLong(1, id.lastLeaf());
                try (ResultSet rows = selectNodes.executeQuery()) {
                    rows.next();
                    hashes.add(Hash.of(rows.getBytes(1), Hash.BYTES * id.level(), Hash.BYTES));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return hashes;
    }

    @Override
    public void scan(long from, long to, Consumer<StoredEntry> each) {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select id, bytes, nodes from ledger_entry where id >= ? and id < ? order by id")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] joined = rows.getBytes(3);
                    List<Hash> nodes = new ArrayList<>();
                    for (int at = 0; at < joined.length; at += Hash.BYTES) {
                        nodes.add(Hash.of(joined, at, Hash.BYTES));
                    }
                    CanonicalBytes bytes = CanonicalBytes.of(rows.getBytes(2));
                    each.accept(
                            new StoredEntry(new EntryId(rows.getLong(1)), bytes, nodes, List.of()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public void erase(EntryRange entries, FactName name) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public void keep(long size, SignedNote note) {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public void checkpoints(Consumer<SignedNote> each) {
        // None are kept here.
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
