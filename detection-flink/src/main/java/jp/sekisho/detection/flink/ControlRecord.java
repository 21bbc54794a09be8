// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

/// One record of the control topic.
///
/// @param name a text's name (see [RuleTexts]), or [RuleTexts#COMMIT]
/// @param value the text in UTF-8; empty where it was taken away
/// @param removed whether it was taken away
/// @param offset its place in the topic, by which later can be told from earlier
@SuppressWarnings("ArrayRecordComponent") // goes over the network as it is; never compared
public record ControlRecord(String name, byte[] value, boolean removed, long offset) {}
