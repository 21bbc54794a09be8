// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import jp.sekisho.separation.packet.Numbers;

/// Names of interfaces that one line stands for: `port1.0.1-1.0.12`, `GigabitEthernet0/1 - 4`.
final class PortRange {

    /// A range stands for at most this many ports.
    private static final int PORTS_LIMIT = 1024;

    private PortRange() {}

    static List<String> names(List<String> words) {
        List<String> names = new ArrayList<>();
        for (String part : String.join("", words).split(",", -1)) {
            int dash = part.lastIndexOf('-');
            if (dash < 0) {
                names.add(part);
                continue;
            }
            String first = part.substring(0, dash);
            String last = part.substring(dash + 1);
            int cut = Math.max(first.lastIndexOf('/'), first.lastIndexOf('.')) + 1;
            OptionalInt from = Numbers.tryParse(first.substring(cut), 9999);
            OptionalInt to =
                    Numbers.tryParse(
                            last.substring(
                                    Math.max(last.lastIndexOf('/'), last.lastIndexOf('.')) + 1),
                            9999);
            boolean sound =
                    from.isPresent()
                            && to.isPresent()
                            && to.getAsInt() - from.getAsInt() < PORTS_LIMIT;
            if (!sound) {
                names.add(part);
                continue;
            }
            for (int i = from.getAsInt(); i <= to.getAsInt(); i++) {
                names.add(first.substring(0, cut) + i);
            }
        }
        return names;
    }
}
