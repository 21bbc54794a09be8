// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.regex.Pattern;

/// Identity of one item of a law: `laa-244-6.1` (地方自治法244条の6第1項), `ordinance-16-3.5`
/// (施行規則16条の3第5号).
///
/// @param value article and item, joined by a dot
public record LawItemId(String value) implements Comparable<LawItemId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)?");

    public LawItemId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("law item id must be like 'laa-244-6.1': " + value);
        }
    }

    @Override
    public int compareTo(LawItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
