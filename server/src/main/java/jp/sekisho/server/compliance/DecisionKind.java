// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

/// The kinds of [Decision] as they are stored.
enum DecisionKind {
    STATEMENT("行った"),
    NOT_APPLICABLE("対象外"),
    EXCEPTED("例外措置"),
    TAKEN_UP("取りかかった");

    private final String label;

    DecisionKind(String label) {
        this.label = label;
    }

    /// Returns the word for people.
    String label() {
        return label;
    }
}
