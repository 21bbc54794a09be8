// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.ledger.Action;
import jp.sekisho.ledger.Actor;
import jp.sekisho.ledger.CanonicalRow;
import jp.sekisho.ledger.Change;
import jp.sekisho.ledger.RowHash;
import jp.sekisho.ledger.Subject;

/// Changes like those of a register: a row before and after, and a reason that can be erased.
final class SampleChanges {

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    private SampleChanges() {}

    static List<Change> of(int from, int count) {
        List<Change> changes = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            RowHash row = CanonicalRow.of("asset", 1).number("version", (long) i).hash();
            Subject asset = new Subject("asset", "01J9Z0T4" + i % 100_000);
            changes.add(
                    Change.of(
                                    START.plusMillis(i),
                                    new Actor("account:" + i % 40),
                                    new Action("asset-changed"),
                                    asset)
                            .before(row)
                            .after(row)
                            .because("棚卸しにより所在を改めた"));
        }
        return changes;
    }
}
