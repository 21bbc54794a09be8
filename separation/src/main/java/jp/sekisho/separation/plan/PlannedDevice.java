// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A device that stands between zones.
///
/// @param id its name
/// @param knowledge its configuration, or what is assumed in place of one
/// @param asOf the day of the configuration or of the assumption, where given
/// @param attachments its interfaces
/// @param line the line of the plan that declares it
public record PlannedDevice(
        DeviceId id,
        Knowledge knowledge,
        Optional<LocalDate> asOf,
        List<Attachment> attachments,
        int line) {

    public PlannedDevice {
        attachments = List.copyOf(attachments);
    }

    /// What is known of a device.
    public sealed interface Knowledge {

        /// A configuration.
        ///
        /// @param dialect its language
        /// @param config the file
        /// @param config6 the file for IPv6, where the dialect keeps one of its own
        record Configured(Dialect dialect, Path config, Optional<Path> config6)
                implements Knowledge {}

        /// No configuration is to be had.
        ///
        /// @param assumption what is taken for granted
        /// @param ground why, in the body's words
        record Opaque(Assumption assumption, String ground) implements Knowledge {}
    }

    /// What a device without a configuration is taken to do.
    public enum Assumption {
        /// It passes declared flows that have not expired, and nothing else.
        BLOCKS,
        /// It passes everything.
        PASSES,
        /// Nobody knows; whatever would go through it is undetermined.
        UNKNOWN
    }
}
