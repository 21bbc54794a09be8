// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jp.sekisho.ledger.tree.Hash;

/// The hashes of the rows as they are now, as a text file (`docs/ledger.md`, "Live rows"): the head
/// line, then one row a line: kind, id, schema and hash in hexadecimal, parted by tabs.
public final class LiveRowsFile {

    private static final String HEAD = "sekisho-live-rows/1";

    private LiveRowsFile() {}

    /// Writes the file.
    ///
    /// @param out not closed
    public static void write(Iterable<LiveRow> rows, Writer out) throws IOException {
        out.write(HEAD + "\n");
        for (LiveRow row : rows) {
            Subject subject = row.subject();
            String hash = row.row().hash().hex();
            out.write(subject.type() + "\t" + subject.id() + "\t" + row.row().schema());
            out.write("\t" + hash + "\n");
        }
    }

    /// Reads the file.
    ///
    /// @param in not closed
    public static Reading read(BufferedReader in) throws IOException {
        if (!HEAD.equals(in.readLine())) {
            return new Unreadable(1);
        }
        List<LiveRow> rows = new ArrayList<>();
        int number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                rows.add(row(line));
            } catch (IllegalArgumentException malformed) {
                return new Unreadable(number);
            }
        }
        return new Read(rows);
    }

    private static LiveRow row(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4 || !parts[2].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("four columns, the third a number");
        }
        Hash hash = Hash.of(HexFormat.of().parseHex(parts[3]));
        return new LiveRow(
                new Subject(parts[0], parts[1]), new RowHash(Integer.parseInt(parts[2]), hash));
    }

    /// What reading the file came to.
    public sealed interface Reading {}

    /// The rows.
    public record Read(List<LiveRow> rows) implements Reading {
        public Read {
            rows = List.copyOf(rows);
        }
    }

    /// A line is not in the format.
    ///
    /// @param line counted from 1
    public record Unreadable(int line) implements Reading {}
}
