// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The members of `A、B及びC(D、E等)`, in the text's own words; what stands in brackets follows.
final class Enumeration {

    private static final Pattern PARTING = Pattern.compile("、|及び|並びに|又は|若しくは|・|その他の?");
    private static final Pattern ASIDE = Pattern.compile("以下|除く|ただし|含む。?$|いう。?$");

    private Enumeration() {}

    static List<String> of(String words) {
        List<String> members = new ArrayList<>();
        collect(words, members, 0);
        return members;
    }

    private static void collect(String words, List<String> members, int depth) {
        String plain = Glyphs.plain(words);
        String bare = Sentences.withoutBrackets(plain);
        Matcher parting = PARTING.matcher(bare);
        int start = 0;
        while (parting.find()) {
            member(words, plain, bare, start, parting.start(), members, depth);
            start = parting.end();
        }
        member(words, plain, bare, start, words.length(), members, depth);
    }

    private static void member(
            String words,
            String plain,
            String bare,
            int from,
            int to,
            List<String> members,
            int depth) {
        StringBuilder name = new StringBuilder();
        int open = -1;
        for (int i = from; i < to; i++) {
            if (bare.charAt(i) != '\u0000') {
                name.append(words.charAt(i));
            } else if (open < 0) {
                open = i;
            }
        }
        String trimmed = Glyphs.strip(name.toString());
        if (trimmed.endsWith("等")) {
            trimmed =
                    depth > 0 || isOpenList(trimmed)
                            ? trimmed.substring(0, trimmed.length() - 1)
                            : trimmed;
        }
        if (!trimmed.isEmpty()) {
            members.add(trimmed);
        }
        if (open >= 0 && depth < 2) {
            int close = plain.lastIndexOf(')', to - 1);
            String inner = close > open ? words.substring(open + 1, close) : "";
            if (!inner.isEmpty() && !ASIDE.matcher(Glyphs.plain(inner)).find()) {
                collect(inner, members, depth + 1);
            }
        }
    }

    /// 等 behind a service or work leaves a list open; in 職員等 it belongs to the name.
    private static boolean isOpenList(String name) {
        return name.endsWith("サービス等")
                || name.endsWith("事務等")
                || name.endsWith("障害等")
                || name.endsWith("S等");
    }
}
