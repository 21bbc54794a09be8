// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Asks a connection whether what it commits is on the disk when it answers.
final class Durability {

    private Durability() {}

    /// Asks for settings.
    ///
    /// @param wanted by the statement that asks: the values that are good
    /// @return those that are not, as `name=value`
    static List<String> wrong(Connection connection, Map<String, Set<String>> wanted)
            throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Set<String>> one : new TreeMap<>(wanted).entrySet()) {
                try (ResultSet answer = statement.executeQuery(one.getKey())) {
                    String value = answer.next() ? answer.getString(1) : "";
                    if (!one.getValue().contains(value)) {
                        String name = one.getKey().substring(one.getKey().indexOf(' ') + 1);
                        wrong.add(name + "=" + value);
                    }
                }
            }
        }
        return wrong;
    }

    /// Refuses a connection that would lose answered changes.
    static void require(Connection connection, Map<String, Set<String>> wanted)
            throws SQLException {
        List<String> wrong = wrong(connection, wanted);
        if (!wrong.isEmpty()) {
            connection.close();
            throw new NotDurable(wrong);
        }
    }
}
