// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.ZoneId;

/// What came of the packets of one zone.
///
/// @param pairs what is beyond the permitted flows, by the zone where it arrives
/// @param nonInitial a packet that arrives but opens nothing, by zone
/// @param devices what reaches the devices themselves
/// @param exits what reaches the zone of a declared exit by another way, in the plan's order
/// @param flows the permitted flows from this zone that hold, by index
/// @param unplanned interfaces that routes use and the plan does not name
/// @param tooComplex whether it was given up
record ZoneAnswers(
        Map<ZoneId, Answer> pairs,
        Map<ZoneId, Violation> nonInitial,
        Map<DeviceId, Answer> devices,
        List<Answer> exits,
        Map<Integer, FlowAnswer> flows,
        Set<String> unplanned,
        boolean tooComplex) {

    /// The answer to one question.
    ///
    /// @param violations one for each way of lines
    /// @param unknown lines that could matter and are not understood
    record Answer(List<Violation> violations, List<Line> unknown) {

        static final Answer NOTHING = new Answer(List.of(), List.of());

        Verdict verdict() {
            if (!violations.isEmpty()) {
                return Verdict.CROSSES;
            }
            return unknown.isEmpty() ? Verdict.SEPARATED : Verdict.UNDETERMINED;
        }
    }

    /// What became of a permitted flow.
    ///
    /// @param lines the lines that let it through
    /// @param arrives whether any of it may arrive
    /// @param surely whether any of it arrives without doubt
    record FlowAnswer(List<Line> lines, boolean arrives, boolean surely) {}

    Answer pair(ZoneId to) {
        return pairs.getOrDefault(to, Answer.NOTHING);
    }

    Answer device(DeviceId to) {
        return devices.getOrDefault(to, Answer.NOTHING);
    }

    Optional<Violation> nonInitial(ZoneId to) {
        return Optional.ofNullable(nonInitial.get(to));
    }

    /// Says whether every question could be answered.
    boolean isCertain() {
        return !tooComplex
                && pairs.values().stream().allMatch(a -> a.unknown.isEmpty())
                && devices.values().stream().allMatch(a -> a.unknown.isEmpty())
                && exits.stream().allMatch(a -> a.unknown.isEmpty())
                && flows.values().stream().allMatch(f -> f.arrives == f.surely);
    }
}
