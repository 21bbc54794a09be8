// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Gives every piece its id: a path of role, caption and ordinal that renumbering does not change.
final class Ids {

    private static final int LONGEST_SEGMENT = 60;

    private final Set<Role> rolesTaken = new HashSet<>();
    private final Map<String, Integer> taken = new HashMap<>();

    private Ids() {}

    static void assign(Node root) {
        new Ids().assign(root, "");
    }

    private void assign(Node above, String path) {
        Map<String, Integer> unnamed = new HashMap<>();
        for (Node node : above.children) {
            String id = path + segment(node, above, unnamed);
            int times = taken.merge(id, 1, Integer::sum);
            String free = times == 1 ? id : id + "~" + times;
            node.id = new ClauseId(free);
            assign(node, free + "/");
        }
    }

    private String segment(Node node, Node above, Map<String, Integer> unnamed) {
        if (node.role != Role.OTHER
                && (above.isRoot() || above.role == Role.OTHER)
                && node.kind != Clause.Kind.SUPPLEMENT
                && !Roles.isSingleMeasure(node.heading.text())
                && rolesTaken.add(node.role)) {
            return node.role.word();
        }
        String caption = clean(node.heading.text());
        if (!caption.isEmpty() && node.kind != Clause.Kind.SUPPLEMENT) {
            return caption;
        }
        String group =
                switch (node.kind) {
                    case SUPPLEMENT -> "附則";
                    case APPENDIX -> "別表";
                    case FORM -> "様式";
                    case PREAMBLE -> "前文";
                    default -> "";
                };
        int ordinal = unnamed.merge(group, 1, Integer::sum);
        return group.isEmpty()
                ? Integer.toString(ordinal)
                : ordinal == 1 ? group : group + "-" + ordinal;
    }

    private static String clean(String caption) {
        StringBuilder out = new StringBuilder();
        String plain = Glyphs.plain(caption);
        if (plain.contains("以下「")) {
            plain = Sentences.withoutBrackets(plain).replace("\u0000", "");
        }
        for (int i = 0; i < plain.length() && out.length() < LONGEST_SEGMENT; i++) {
            char c = plain.charAt(i);
            if (!Glyphs.isSpace(c) && !Character.isISOControl(c)) {
                out.append(c == '/' ? '／' : c);
            }
        }
        return out.toString();
    }
}
