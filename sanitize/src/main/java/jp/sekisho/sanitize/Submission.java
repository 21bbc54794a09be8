// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.List;
import java.util.Optional;

/// A file that wants to cross.
///
/// @param name its name, for the report and for comparison with its content
/// @param content its bytes
/// @param declaredType the media type that the sender claims; only compared
/// @param passwords passwords to try on what is encrypted, in order
public record Submission(
        String name, Content content, Optional<String> declaredType, List<String> passwords) {
    public Submission {
        passwords = List.copyOf(passwords);
    }

    /// Returns a submission without declared type and password.
    ///
    /// @param name its name
    /// @param content its bytes
    /// @return a submission without declared type and password
    public static Submission of(String name, Content content) {
        return new Submission(name, content, Optional.empty(), List.of());
    }
}
