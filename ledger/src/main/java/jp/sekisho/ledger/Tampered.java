// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.Optional;

/// Ends an audit at the first thing that was altered.
final class Tampered extends Exception {

    private static final long serialVersionUID = 1;

    private final Finding finding;
    private final transient Optional<EntryRange> where;
    private final String detail;

    Tampered(Finding finding, Optional<EntryRange> where, String detail) {
        super(finding.name(), null, false, false);
        this.finding = finding;
        this.where = where;
        this.detail = detail;
    }

    Tampered(Finding finding, long index) {
        this(finding, Optional.of(EntryRange.of(index)), "");
    }

    Tampered(Finding finding, long index, String detail) {
        this(finding, Optional.of(EntryRange.of(index)), detail);
    }

    Verification verdict(Verification.Seen seen) {
        return new Verification.Altered(seen, where, finding, detail);
    }
}
