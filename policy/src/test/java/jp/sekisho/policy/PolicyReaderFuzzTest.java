// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/// Fuzz target; started with `JAZZER_FUZZ=1 mvn -pl policy -am test -Dtest=PolicyReaderFuzzTest
/// -Dpolicy.excludedGroups=`. Findings are kept below `src/test/resources` and run again by then.
@Tag("fuzz")
final class PolicyReaderFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void everyInputIsAnswered(byte[] bytes) {
        switch (PolicyReader.read(bytes)) {
            case PolicyReading.Read(BasicPolicy policy) ->
                    policy.allClauses().forEach(Clause::toString);
            case PolicyReading.Unreadable(int line, String message) -> {
                if (line < 0 || message.isBlank() || message.contains("\n")) {
                    throw new AssertionError("no sentence: " + message);
                }
            }
        }
    }
}
