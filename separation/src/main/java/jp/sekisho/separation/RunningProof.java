// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Plan;
import jp.sekisho.separation.plan.PlanReader;
import jp.sekisho.separation.plan.PlanReading;
import jp.sekisho.separation.plan.PlannedDevice;
import jp.sekisho.separation.plan.PlannedDevice.Knowledge;
import jp.sekisho.separation.proof.Judgement;
import jp.sekisho.separation.proof.KnownDevice;
import jp.sekisho.separation.proof.Renumbering;
import jp.sekisho.separation.proof.Reproof;
import jp.sekisho.separation.reading.ConfigText;
import jp.sekisho.separation.reading.Readers;
import jp.sekisho.separation.reading.ReadingMemory;

/// Proves one plan again and again while its files change. A configuration that did not change is
/// not read anew; where rules of one configuration changed, only the packets that they match are
/// looked at. The answer is the same as [Separation#verify]'s, but for the order of the violations
/// and for which packet is shown of several that would do.
///
/// Not for several threads at once.
public final class RunningProof {

    private final Path plan;
    private final ReadingMemory memory = new ReadingMemory();
    private Optional<State> last = Optional.empty();
    private boolean carriedOver;

    /// A file of a configuration as it was read.
    private record ReadDevice(
            ByteBuffer bytes, ByteBuffer bytes6, ConfigText text, Device device) {}

    private record State(
            Plan plan,
            LocalDate day,
            Map<DeviceId, ReadDevice> devices,
            Judgement judgement,
            SeparationAnswer answer) {}

    /// @param plan the plan's file
    public RunningProof(Path plan) {
        this.plan = plan;
    }

    /// Says whether the last answer took over something from the one before it.
    public boolean isCarriedOver() {
        return carriedOver;
    }

    /// Judges every ordered pair of zones as the files are now.
    ///
    /// @param day the day as of which flows hold or have expired
    /// @throws IOException where a file cannot be read at all
    public SeparationAnswer verify(LocalDate day) throws IOException {
        carriedOver = false;
        return switch (PlanReader.read(plan)) {
            case PlanReading.Unusable(int line, String message) ->
                    forget(new SeparationAnswer.Unusable(plan.toString(), line, message));
            case PlanReading.Read(Plan read) -> verify(read, day);
        };
    }

    private SeparationAnswer forget(SeparationAnswer.Unusable why) {
        last = Optional.empty();
        return why;
    }

    private SeparationAnswer verify(Plan read, LocalDate day) throws IOException {
        Map<DeviceId, ReadDevice> devices = new HashMap<>();
        List<KnownDevice> known = new ArrayList<>();
        List<DeviceId> changed = new ArrayList<>();
        for (PlannedDevice planned : read.devices()) {
            switch (planned.knowledge()) {
                case Knowledge.Opaque(var assumption, var ground) ->
                        known.add(new KnownDevice.Assumed(planned, assumption, ground));
                case Knowledge.Configured configured -> {
                    byte[] content = Files.readAllBytes(configured.config());
                    ByteBuffer bytes = ByteBuffer.wrap(content);
                    ByteBuffer bytes6 =
                            configured.config6().isPresent()
                                    ? ByteBuffer.wrap(
                                            Files.readAllBytes(configured.config6().get()))
                                    : ByteBuffer.allocate(0);
                    Optional<ReadDevice> same =
                            then(planned.id())
                                    .filter(d -> d.bytes.equals(bytes) && d.bytes6.equals(bytes6));
                    ReadDevice device;
                    if (same.isPresent()) {
                        device = same.get();
                    } else {
                        changed.add(planned.id());
                        Optional<ConfigText> text =
                                text(planned.id(), configured.config(), content);
                        switch (read(planned.id(), configured, text)) {
                            case DeviceReading.Read(var fresh) ->
                                    device =
                                            new ReadDevice(
                                                    bytes, bytes6, text.orElseThrow(), fresh);
                            case DeviceReading.Unusable(var file, int line, var message) -> {
                                return forget(new SeparationAnswer.Unusable(file, line, message));
                            }
                        }
                    }
                    devices.put(planned.id(), device);
                    known.add(
                            new KnownDevice.Configured(
                                    planned, configured.dialect(), device.device()));
                }
            }
        }
        return prove(read, day, devices, known, changed);
    }

    /// The text of a file; lines that stood there before are the same ones.
    private Optional<ConfigText> text(DeviceId device, Path file, byte[] content) {
        Optional<ConfigText> text =
                ConfigText.of(device, String.valueOf(file.getFileName()), content);
        Optional<ConfigText> earlier = then(device).map(ReadDevice::text);
        return text.map(t -> earlier.map(t::sharing).orElse(t));
    }

    private DeviceReading read(
            DeviceId device, Knowledge.Configured configured, Optional<ConfigText> text)
            throws IOException {
        if (text.isEmpty() || configured.config6().isPresent()) {
            return Readers.read(device, configured, memory);
        }
        return Readers.read(configured.dialect(), text.get(), Optional.empty(), memory);
    }

    private Optional<ReadDevice> then(DeviceId device) {
        return last.flatMap(s -> Optional.ofNullable(s.devices().get(device)));
    }

    private SeparationAnswer prove(
            Plan read,
            LocalDate day,
            Map<DeviceId, ReadDevice> devices,
            List<KnownDevice> known,
            List<DeviceId> changed) {
        Optional<State> comparable = last.filter(s -> s.plan.equals(read) && s.day.equals(day));
        if (comparable.isPresent() && changed.isEmpty()) {
            carriedOver = true;
            return comparable.get().answer;
        }
        Judgement judgement = new Judgement(read, known, day);
        if (comparable.isPresent() && changed.size() == 1) {
            DeviceId device = changed.getFirst();
            ReadDevice then = comparable.get().devices.get(device);
            ReadDevice now = devices.get(device);
            if (then != null && now != null && then.bytes6.equals(now.bytes6)) {
                Renumbering renumbering =
                        Renumbering.of(
                                device, now.text.file(), then.text.lines(), now.text.lines());
                carriedOver = Reproof.carryOver(comparable.get().judgement, judgement, renumbering);
            }
        }
        SeparationAnswer answer =
                new SeparationAnswer.Answered(judgement.proof(), ZoneMap.of(read));
        last = Optional.of(new State(read, day, devices, judgement, answer));
        return answer;
    }
}
