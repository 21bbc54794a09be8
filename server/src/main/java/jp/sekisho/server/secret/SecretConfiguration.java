// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Takes the master key from the environment (`SEKISHO_MASTER_KEY`, 32 bytes in Base64) or from the
/// file `master.key` in the data folder.
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    @Bean
    Secrets secrets(Environment environment) {
        String given = environment.getProperty("sekisho.master-key", "");
        if (given.isBlank()) {
            given = environment.getProperty("SEKISHO_MASTER_KEY", "");
        }
        if (!given.isBlank()) {
            return new Secrets(
                    MasterKeyFile.key(
                            given,
                            () ->
                                    new UnusableMasterKey(
                                            "SEKISHO_MASTER_KEY がマスターキーではありません。32バイトをBase64で書いた値にしてください。")));
        }
        return new Secrets(
                MasterKeyFile.readOrMake(
                        Path.of(environment.getRequiredProperty("sekisho.data"))
                                .resolve("master.key")));
    }
}
