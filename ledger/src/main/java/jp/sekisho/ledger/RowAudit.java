// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Compares the rows of the database with what the last entry about each says.
final class RowAudit {

    private record Last(long index, Optional<RowHash> row) {}

    private final Map<Subject, Last> last = new HashMap<>();

    /// Notes what an entry says about its row.
    void entry(long index, Entry entry) throws Tampered {
        if (entry.before().isEmpty() && entry.after().isEmpty()) {
            return;
        }
        Last previous = last.put(entry.subject(), new Last(index, entry.after()));
        if (previous != null && !continues(previous.row(), entry.before())) {
            throw new Tampered(Finding.ROW_CHANGED_BETWEEN, index, name(entry.subject()));
        }
    }

    /// An entry need not say what was before; rows of different schemas cannot be compared.
    private static boolean continues(Optional<RowHash> left, Optional<RowHash> found) {
        return found.isEmpty()
                || (left.isPresent()
                        && (left.get().schema() != found.get().schema() || left.equals(found)));
    }

    /// Compares all rows that are there now.
    void end(Iterable<LiveRow> rows) throws Tampered {
        Tampered first = null;
        long firstIndex = Long.MAX_VALUE;
        for (LiveRow live : rows) {
            Last said = last.remove(live.subject());
            if (said == null) {
                throw new Tampered(Finding.ROW_UNRECORDED, Optional.empty(), name(live.subject()));
            }
            boolean same = said.row().isPresent() && said.row().get().equals(live.row());
            if (!same && said.index() < firstIndex) {
                firstIndex = said.index();
                first = new Tampered(Finding.ROW_CHANGED, firstIndex, name(live.subject()));
            }
        }
        for (Map.Entry<Subject, Last> gone : last.entrySet()) {
            Last said = gone.getValue();
            if (said.row().isPresent() && said.index() < firstIndex) {
                firstIndex = said.index();
                first = new Tampered(Finding.ROW_REMOVED, firstIndex, name(gone.getKey()));
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static String name(Subject subject) {
        return subject.type() + " " + subject.id();
    }
}
