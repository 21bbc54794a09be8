// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a condition: `or` binds least, then `and`, `not`, `x of …`, parentheses.
final class ConditionParser {

    /// The longest condition, in words.
    static final int MAX_WORDS = 5_000;

    /// The deepest nesting of parentheses and `not`.
    static final int MAX_DEPTH = 100;

    private static final Pattern WORD = Pattern.compile("\\s*([()]|[^\\s()]+)");

    private final List<String> words = new ArrayList<>();
    private final Map<String, Expression> defined;
    private int at;
    private int depth;

    private ConditionParser(String condition, Map<String, Expression> defined) throws Refused {
        this.defined = defined;
        Matcher matcher = WORD.matcher(condition);
        while (matcher.lookingAt()) {
            words.add(matcher.group(1));
            matcher.region(matcher.end(), condition.length());
        }
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw new Refused(Refusal.Reason.CONDITION, "条件が空か、長すぎます");
        }
    }

    static Expression parse(String condition, Map<String, Expression> defined) throws Refused {
        if (condition.indexOf('|') >= 0) {
            throw new Refused(
                    Refusal.Reason.OBSOLETE, "条件「" + condition + "」は廃止された集計の書き方です(相関規則に書き直してください)");
        }
        ConditionParser parser = new ConditionParser(condition, defined);
        Expression expression = parser.or();
        if (parser.at < parser.words.size()) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression or() throws Refused {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (take("or"));
        return Expression.any(parts);
    }

    private Expression and() throws Refused {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (take("and"));
        return Expression.all(parts);
    }

    private Expression not() throws Refused {
        if (++depth > MAX_DEPTH) {
            throw new Refused(Refusal.Reason.CONDITION, "条件の入れ子が深すぎます");
        }
        try {
            return take("not") ? new Expression.Not(not()) : primary();
        } finally {
            depth--;
        }
    }

    private Expression primary() throws Refused {
        if (take("(")) {
            Expression inner = or();
            if (!take(")")) {
                throw unexpected();
            }
            return inner;
        }
        if (at >= words.size()) {
            throw unexpected();
        }
        String word = words.get(at);
        if (at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("of")) {
            return of(word.toLowerCase(Locale.ROOT));
        }
        if (word.equals(")") || isReserved(word)) {
            throw unexpected();
        }
        at++;
        Expression named = defined.get(word);
        if (named == null) {
            throw undefined(word);
        }
        return named;
    }

    private Expression of(String quantity) throws Refused {
        if (at + 2 >= words.size()) {
            at = words.size();
            throw unexpected();
        }
        String pattern = words.get(at + 2);
        List<Expression> parts = new ArrayList<>();
        boolean them = pattern.equalsIgnoreCase("them");
        for (Map.Entry<String, Expression> entry : defined.entrySet()) {
            boolean named = them ? !entry.getKey().startsWith("_") : fits(pattern, entry.getKey());
            if (named) {
                parts.add(entry.getValue());
            }
        }
        if (parts.isEmpty()) {
            throw undefined(pattern);
        }
        Expression joined =
                switch (quantity) {
                    case "1", "any" -> Expression.any(parts);
                    case "all" -> Expression.all(parts);
                    default -> throw unexpected();
                };
        at += 3;
        return joined;
    }

    private static boolean fits(String pattern, String name) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return name.equals(pattern);
        }
        String last = pieces[pieces.length - 1];
        if (!name.startsWith(pieces[0])
                || !name.endsWith(last)
                || name.length() < pieces[0].length() + last.length()) {
            return false;
        }
        int from = pieces[0].length();
        int end = name.length() - last.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = name.indexOf(pieces[i], from);
            if (found < 0 || found + pieces[i].length() > end) {
                return false;
            }
            from = found + pieces[i].length();
        }
        return true;
    }

    private static boolean isReserved(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "and", "or", "not", "of", "them" -> true;
            default -> false;
        };
    }

    private boolean take(String word) {
        if (at < words.size() && words.get(at).equalsIgnoreCase(word)) {
            at++;
            return true;
        }
        return false;
    }

    private Refused unexpected() {
        String where = at < words.size() ? "「" + words.get(at) + "」のところ" : "終わり";
        return new Refused(
                Refusal.Reason.CONDITION,
                "条件「" + String.join(" ", words) + "」を" + where + "で読めません");
    }

    private static Refused undefined(String name) {
        return new Refused(Refusal.Reason.UNDEFINED, "条件が使う「" + name + "」がどこにも定義されていません");
    }
}
