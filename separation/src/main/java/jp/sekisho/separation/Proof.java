// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.device.Coverage;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.FlowId;
import jp.sekisho.separation.plan.ZoneId;

/// What is known of all zones of a plan.
///
/// @param day the day as of which flows were taken to hold
/// @param pairs every ordered pair of zones
/// @param toDevices what can reach the devices themselves
/// @param flows the permitted flows
/// @param exits the declared exits
/// @param devices the devices and what became of their configurations' lines
/// @param findings what else somebody should look at
public record Proof(
        LocalDate day,
        List<Pair> pairs,
        List<DevicePair> toDevices,
        List<Flow> flows,
        List<ExitAnswer> exits,
        List<DeviceAnswer> devices,
        List<Finding> findings) {

    public Proof {
        pairs = List.copyOf(pairs);
        toDevices = List.copyOf(toDevices);
        flows = List.copyOf(flows);
        exits = List.copyOf(exits);
        devices = List.copyOf(devices);
        findings = List.copyOf(findings);
    }

    /// Says whether every pair is separated and every exit the only one.
    public Verdict verdict() {
        Verdict worst = Verdict.SEPARATED;
        for (Pair pair : pairs) {
            worst = worse(worst, pair.verdict);
        }
        for (ExitAnswer exit : exits) {
            worst = worse(worst, exit.verdict);
        }
        return worst;
    }

    private static Verdict worse(Verdict a, Verdict b) {
        if (a == Verdict.CROSSES || b == Verdict.CROSSES) {
            return Verdict.CROSSES;
        }
        return a == Verdict.UNDETERMINED ? a : b;
    }

    /// The answer for one ordered pair of zones.
    ///
    /// @param violations one for each way of lines that lets packets cross
    /// @param assumptions what the answer takes for granted, in Japanese
    /// @param unknownLines lines that could matter and are not understood
    /// @param nonInitial a packet that crosses but opens nothing (TCP without SYN), where one does
    public record Pair(
            ZoneId from,
            ZoneId to,
            Verdict verdict,
            List<Violation> violations,
            List<String> assumptions,
            List<Line> unknownLines,
            Optional<Violation> nonInitial) {
        public Pair {
            violations = List.copyOf(violations);
            assumptions = List.copyOf(assumptions);
            unknownLines = List.copyOf(unknownLines);
        }
    }

    /// What a zone can open towards a device itself.
    public record DevicePair(
            ZoneId from,
            DeviceId to,
            Verdict verdict,
            List<Violation> violations,
            List<Line> unknownLines) {
        public DevicePair {
            violations = List.copyOf(violations);
            unknownLines = List.copyOf(unknownLines);
        }
    }

    /// The answer for a permitted flow.
    ///
    /// @param allowedBy the lines that let it through
    /// @param problem what is wrong with it, in Japanese
    public record Flow(FlowId id, List<Line> allowedBy, Optional<String> problem) {
        public Flow {
            allowedBy = List.copyOf(allowedBy);
        }
    }

    /// The answer for a declared exit.
    ///
    /// @param violations packets that reach the zone by another way
    public record ExitAnswer(
            ZoneId zone,
            List<DeviceId> via,
            Verdict verdict,
            List<Violation> violations,
            List<Line> unknownLines) {
        public ExitAnswer {
            via = List.copyOf(via);
            violations = List.copyOf(violations);
            unknownLines = List.copyOf(unknownLines);
        }
    }

    /// What is known of a device.
    ///
    /// @param dialect the language of its configuration; empty where it has none
    /// @param asOf the day of the configuration or the assumption
    /// @param coverage what became of the configuration's lines
    /// @param unknown lines not understood
    public record DeviceAnswer(
            DeviceId id,
            Optional<String> dialect,
            Optional<LocalDate> asOf,
            Optional<Coverage> coverage,
            List<Line> unknown) {
        public DeviceAnswer {
            unknown = List.copyOf(unknown);
        }
    }
}
