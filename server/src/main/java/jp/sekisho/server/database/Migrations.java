// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/// Runs the migrations: one portable set, and a small set per vendor that code generation does not
/// see.
final class Migrations {

    private Migrations() {}

    static void run(BodyKey body, DataSource database, String vendor, @Nullable String schema) {
        FluentConfiguration configuration =
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/portable", "classpath:db/" + vendor)
                        // All steps in one transaction: a failed one leaves the data as they were.
                        .group(true)
                        .cleanDisabled(true)
                        .validateMigrationNaming(true);
        if (schema != null) {
            configuration.schemas(schema).createSchemas(false);
        }
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new MigrationFailed(body, e);
        }
    }
}
