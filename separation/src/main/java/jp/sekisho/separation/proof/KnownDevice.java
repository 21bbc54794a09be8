// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import jp.sekisho.separation.device.Device;
import jp.sekisho.separation.plan.Dialect;
import jp.sekisho.separation.plan.PlannedDevice;

/// A planned device with what could be learnt of it.
public sealed interface KnownDevice {

    PlannedDevice planned();

    /// Its configuration was read.
    record Configured(PlannedDevice planned, Dialect dialect, Device device)
            implements KnownDevice {}

    /// It has none.
    record Assumed(PlannedDevice planned, PlannedDevice.Assumption assumption, String ground)
            implements KnownDevice {}
}
