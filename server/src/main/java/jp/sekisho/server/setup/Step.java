// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The pages of the first-run wizard, in their order. The policy comes first: what it says proposes
/// the answers of the others.
enum Step {
    POLICY("基本方針"),
    BODY("団体"),
    ORGANS("機関"),
    NETWORK("ネットワーク"),
    FACTS("仕事の様子"),
    UNITS("課と学校"),
    PEOPLE("人と役割"),
    CARRIED("他の団体が担う対策"),
    FINISH("確かめて作る");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// The word in addresses.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> tryParse(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    private static final List<Step> ORDER = List.of(values());

    Step next() {
        return ORDER.get(Math.min(ORDER.indexOf(this) + 1, ORDER.size() - 1));
    }

    Optional<Step> before() {
        int place = ORDER.indexOf(this);
        return place == 0 ? Optional.empty() : Optional.of(ORDER.get(place - 1));
    }
}
