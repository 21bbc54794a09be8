// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A purpose that names fewer organs than the scope.
final class ScopeProblems {

    private static final Pattern ORGAN =
            Pattern.compile(
                    "(?:内部部局|行政委員会|議会事務局|市議会|町議会|村議会|議会|教育委員会(?:事務局)?|選挙管理委員会|公平委員会|監査委員(?:事務局)?|農業委員会|固定資産評価審査委員会|"
                            + "(?:市|町|村|区)長部局|首長部局|知事部局|公営企業|上下水道局|水道局|消防本部|消防署|消防|病院|学校|小学校|中学校|幼稚園|保育所|図書館|公民館|事務局|クリーンセンター|会計課|出張所|支所)");

    private ScopeProblems() {}

    static void find(Node root, Problems problems) {
        Optional<Node> purpose = first(root, Role.PURPOSE);
        Optional<Node> scope = first(root, Role.SCOPE);
        if (purpose.isEmpty() || scope.isEmpty()) {
            return;
        }
        Node sentence = organSentence(scope.get());
        Set<String> held = organs(purpose.get().text.text());
        Set<String> covered = organs(sentence.text.text());
        if (held.isEmpty() || covered.isEmpty()) {
            return;
        }
        List<String> more =
                covered.stream().filter(organ -> held.stream().noneMatch(organ::equals)).toList();
        if (more.isEmpty()) {
            return;
        }
        problems.add(
                purpose.get().text.firstLine(),
                Problem.Kind.PURPOSE_NARROWER_THAN_SCOPE,
                "「"
                        + purpose.get().name()
                        + "」が挙げるのは"
                        + quoted(held)
                        + "ですが、「"
                        + scope.get().name()
                        + "」("
                        + sentence.text.firstLine()
                        + "行)は"
                        + quoted(more)
                        + "も含みます。");
    }

    private static Optional<Node> first(Node root, Role role) {
        return root.below().filter(node -> node.role == role).findFirst();
    }

    private static Node organSentence(Node scope) {
        return scope.all()
                .filter(node ->
                        node.heading.text().contains("機関") || node.text.text().contains("機関は"))
                .filter(node -> !node.text.isEmpty())
                .findFirst()
                .orElse(scope);
    }

    /// The organs named outside brackets.
    private static Set<String> organs(String text) {
        Set<String> organs = new LinkedHashSet<>();
        Matcher matcher = ORGAN.matcher(Sentences.withoutBrackets(Glyphs.plain(text)));
        while (matcher.find()) {
            organs.add(matcher.group());
        }
        return organs;
    }

    private static String quoted(Iterable<String> names) {
        return java.util.stream.StreamSupport.stream(names.spliterator(), false)
                .map(name -> "「" + name + "」")
                .collect(Collectors.joining());
    }
}
