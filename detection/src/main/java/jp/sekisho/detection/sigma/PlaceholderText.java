// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import java.util.ArrayList;
import java.util.List;

/// Puts configured values in the place of `%names%`.
final class PlaceholderText {

    /// The most texts that one value may become.
    static final int MAX_EXPANSIONS = 10_000;

    private PlaceholderText() {}

    static List<String> expand(String key, String text, Placeholders placeholders) throws Refused {
        List<String> done = List.of("");
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(i + 1);
                done = append(key, done, List.of(next == '%' ? "%" : "\\" + next));
                i += 2;
                continue;
            }
            int close = c == '%' ? text.indexOf('%', i + 1) : -1;
            if (close > i + 1) {
                String name = text.substring(i + 1, close);
                List<String> values = placeholders.values().get(name);
                if (values == null || values.isEmpty()) {
                    throw new Refused(
                            Refusal.Reason.PLACEHOLDER,
                            "「" + key + "」の %" + name + "% に入れる値が設定されていません");
                }
                done = append(key, done, values);
                i = close + 1;
            } else {
                done = append(key, done, List.of(String.valueOf(c)));
                i++;
            }
        }
        return done;
    }

    private static List<String> append(String key, List<String> heads, List<String> tails)
            throws Refused {
        if ((long) heads.size() * tails.size() > MAX_EXPANSIONS) {
            throw new Refused(Refusal.Reason.TOO_LARGE, "「" + key + "」の組み合わせが多すぎます");
        }
        List<String> joined = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                joined.add(head + tail);
            }
        }
        return joined;
    }
}
