// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.security.SecureRandom;
import java.time.Duration;

/// A password that somebody gets on paper, good for one log-in within a few days.
final class StartPassword {

    static final Duration GOOD_FOR = Duration.ofDays(7);

    // Nothing that looks like something else on paper.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private StartPassword() {}

    /// Makes one: four groups of four letters, 79 bits.
    static String fresh(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) {
                text.append('-');
            }
            for (int i = 0; i < GROUP; i++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return text.toString();
    }
}
