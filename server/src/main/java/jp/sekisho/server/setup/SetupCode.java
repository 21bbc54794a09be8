// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.server.evidence.Sha256;

/// The code that the console prints and the first-run wizard asks for: four groups of four
/// characters without those that look alike, 79 bits.
///
/// @param value in the form `abcd-efgh-jkmn-pqrs`
record SetupCode(String value) {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final Pattern FORM =
            Pattern.compile("[" + LETTERS + "]{4}(-[" + LETTERS + "]{4}){3}");

    SetupCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a setup code has four groups of four characters");
        }
    }

    static SetupCode fresh(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "");
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new SetupCode(text.toString());
    }

    /// Reads what somebody copied from a console: capitals, full width and other spacing do no
    /// harm.
    static Optional<SetupCode> tryParse(String typed) {
        String plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "");
        if (plain.length() != GROUPS * GROUP) {
            return Optional.empty();
        }
        String grouped = plain.replaceAll("(.{4})(?=.)", "$1-");
        return FORM.matcher(grouped).matches()
                ? Optional.of(new SetupCode(grouped))
                : Optional.empty();
    }

    /// Returns what is kept of the code; the code itself is kept nowhere. It has 79 random bits, so
    /// a plain hash cannot be turned back.
    String mark() {
        return Sha256.of(value);
    }
}
