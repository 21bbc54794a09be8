// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.Arrays;
import java.util.Optional;

/// How a step was decided.
enum Decision {
    DECIDED("決裁"),
    /// By a subordinate to whom the rules leave it.
    DELEGATED("専決"),
    /// By a deputy while the holder is absent; the holder reads it afterwards (後閲).
    SUBSTITUTED("代決"),
    CONSULTED("合議"),
    RETURNED("差し戻し"),
    REFUSED("不承認");

    private final String label;

    Decision(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// Whether the next step follows.
    boolean allows() {
        return this != RETURNED && this != REFUSED;
    }

    static Optional<Decision> find(String name) {
        return Arrays.stream(values()).filter(d -> d.name().equals(name)).findFirst();
    }
}
