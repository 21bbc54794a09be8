// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.OutputTag;

/// One task's count of what could not be honoured. The first twenty of each kind are told one by
/// one, then every doubling of their number, so that a flood of bad input is no flood of notices.
final class Notices implements Serializable {

    private static final long serialVersionUID = 1L;

    /// Where notices go.
    static final OutputTag<String> TAG =
            new OutputTag<>("notices", org.apache.flink.api.common.typeinfo.Types.STRING);

    private static final long SINGLY = 20;

    private final Map<String, Long> counts = new HashMap<>();

    /// Counts; returns the notice to send, if one is due.
    Optional<String> count(String kind, String file, long line, String message) {
        long now = counts.merge(kind, 1L, Long::sum);
        boolean doubled = Long.bitCount(now) == 1;
        if (now > SINGLY && !doubled) {
            return Optional.empty();
        }
        String so = now > SINGLY ? message + "(これまでに" + now + "件)" : message;
        return Optional.of(JsonOutput.notice(kind, file, line, so));
    }

    long total() {
        return counts.values().stream().mapToLong(c -> c).sum();
    }
}
