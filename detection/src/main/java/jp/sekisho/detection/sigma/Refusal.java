// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// A document that was not loaded, and why.
///
/// @param origin the file
/// @param document which document of the file, from 1
/// @param title its title, or empty
/// @param reason the kind
/// @param message one Japanese sentence: what, where
public record Refusal(String origin, int document, String title, Reason reason, String message) {

    /// Why a document is refused.
    public enum Reason {
        /// The file cannot be read.
        UNREADABLE,
        /// It is no YAML.
        NOT_YAML,
        /// It is YAML, but neither a rule nor a correlation nor a filter.
        NOT_SIGMA,
        /// A modifier is unknown or stands where it means nothing.
        MODIFIER,
        /// A value is not of the kind that its modifiers need.
        VALUE,
        /// The condition cannot be read.
        CONDITION,
        /// The condition names what the document does not define.
        UNDEFINED,
        /// A placeholder has no values in the configuration.
        PLACEHOLDER,
        /// The regular expression has no linear-time reading.
        EXPRESSION,
        /// A correlation or filter names a rule that is not loaded.
        UNKNOWN_RULE,
        /// The document uses what Sigma has given up.
        OBSOLETE,
        /// The identity or name is taken by another document.
        DUPLICATE,
        /// The document is larger than any real one.
        TOO_LARGE
    }
}
