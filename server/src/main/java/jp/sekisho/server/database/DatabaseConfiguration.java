// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Chooses the storage: `sekisho.database.url` names a PostgreSQL database; without it, SQLite
/// files in `sekisho.data`.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    BodyDatabases bodyDatabases(Environment environment) {
        Binder binder = Binder.get(environment);
        String url = binder.bind("sekisho.database.url", String.class).orElse("");
        if (url.isEmpty()) {
            return new BodyDatabases(
                    new SqliteStorage(
                            Path.of(environment.getRequiredProperty("sekisho.data"))
                                    .resolve("bodies")));
        }
        return new BodyDatabases(
                new PostgresStorage(
                        new PostgresAddress(
                                url,
                                environment.getRequiredProperty("sekisho.database.user"),
                                environment.getRequiredProperty("sekisho.database.password"))));
    }
}
