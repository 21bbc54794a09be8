// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.reading.SharedEnds;

/// Where the lines of a file stand after one run of them was replaced.
///
/// @param device whose file
/// @param file its name
/// @param before how many lines stand before the run
/// @param removed how many lines the run had
/// @param added how many it has now
public record Renumbering(DeviceId device, String file, int before, int removed, int added) {

    /// Compares two versions of a file.
    public static Renumbering of(
            DeviceId device, String file, List<String> then, List<String> now) {
        SharedEnds ends = SharedEnds.of(then, now);
        int same = ends.before() + ends.after();
        return new Renumbering(device, file, ends.before(), then.size() - same, now.size() - same);
    }

    /// Returns the same line where it stands now, or nothing where it was replaced.
    Optional<Line> now(Line line) {
        boolean elsewhere =
                line.number() == 0 || !line.device().equals(device) || !line.file().equals(file);
        if (elsewhere || line.number() <= before) {
            return Optional.of(line);
        }
        if (line.number() <= before + removed) {
            return Optional.empty();
        }
        return Optional.of(line.at(line.number() + added - removed));
    }

    /// Returns the same lines, or nothing where one of them was replaced.
    Optional<List<Line>> now(List<Line> lines) {
        if (stand(lines)) {
            return Optional.of(lines);
        }
        List<Line> moved = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Optional<Line> now = now(line);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            moved.add(now.get());
        }
        return Optional.of(moved);
    }

    /// Says whether a line surely stands where it stood.
    boolean isUnmoved(Line line) {
        return line.number() <= before || (added == removed && line.number() > before + removed);
    }

    /// Says whether lines surely stand where they stood.
    private boolean stand(List<Line> lines) {
        for (Line line : lines) {
            if (!isUnmoved(line)) {
                return false;
            }
        }
        return true;
    }

    /// Returns the same violation by the lines as they stand now.
    static Violation with(Violation violation, List<Line> path) {
        if (path.equals(violation.path())) {
            return violation;
        }
        return new Violation(
                violation.packet(),
                violation.spoofed(),
                violation.devices(),
                path,
                violation.why(),
                violation.legalising());
    }
}
