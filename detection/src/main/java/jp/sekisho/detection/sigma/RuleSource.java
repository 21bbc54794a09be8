// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.Optional;

/// One rule file.
///
/// @param origin its name
/// @param text what it holds; empty where it cannot be read as UTF-8
public record RuleSource(String origin, Optional<String> text) {}
