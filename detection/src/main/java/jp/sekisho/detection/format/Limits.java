// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

/// Every limit of the readers at one place.
public final class Limits {

    /// The longest line or document that is judged, in bytes; a longer one is counted and skipped.
    public static final int MAX_EVENT_BYTES = 12 << 20;

    /// How many problems are kept with their place; further ones are only counted.
    public static final int MAX_PROBLEMS_SHOWN = 20;

    /// How many bytes decide about a file's format.
    static final int SNIFFED_BYTES = 64 << 10;

    private Limits() {}
}
