// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.List;
import jp.sekisho.policy.BasicPolicy;

/// What the page of clauses shows.
record ClausesView(String title, List<Row> rows) {

    record Row(String label, String heading) {}

    static ClausesView of(BasicPolicy policy) {
        return new ClausesView(
                policy.title(),
                policy.clauses().stream().map(c -> new Row(c.label(), c.heading())).toList());
    }
}
