// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// Thrown where a file does not begin like an export of a ledger.
public final class NotAnExportException extends Exception {

    private static final long serialVersionUID = 1;

    NotAnExportException() {
        super("not an export of a ledger");
    }
}
