// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

/// Where a person sees what an answer rests on.
///
/// @param label what is shown
/// @param path address below the body, beginning with `/`
public record EvidenceLink(String label, String path) {}
