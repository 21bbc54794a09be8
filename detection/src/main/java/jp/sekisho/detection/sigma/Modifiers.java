// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The modifiers behind one field name, checked against one another.
///
/// @param transforms what changes the value, in order
/// @param kind how the value is compared
/// @param before whether any text may stand before the value
/// @param after whether any text may stand after the value
/// @param all whether all values of a list must hold
/// @param cased whether upper and lower case differ
/// @param not whether the item holds where the comparison does not
/// @param comparison for numbers
/// @param time for parts of dates
/// @param flags of the regular expression
record Modifiers(
        List<String> transforms,
        Kind kind,
        boolean before,
        boolean after,
        boolean all,
        boolean cased,
        boolean not,
        Test.Comparison comparison,
        Test.@Nullable TimePart time,
        Set<String> flags) {

    enum Kind {
        TEXT,
        EXPRESSION,
        NETWORK,
        NUMBER,
        TIME,
        REFERENCE,
        EXISTS
    }

    private static final Set<String> TRANSFORMS =
            Set.of(
                    "windash",
                    "base64",
                    "base64offset",
                    "utf16le",
                    "utf16be",
                    "utf16",
                    "wide",
                    "expand");

    static Modifiers read(String key, List<String> words) throws Refused {
        Reading reading = new Reading(key);
        for (String word : words) {
            reading.add(word.strip().toLowerCase(Locale.ROOT));
        }
        return reading.result();
    }

    private static final class Reading {
        private final String key;
        private final List<String> transforms = new ArrayList<>();
        private final Set<String> flags = new java.util.TreeSet<>();
        private Kind kind = Kind.TEXT;
        private boolean typed;
        private boolean before;
        private boolean after;
        private boolean all;
        private boolean cased;
        private boolean not;
        private Test.@Nullable Comparison comparison;
        private Test.@Nullable TimePart time;

        Reading(String key) {
            this.key = key;
        }

        void add(String word) throws Refused {
            switch (word) {
                case "all" -> all = true;
                case "cased" -> cased = true;
                case "neq" -> not = true;
                case "contains" -> {
                    before = true;
                    after = true;
                }
                case "startswith" -> after = true;
                case "endswith" -> before = true;
                case "exists" -> type(Kind.EXISTS);
                case "re" -> type(Kind.EXPRESSION);
                case "i", "m", "s" -> {
                    require(kind == Kind.EXPRESSION, word);
                    flags.add(word);
                }
                case "cidr" -> type(Kind.NETWORK);
                case "fieldref" -> type(Kind.REFERENCE);
                case "lt" -> compare(Test.Comparison.LESS);
                case "lte" -> compare(Test.Comparison.AT_MOST);
                case "gt" -> compare(Test.Comparison.GREATER);
                case "gte" -> compare(Test.Comparison.AT_LEAST);
                case "minute", "hour", "day", "week", "month", "year" -> {
                    type(Kind.TIME);
                    time = Test.TimePart.valueOf(word.toUpperCase(Locale.ROOT));
                }
                default -> {
                    require(TRANSFORMS.contains(word), word);
                    // Rules of the field also write contains|windash, which means the same.
                    boolean anywhere = word.equals("windash") || word.equals("expand");
                    require(!typed && (anywhere || (!before && !after)), word);
                    transforms.add(word);
                }
            }
        }

        private void type(Kind wanted) throws Refused {
            if (typed) {
                throw refused(wanted.name().toLowerCase(Locale.ROOT));
            }
            typed = true;
            kind = wanted;
        }

        private void compare(Test.Comparison wanted) throws Refused {
            require(comparison == null, wanted.name());
            if (kind != Kind.TIME) {
                type(Kind.NUMBER);
            }
            comparison = wanted;
        }

        private void require(boolean condition, String word) throws Refused {
            if (!condition) {
                throw refused(word);
            }
        }

        private Refused refused(String word) {
            return new Refused(
                    Refusal.Reason.MODIFIER, "「" + key + "」の修飾子「" + word + "」は知らないものか、置けない位置にあります");
        }

        Modifiers result() throws Refused {
            boolean open = before || after;
            if (open) {
                require(
                        kind == Kind.TEXT || kind == Kind.REFERENCE,
                        "contains/startswith/endswith");
            }
            if (!transforms.isEmpty()) {
                boolean onlyExpand = transforms.stream().allMatch("expand"::equals);
                require(
                        kind == Kind.TEXT || (onlyExpand && kind != Kind.EXISTS),
                        transforms.getFirst());
            }
            if (cased) {
                require(kind == Kind.TEXT || kind == Kind.REFERENCE, "cased");
            }
            if (all || not) {
                require(kind != Kind.EXISTS, all ? "all" : "neq");
            }
            return new Modifiers(
                    List.copyOf(transforms),
                    kind,
                    before,
                    after,
                    all,
                    cased,
                    not,
                    comparison == null ? Test.Comparison.EQUAL : comparison,
                    time,
                    Set.copyOf(flags));
        }
    }
}
