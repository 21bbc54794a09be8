// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.time.Instant;

/// A signed state of a body's ledger, to be handed to others.
///
/// @param id its number in the body
/// @param size how many entries it covers
/// @param at when it was signed
/// @param text the signed note (c2sp.org/tlog-checkpoint)
public record Checkpointed(long id, long size, Instant at, String text) {}
