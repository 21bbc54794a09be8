// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// Carries a refusal out of the depth of a reading; it never leaves this package.
final class Refused extends Exception {

    private static final long serialVersionUID = 1;
    private final Refusal.Reason reason;

    Refused(Refusal.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Refusal.Reason reason() {
        return reason;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
