// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;

/// Where clauses stand, in the words in which people speak of them: `7(8)②`, `第6条(3)ア`, `6(8)第2段落`.
public final class ClausePlaces {
    private final Map<ClauseId, String> places = new LinkedHashMap<>();

    private ClausePlaces() {}

    /// Names the places of all clauses of a policy.
    public static ClausePlaces of(BasicPolicy policy) {
        ClausePlaces named = new ClausePlaces();
        named.visit(policy.clauses(), "", false);
        return named;
    }

    /// Returns the place of a clause; the id itself where the policy has no such clause.
    public String of(ClauseId id) {
        return places.getOrDefault(id, id.value());
    }

    private void visit(List<Clause> clauses, String above, boolean spoken) {
        // The clause's own words are its first paragraph.
        int paragraph = spoken ? 1 : 0;
        for (Clause clause : clauses) {
            String own;
            if (clause.label().isEmpty()) {
                if (clause.heading().isEmpty()) {
                    paragraph++;
                    own = above.isEmpty() ? "前文" : "第" + paragraph + "段落";
                } else {
                    own = "「" + clause.heading() + "」";
                }
            } else {
                own = bare(clause.label());
            }
            String separator =
                    !above.isEmpty()
                                    && Character.isDigit(above.charAt(above.length() - 1))
                                    && Character.isDigit(own.charAt(0))
                            ? "-"
                            : "";
            String place = above + separator + own;
            places.put(clause.id(), place);
            visit(
                    clause.children(),
                    clause.kind() == Clause.Kind.CHAPTER ? "" : place,
                    !clause.text().isEmpty());
        }
    }

    /// Returns a label without spaces, closing dots and bullet marks; circled numbers stay as they
    /// are.
    private static String bare(String label) {
        StringBuilder bare = new StringBuilder();
        label.codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '　')
                .forEach(c ->
                        bare.append(
                                c >= '①' && c <= '⑳'
                                        ? Character.toString(c)
                                        : Normalizer.normalize(
                                                Character.toString(c), Normalizer.Form.NFKC)));
        String text = bare.toString().replaceAll("[.．]$", "").replaceFirst("^[-・•](?=.)", "");
        return text.isEmpty() ? label : text;
    }
}
