// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.plan.DeviceId;

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
        int shorter = Math.min(then.size(), now.size());
        int before = 0;
        while (before < shorter && then.get(before).equals(now.get(before))) {
            before++;
        }
        int after = 0;
        while (after < shorter - before
                && then.get(then.size() - 1 - after).equals(now.get(now.size() - 1 - after))) {
            after++;
        }
        return new Renumbering(
                device, file, before, then.size() - before - after, now.size() - before - after);
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
        int number = line.number() + added - removed;
        return Optional.of(
                number == line.number() ? line : new Line(device, file, number, line.text()));
    }

    /// Returns the same lines, or nothing where one of them was replaced.
    Optional<List<Line>> now(List<Line> lines) {
        List<Line> moved = new ArrayList<>(lines.size());
        boolean same = true;
        for (Line line : lines) {
            Optional<Line> now = now(line);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            same &= now.get().number() == line.number();
            moved.add(now.get());
        }
        return Optional.of(same ? lines : moved);
    }

    /// Returns the same violation by the lines as they stand now.
    static Violation with(Violation violation, List<Line> path) {
        return new Violation(
                violation.packet(),
                violation.spoofed(),
                violation.devices(),
                path,
                violation.why(),
                violation.legalising());
    }
}
