// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.regex.Pattern;

/// Identity of an obligation. It never follows the numbering of a law, guideline or policy, so that
/// a body's decisions survive every renumbering.
///
/// @param value words in lower case joined by hyphens, groups joined by dots: `asset.classify`
public record ObligationId(String value) implements Comparable<ObligationId> {
    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

    public ObligationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "obligation id must be like 'asset.classify': " + value);
        }
    }

    @Override
    public int compareTo(ObligationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
