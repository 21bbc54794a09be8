// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.PlanReader;
import jp.sekisho.separation.plan.PlanReading;
import jp.sekisho.separation.plan.PlannedDevice;
import jp.sekisho.separation.plan.PlannedDevice.Knowledge;
import jp.sekisho.separation.proof.Comparison;
import jp.sekisho.separation.proof.Judgement;
import jp.sekisho.separation.proof.KnownDevice;
import jp.sekisho.separation.reading.Readers;

/// Proves that the zones of a plan are separated, or shows the packet that crosses.
public final class Separation {

    private Separation() {}

    /// Judges every ordered pair of zones of a plan.
    ///
    /// @param plan the plan's file; the configurations that it names are read beside it
    /// @param day the day as of which flows hold or have expired
    /// @throws IOException where a file cannot be read at all
    public static SeparationAnswer verify(Path plan, LocalDate day) throws IOException {
        return switch (judging(plan, day)) {
            case Judging.Refused(var why) -> why;
            case Judging.Ready(Plan read, Judgement judgement) ->
                    new SeparationAnswer.Answered(judgement.proof(), ZoneMap.of(read));
        };
    }

    /// Compares what passes under two plans with their configurations.
    ///
    /// @param before the older plan's file
    /// @param now the newer one's
    /// @param day the day as of which flows hold
    /// @throws IOException where a file cannot be read at all
    public static DifferenceAnswer compare(Path before, Path now, LocalDate day)
            throws IOException {
        Judging old = judging(before, day);
        Judging fresh = judging(now, day);
        if (old instanceof Judging.Refused(var why)) {
            return new DifferenceAnswer.Unusable(why);
        }
        if (fresh instanceof Judging.Refused(var why)) {
            return new DifferenceAnswer.Unusable(why);
        }
        Judging.Ready first = (Judging.Ready) old;
        Judging.Ready second = (Judging.Ready) fresh;
        return new DifferenceAnswer.Compared(
                new Comparison(first.judgement, second.judgement).difference());
    }

    /// A plan with its configurations, read.
    private sealed interface Judging {
        record Ready(Plan plan, Judgement judgement) implements Judging {}

        record Refused(SeparationAnswer.Unusable why) implements Judging {}
    }

    private static Judging judging(Path plan, LocalDate day) throws IOException {
        return switch (PlanReader.read(plan)) {
            case PlanReading.Unusable(int line, String message) ->
                    new Judging.Refused(
                            new SeparationAnswer.Unusable(plan.toString(), line, message));
            case PlanReading.Read(Plan read) -> judging(read, day);
        };
    }

    private static Judging judging(Plan plan, LocalDate day) throws IOException {
        List<KnownDevice> devices = new ArrayList<>();
        for (PlannedDevice planned : plan.devices()) {
            switch (planned.knowledge()) {
                case Knowledge.Opaque(var assumption, var ground) ->
                        devices.add(new KnownDevice.Assumed(planned, assumption, ground));
                case Knowledge.Configured configured -> {
                    switch (Readers.read(planned.id(), configured)) {
                        case DeviceReading.Read(var device) ->
                                devices.add(
                                        new KnownDevice.Configured(
                                                planned, configured.dialect(), device));
                        case DeviceReading.Unusable(var file, int line, var message) -> {
                            return new Judging.Refused(
                                    new SeparationAnswer.Unusable(file, line, message));
                        }
                    }
                }
            }
        }
        return new Judging.Ready(plan, new Judgement(plan, devices, day));
    }
}
