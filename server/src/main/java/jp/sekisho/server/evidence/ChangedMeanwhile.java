// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

/// Somebody else changed the row since it was read; nothing was saved. The caller shows the form
/// again with what was typed and with what stands there now.
public final class ChangedMeanwhile extends RuntimeException {

    private final transient Subject subject;

    ChangedMeanwhile(Subject subject, Throwable cause) {
        super("changed meanwhile: " + subject, cause);
        this.subject = subject;
    }

    /// Returns what was changed.
    public Subject subject() {
        return subject;
    }
}
