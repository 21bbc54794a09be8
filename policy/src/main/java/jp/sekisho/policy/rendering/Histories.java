// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import jp.sekisho.policy.HistoryEvent;

/// Adoption and revisions in the words of the office.
final class Histories {

    private Histories() {}

    static String words(HistoryEvent event) {
        String instrument = event.instrument().isEmpty() ? "" : "　" + event.instrument();
        return event.era()
                + switch (event.event()) {
                    case ADOPTED -> "制定";
                    case REVISED -> "改定";
                    case ENFORCED -> "施行";
                    case ABOLISHED -> "廃止";
                }
                + instrument;
    }
}
