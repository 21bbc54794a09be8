// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import jp.sekisho.separation.plan.DeviceId;

/// A line of a device's configuration, as it may be shown: secrets are masked.
// Not a record: a line that only moved is not looked through for secrets again.
public final class Line {

    /// A shown line is cut to this many characters.
    static final int SHOWN_LIMIT = 400;

    private final DeviceId device;
    private final String file;
    private final int number;
    private final String text;

    /// @param device whose configuration
    /// @param file the name of the file, without its folder
    /// @param number from 1; 0 where no line can be named
    /// @param text what stands there
    public Line(DeviceId device, String file, int number, String text) {
        this(
                number,
                device,
                file,
                Secrets.mask(text.length() > SHOWN_LIMIT ? text.substring(0, SHOWN_LIMIT) : text));
    }

    private Line(int number, DeviceId device, String file, String masked) {
        this.device = device;
        this.file = file;
        this.number = number;
        this.text = masked;
    }

    /// Returns the same line at another place of its file.
    ///
    /// @param now its number, from 1
    public Line at(int now) {
        return now == number ? this : new Line(now, device, file, text);
    }

    public DeviceId device() {
        return device;
    }

    /// Returns the name of the file, without its folder.
    public String file() {
        return file;
    }

    /// Returns the number, from 1; 0 where no line can be named.
    public int number() {
        return number;
    }

    /// Returns what stands there, with what is secret in it replaced by asterisks.
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof Line line
                        && number == line.number
                        && file.equals(line.file)
                        && device.equals(line.device)
                        && text.equals(line.text));
    }

    /// Lines of one file differ by their numbers; the text is not looked at.
    @Override
    public int hashCode() {
        return 31 * file.hashCode() + number;
    }

    @Override
    public String toString() {
        return device + " " + file + ":" + number + " " + text;
    }
}
