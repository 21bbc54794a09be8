// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.ledger;

import java.nio.charset.StandardCharsets;
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
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.tree.Hash;
import jp.sekisho.ledger.tree.NodeId;

/// The smallest storage over SQLite, with the settings of the product (write-ahead log, every
/// commit synced).
final class SqliteLedgerStorage implements LedgerStorage, AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insertEntry;
    private final PreparedStatement insertFact;
    private final PreparedStatement selectNodes;
    private final PreparedStatement selectSize;
    private final PreparedStatement selectFacts;

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
            statement.execute(
                    "create table ledger_checkpoint (id integer primary key, size bigint not null,"
                            + " note blob not null)");
        }
        connection.setAutoCommit(false);
        insertEntry = connection.prepareStatement("insert into ledger_entry values (?, ?, ?)");
        insertFact = connection.prepareStatement("insert into ledger_fact values (?, ?, ?, ?)");
        selectNodes = connection.prepareStatement("select nodes from ledger_entry where id = ?");
        selectFacts =
                connection.prepareStatement(
                        "select name, salt, value from ledger_fact where entry = ? order by name");
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
                    each.accept(stored(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private StoredEntry stored(ResultSet row) throws SQLException {
        byte[] joined = row.getBytes(3);
        List<Hash> nodes = new ArrayList<>();
        for (int at = 0; at < joined.length; at += Hash.BYTES) {
            nodes.add(Hash.of(joined, at, Hash.BYTES));
        }
        EntryId id = new EntryId(row.getLong(1));
        return new StoredEntry(id, CanonicalBytes.of(row.getBytes(2)), nodes, facts(id));
    }

    private List<Fact> facts(EntryId id) throws SQLException {
        selectFacts.setLong(1, id.index());
        try (ResultSet rows = selectFacts.executeQuery()) {
            List<Fact> facts = new ArrayList<>();
            while (rows.next()) {
                facts.add(
                        new Fact(
                                new FactName(rows.getString(1)),
                                rows.getBytes(2),
                                rows.getString(3)));
            }
            return facts;
        }
    }

    @Override
    public Optional<StoredEntry> entry(EntryId id) {
        List<StoredEntry> found = new ArrayList<>();
        scan(id.index(), id.index() + 1, found::add);
        return found.stream().findFirst();
    }

    @Override
    public void erase(EntryRange entries, FactName name) {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "delete from ledger_fact where entry between ? and ? and name = ?")) {
            delete.setLong(1, entries.first().index());
            delete.setLong(2, entries.last().index());
            delete.setString(3, name.value());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void keep(long size, SignedNote note) {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into ledger_checkpoint (size, note) values (?, ?)")) {
            insert.setLong(1, size);
            insert.setBytes(2, note.toString().getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkpoints(Consumer<SignedNote> each) {
        try (Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery(
                                "select note from ledger_checkpoint order by size, id")) {
            while (rows.next()) {
                each.accept(SignedNote.parse(rows.getBytes(1)));
            }
        } catch (SQLException | MalformedNoteException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
