// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

/// The kinds of [Decision] as they are stored.
enum DecisionKind {
    STATEMENT,
    NOT_APPLICABLE,
    EXCEPTED,
    TAKEN_UP
}
