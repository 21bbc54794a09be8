// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import jp.sekisho.separation.plan.DeviceId;

/// A line of a device's configuration, as it may be shown: secrets are masked.
///
/// @param device whose configuration
/// @param file the name of the file, without its folder
/// @param number from 1; 0 where no line can be named
/// @param text what stands there
public record Line(DeviceId device, String file, int number, String text) {

    /// A shown line is cut to this many characters.
    static final int SHOWN_LIMIT = 400;

    public Line {
        text = Secrets.mask(text.length() > SHOWN_LIMIT ? text.substring(0, SHOWN_LIMIT) : text);
    }
}
