// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReading;

/// A policy file named on the command line.
final class PolicySource {

    private PolicySource() {}

    /// Reads a policy, or says on standard error why it cannot be read.
    static Optional<BasicPolicy> read(Path file) throws IOException {
        return switch (PolicyFile.read(file)) {
            case PolicyReading.Read(BasicPolicy policy) -> Optional.of(policy);
            case PolicyReading.Unreadable(int line, String message) -> {
                System.err.println(PolicyFile.place(file, line) + message);
                yield Optional.empty();
            }
        };
    }
}
