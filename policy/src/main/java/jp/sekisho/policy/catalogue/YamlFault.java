// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// Why a YAML text cannot be used.
final class YamlFault extends Exception {
    private final int line;

    /// @param line the line, counted from 1; 0 when the whole text is meant
    /// @param message one sentence in Japanese
    YamlFault(int line, String message) {
        super(message, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String said() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
