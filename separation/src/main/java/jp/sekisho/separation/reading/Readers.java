// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.separation.cisco.AsaReader;
import jp.sekisho.separation.cisco.IosReader;
import jp.sekisho.separation.device.DeviceReading;
import jp.sekisho.separation.fortinet.FortiReader;
import jp.sekisho.separation.juniper.JunosReader;
import jp.sekisho.separation.linux.IptablesReader;
import jp.sekisho.separation.linux.NftJson;
import jp.sekisho.separation.linux.NftReader;
import jp.sekisho.separation.nec.IxReader;
import jp.sekisho.separation.packet.AddressSet;
import jp.sekisho.separation.plan.DeviceId;
import jp.sekisho.separation.plan.Dialect;
import jp.sekisho.separation.plan.PlannedDevice.Knowledge;
import jp.sekisho.separation.yamaha.RtxReader;

/// Gives a configuration to the reader of its dialect.
public final class Readers {

    private Readers() {}

    /// Reads a device's configuration, and that for IPv6 where it stands in a file of its own.
    ///
    /// @throws IOException where a file cannot be read at all
    public static DeviceReading read(DeviceId device, Knowledge.Configured configured)
            throws IOException {
        return read(device, configured, new ReadingMemory());
    }

    /// Reads a device's configuration once more.
    ///
    /// @param memory what is remembered of earlier readings
    /// @throws IOException where a file cannot be read at all
    public static DeviceReading read(
            DeviceId device, Knowledge.Configured configured, ReadingMemory memory)
            throws IOException {
        Optional<ConfigText> text = ConfigText.read(device, configured.config());
        if (text.isEmpty()) {
            return notText(configured.config());
        }
        Optional<ConfigText> text6 = Optional.empty();
        if (configured.config6().isPresent()) {
            text6 = ConfigText.read(device, configured.config6().get());
            if (text6.isEmpty()) {
                return notText(configured.config6().get());
            }
        }
        return read(configured.dialect(), text.get(), text6, memory);
    }

    /// Reads decoded configurations.
    ///
    /// @param text6 the configuration for IPv6, where the dialect keeps one of its own
    public static DeviceReading read(Dialect dialect, ConfigText text, Optional<ConfigText> text6) {
        return read(dialect, text, text6, new ReadingMemory());
    }

    /// Reads decoded configurations once more.
    ///
    /// @param text6 the configuration for IPv6, where the dialect keeps one of its own
    /// @param memory what is remembered of earlier readings
    public static DeviceReading read(
            Dialect dialect, ConfigText text, Optional<ConfigText> text6, ReadingMemory memory) {
        return switch (dialect) {
            case IPTABLES_SAVE -> {
                IptablesReader reader = new IptablesReader(text.device());
                reader.read(text, AddressSet.V4);
                text6.ifPresent(t -> reader.read(t, AddressSet.V6));
                yield reader.device();
            }
            case IP6TABLES_SAVE -> {
                IptablesReader reader = new IptablesReader(text.device());
                reader.read(text, AddressSet.V6);
                yield reader.device();
            }
            case NFTABLES -> NftReader.read(text);
            case YAMAHA_RTX -> RtxReader.read(text);
            case FORTIOS -> FortiReader.read(text);
            case IOS -> IosReader.read(text, IosReader.Flavour.IOS, memory);
            case ALLIEDWARE_PLUS -> IosReader.read(text, IosReader.Flavour.ALLIEDWARE_PLUS, memory);
            case ASA -> AsaReader.read(text, memory);
            case NFTABLES_JSON -> NftJson.read(text);
            case JUNOS -> JunosReader.read(text);
            case NEC_IX -> IxReader.read(text);
        };
    }

    private static DeviceReading notText(Path path) {
        return new DeviceReading.Unusable(
                path.toString(), 0, "文字のファイルではないか、50MB を超えています。設定を文字で書き出したものを置いてください。");
    }
}
