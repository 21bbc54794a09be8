// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

/// One rule of a chain.
///
/// @param match which packets
/// @param action what happens to them
/// @param line where it stands
public record Rule(Match match, Action action, Line line) {}
