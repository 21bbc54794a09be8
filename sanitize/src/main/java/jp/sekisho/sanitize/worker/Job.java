// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.worker;

import java.nio.file.Path;
import java.util.List;

/// One file to be made safe.
///
/// @param file where it lies
/// @param passwords to try, in order
public record Job(Path file, List<String> passwords) {
    public Job {
        passwords = List.copyOf(passwords);
    }
}
