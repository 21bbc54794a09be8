// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// One document of a file, read.
public sealed interface SigmaDocument {

    /// A rule over single events.
    ///
    /// @param rule the rule
    record Rule(SigmaRule rule) implements SigmaDocument {}

    /// A rule over matches.
    ///
    /// @param correlation the correlation
    record Correlating(Correlation correlation) implements SigmaDocument {}

    /// A filter for other rules.
    ///
    /// @param filter the filter
    record Filtering(SigmaFilter filter) implements SigmaDocument {}

    /// Nothing that can be used.
    ///
    /// @param refusal why
    record Refused(Refusal refusal) implements SigmaDocument {}
}
