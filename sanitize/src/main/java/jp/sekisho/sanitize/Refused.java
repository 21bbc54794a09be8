// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// Ends the work on a file that cannot be made safe. Formats throw it, the engine turns it into a
/// verdict; it never leaves the module.
public final class Refused extends Exception {

    private final Reason reason;
    private final String detail;

    /// Makes one.
    ///
    /// @param reason why
    /// @param detail what exactly; may hold text from the file
    public Refused(Reason reason, String detail) {
        super(reason.code() + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = PlainText.oneLine(detail, 300);
    }

    /// Makes one.
    ///
    /// @param reason why
    public Refused(Reason reason) {
        this(reason, "");
    }

    /// Returns why.
    public Reason reason() {
        return reason;
    }

    /// Returns what exactly, in one line.
    public String detail() {
        return detail;
    }
}
