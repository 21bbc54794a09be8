// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Runs the migrations: one portable set, and a small set per vendor that code generation does not
/// see. Steps of features are numbered apart, so that a later one may have a smaller number.
final class Migrations {

    private final BodyKey body;
    private final DataSource database;
    private final String vendor;
    private final @Nullable String schema;

    Migrations(BodyKey body, DataSource database, String vendor, @Nullable String schema) {
        this.body = body;
        this.database = database;
        this.vendor = vendor;
        this.schema = schema;
    }

    /// Brings the tables to this version of the program, all steps or none.
    ///
    /// @throws MigrationFailed where a step fails or a newer program was here; the data are as they
    ///   were
    void run() {
        run(places());
    }

    /// Takes some steps only, so that the tables are as an older program knew them.
    ///
    /// @param versions the steps
    /// @throws MigrationFailed where a step fails or is not known
    void run(Set<String> versions) {
        try {
            Path folder = Files.createTempDirectory("sekisho-steps");
            try {
                copy(versions, folder);
                run("filesystem:" + folder);
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the steps that this program knows.
    Set<String> known() {
        return Arrays.stream(flyway(places()).info().all())
                .filter(step -> step.getState().isResolved())
                .flatMap(step -> version(step).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void run(String... places) {
        try {
            Flyway flyway = flyway(places);
            Optional<MigrationInfo> newer =
                    Arrays.stream(flyway.info().applied())
                            .filter(step -> isUnknown(step.getState()))
                            .findFirst();
            if (newer.isPresent()) {
                throw new MigrationFailed(body, version(newer.get()).orElse(""));
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new MigrationFailed(body, e);
        }
    }

    private static boolean isUnknown(MigrationState state) {
        return state.isApplied() && !state.isResolved();
    }

    private static Optional<String> version(MigrationInfo step) {
        return Optional.ofNullable(step.getVersion()).map(Object::toString);
    }

    private String[] places() {
        return new String[] {"classpath:db/portable", "classpath:db/" + vendor};
    }

    /// What the portable set says by comments, which only this reading sees. A number that is the
    /// key becomes SQLite's own row number: one tree to walk instead of two. A table that is hardly
    /// more than its key is kept in the key's order.
    private Map<String, String> own() {
        return vendor.equals("sqlite")
                ? Map.of("rowid", "integer /*", "end", "*/", "clustered", "without rowid")
                : Map.of("rowid", "", "end", "", "clustered", "");
    }

    private Flyway flyway(String... places) {
        FluentConfiguration configuration =
                Flyway.configure()
                        .dataSource(database)
                        .locations(places)
                        // All steps in one transaction: a failed one leaves the data as they were.
                        .group(true)
                        .outOfOrder(true)
                        .cleanDisabled(true)
                        .placeholderPrefix("/*$")
                        .placeholderSuffix("*/")
                        .placeholders(own())
                        .validateMigrationNaming(true);
        if (schema != null) {
            configuration.schemas(schema).createSchemas(false);
        }
        return configuration.load();
    }

    private void copy(Set<String> versions, Path folder) throws IOException {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String place : new String[] {"portable", vendor}) {
            for (Resource step : resolver.getResources("classpath*:db/" + place + "/V*.sql")) {
                String name = Objects.requireNonNull(step.getFilename());
                String number =
                        MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")))
                                .toString();
                if (versions.contains(number)) {
                    try (InputStream in = step.getInputStream()) {
                        Files.copy(in, folder.resolve(name));
                    }
                }
            }
        }
    }
}
