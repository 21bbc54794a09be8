// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// A regular expression of a rule; it is searched for, not anchored.
///
/// @param text the expression in the flavour that Sigma allows
/// @param ignoreCase modifier `i`
/// @param multiLine modifier `m`: `^` and `$` match at lines
/// @param dotAll modifier `s`: the dot matches line breaks
public record RegularExpression(
        String text, boolean ignoreCase, boolean multiLine, boolean dotAll) {

    /// The longest expression that is accepted, in characters.
    public static final int MAX_LENGTH = 4_000;

    /// Checks the length.
    public RegularExpression {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("text has " + text.length() + " characters");
        }
    }

    /// Compiles for the engine whose time is linear in the input.
    ///
    /// @return the compiled expression
    /// @throws com.google.re2j.PatternSyntaxException where the engine does not know the syntax
    public com.google.re2j.Pattern compile() {
        int flags = 0;
        flags |= ignoreCase ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0;
        flags |= multiLine ? com.google.re2j.Pattern.MULTILINE : 0;
        flags |= dotAll ? com.google.re2j.Pattern.DOTALL : 0;
        return com.google.re2j.Pattern.compile(text, flags);
    }
}
