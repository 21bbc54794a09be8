// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

/// What came of reading a configuration.
public sealed interface DeviceReading {

    /// It could be read; lines that were not understood stand in the device.
    record Read(Device device) implements DeviceReading {}

    /// It is not a configuration of this dialect at all.
    ///
    /// @param file the file's name
    /// @param line where, from 1; 0 where no line can be named
    /// @param message one sentence in Japanese
    record Unusable(String file, int line, String message) implements DeviceReading {}
}
