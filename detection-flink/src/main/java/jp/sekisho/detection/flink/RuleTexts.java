// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The texts of rules and plan as the control topic builds them up: changed ones come one by one
/// and count together when a commit names exactly what is there.
final class RuleTexts {

    /// The name of the record that puts what came before into force.
    static final String COMMIT = "commit";

    /// The beginning of the names of rule files.
    static final String RULES = "rules/";

    /// The beginning of the names of address lists of the plan.
    static final String LISTS = "lists/";

    /// The name of the zone plan.
    static final String PLAN = "plan";

    /// The name of the values of placeholders.
    static final String PLACEHOLDERS = "placeholders";

    private final SortedMap<String, byte[]> staged = new TreeMap<>();

    /// Takes a record.
    ///
    /// @return whether it is a commit that fits what came before it
    boolean take(ControlRecord change) {
        if (change.name().equals(COMMIT)) {
            return fingerprint(staged).equals(new String(change.value(), UTF_8));
        }
        if (change.removed()) {
            staged.remove(change.name());
        } else {
            staged.put(change.name(), change.value());
        }
        return false;
    }

    /// What is there now.
    SortedMap<String, byte[]> staged() {
        return staged;
    }

    /// Identifies texts by their content; the value of a commit.
    static String fingerprint(Map<String, byte[]> texts) {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> text : new TreeMap<>(texts).entrySet()) {
                MessageDigest one = MessageDigest.getInstance("SHA-256");
                all.update(one.digest(text.getKey().getBytes(UTF_8)));
                all.update(one.digest(text.getValue()));
            }
            return texts.size() + " " + HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
