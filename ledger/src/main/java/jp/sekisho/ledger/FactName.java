// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// The name of a fact within its entry.
///
/// @param value for example `why`; 1 to 60 characters, no control characters
public record FactName(String value) implements Comparable<FactName> {

    /// The reason that a person gave.
    public static final FactName WHY = new FactName("why");

    /// The name of the person as it was then.
    public static final FactName WHO = new FactName("who");

    public FactName {
        Words.require("a fact's name", value);
        if (value.length() > Limits.FACT_NAME) {
            throw new IllegalArgumentException("a fact's name has at most 60 characters: " + value);
        }
    }

    /// Compares code points, which is the order of the UTF-8 bytes.
    @Override
    public int compareTo(FactName other) {
        return Bytes.compareUtf8(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
