// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.detection.sigma.RuleSource;

/// The rules that ship with the product, asked for by a word in place of a folder.
public final class OwnRules {

    /// The rules that a small body starts with, at most fifty.
    public static final String STARTER = "starter";

    /// Further rules, each of which a body decides about.
    public static final String OPTIONAL = "optional";

    private OwnRules() {}

    /// Returns the rules of a name.
    ///
    /// @param name any
    /// @return the text, to be read like any rule file; nothing for other names
    public static Optional<RuleSource> named(String name) {
        return List.of(STARTER, OPTIONAL).contains(name)
                ? Optional.of(source(name))
                : Optional.empty();
    }

    /// Returns the rules of a name.
    ///
    /// @param name [#STARTER] or [#OPTIONAL]
    /// @return the text, to be read like any rule file
    public static RuleSource source(String name) {
        try (InputStream in = OwnRules.class.getResourceAsStream("rules/" + name + ".yml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return new RuleSource(name, Optional.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
