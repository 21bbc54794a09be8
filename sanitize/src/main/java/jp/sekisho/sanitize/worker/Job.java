// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One file to be made safe.
///
/// @param file where it lies
/// @param declaredType media type that its sender claims, only compared
/// @param passwords to try, in order
public record Job(Path file, Optional<String> declaredType, List<String> passwords) {
    public Job {
        passwords = List.copyOf(passwords);
    }

    /// Makes one of which nothing is declared.
    ///
    /// @param file where it lies
    /// @param passwords to try, in order
    public Job(Path file, List<String> passwords) {
        this(file, Optional.empty(), passwords);
    }
}
