// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One table belongs to one feature: others ask its door.
final class TablesTest {

    private static final Pattern IMPORT =
            Pattern.compile(
                    "(?m)^import static jp\\.sekisho\\.server\\.database\\.schema\\.tables\\.(\\w+)");

    /// Tables that others read today. No others, and the list may only shrink: registers join
    /// units, people and zones for their lists and backup copies what is sealed, which is theirs to
    /// do; for the rest a door of the owner is to take this place.
    private static final Map<String, Set<String>> SHARED =
            Map.of(
                    "Unit", Set.of("body", "campaign", "policy", "register", "request"),
                    "Person", Set.of("body", "campaign", "policy", "register", "request"),
                    "Organ", Set.of("body", "policy"),
                    "RoleHolding", Set.of("body", "campaign", "policy"),
                    "SealedFile", Set.of("backup", "doctor", "evidence", "policy"),
                    "LedgerKey", Set.of("backup", "evidence"),
                    "Zone", Set.of("asset", "body", "register", "setup", "terminal"));

    @Test
    void noFeatureReachesIntoTheTablesOfAnother() throws IOException {
        Path sources =
                Path.of(System.getProperty("sekisho.root"))
                        .resolve("server/src/main/java/jp/sekisho/server");
        Map<String, Set<String>> users = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String feature = sources.relativize(file).getName(0).toString();
                IMPORT.matcher(Files.readString(file))
                        .results()
                        .forEach(found ->
                                users.computeIfAbsent(found.group(1), _ -> new TreeSet<>())
                                        .add(feature));
            }
        }

        users.forEach((table, features) -> {
            if (features.size() > 1) {
                assertThat(SHARED.getOrDefault(table, Set.of()))
                        .as("table %s is used by %s", table, features)
                        .containsAll(features);
            }
        });
        SHARED.forEach((table, features) ->
                assertThat(users.getOrDefault(table, Set.of()))
                        .as("no longer shared so: take it off the list")
                        .containsAll(features));
    }
}
