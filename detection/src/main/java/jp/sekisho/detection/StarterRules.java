// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.detection.sigma.RuleSource;

/// The rules that ship with the product.
public final class StarterRules {

    /// The word by which the command line asks for them.
    public static final String NAME = "starter";

    private StarterRules() {}

    /// Returns the rules that a small body starts with, at most fifty.
    ///
    /// @return the text, to be read like any rule file
    public static RuleSource source() {
        try (InputStream in = StarterRules.class.getResourceAsStream("rules/starter.yml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return new RuleSource(NAME, Optional.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
