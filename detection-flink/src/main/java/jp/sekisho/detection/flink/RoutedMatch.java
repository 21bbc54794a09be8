// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

/// A match on its way to the correlations that want it.
///
/// @param key what is decided together has the same one
/// @param cluster names the correlations
/// @param rules the offset of the commit under which the match was found
/// @param time when it happened, in whole milliseconds since 1970, rounded down
/// @param occurrence the match, as [jp.sekisho.detection.correlate.Occurrences] writes it
@SuppressWarnings("ArrayRecordComponent") // goes over the network as it is; never compared
public record RoutedMatch(String key, String cluster, long rules, long time, byte[] occurrence) {}
