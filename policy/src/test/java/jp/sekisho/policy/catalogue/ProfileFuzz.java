// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;

/// `JAZZER_FUZZ=1 mvn -pl policy -am test -Dtest=ProfileFuzz
/// -Dsurefire.failIfNoSpecifiedTests=false`: any text is read or refused, nothing else happens.
final class ProfileFuzz {

    @FuzzTest(maxDuration = "60s")
    void profile(FuzzedDataProvider data) {
        ProfileReading.read(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "30s")
    void catalogue(FuzzedDataProvider data) {
        Catalogue.read(
                Map.of(
                        "catalogue.yaml",
                        data.consumeString(400),
                        "law.yaml",
                        data.consumeString(400),
                        "guideline.yaml",
                        data.consumeString(400),
                        "obligations.yaml",
                        data.consumeRemainingAsString()));
    }
}
