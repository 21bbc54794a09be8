// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

/// An event as it came.
///
/// @param bytes a JSON object or one line of a log
/// @param file where it stood first, as its forwarder said; else topic and partition
/// @param line its line there from 1; else its offset
/// @param time when it happened, in milliseconds since 1970; [#NO_TIME] where it does not say
@SuppressWarnings("ArrayRecordComponent") // millions a minute; never compared
public record RawEvent(byte[] bytes, String file, long line, long time) {

    /// The event does not say when it happened.
    public static final long NO_TIME = Long.MIN_VALUE;
}
