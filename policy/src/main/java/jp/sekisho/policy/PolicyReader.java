// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.policy.source.Limits;
import jp.sekisho.policy.source.SourceLine;
import jp.sekisho.policy.source.SourceReader;
import jp.sekisho.policy.source.SourceReading;

/// Reads the bytes of a policy text into its clause tree and what follows from it.
///
/// Plain text, Markdown, HTML, Word (.docx) and PDF with text; UTF-8, Shift_JIS (CP932), EUC-JP.
/// The format is found in the bytes themselves. Every input ends in a [PolicyReading] within
/// seconds and within the limits of [Limits]; nothing is thrown.
public final class PolicyReader {

    /// The largest input that is read, in bytes.
    public static final int MAX_BYTES = Limits.BYTES;

    private PolicyReader() {}

    /// Reads one document.
    ///
    /// @param bytes the file as it is
    /// @return the policy, or why it cannot be read
    public static PolicyReading read(byte[] bytes) {
        return switch (SourceReader.read(bytes)) {
            case SourceReading.Refused(int line, String message) ->
                    new PolicyReading.Unreadable(line, message);
            case SourceReading.Lines(var format, List<SourceLine> lines) -> read(lines);
        };
    }

    private static PolicyReading read(List<SourceLine> source) {
        Problems problems = new Problems();
        List<Line> lines = Furniture.remove(source);
        FrontMatter front = FrontMatter.of(lines, problems);
        Contents contents = Contents.of(front.rest(), problems);
        Node root = Outliner.build(contents.body(), PageShape.of(contents.body()), problems);
        if (root.children.isEmpty() || (front.title().isEmpty() && !hasMarks(root))) {
            return new PolicyReading.Unreadable(0, "基本方針の題名も条項も見つかりません。基本方針の本文のファイルかどうかを確かめてください。");
        }
        Preamble.find(root, problems);
        Headings.decide(root, problems);
        Roles.assign(root, problems);
        root.children.forEach(Headings::foldParagraphs);
        Ids.assign(root);
        contents.compare(root, problems);
        return new PolicyReading.Read(policy(front, root, problems));
    }

    private static boolean hasMarks(Node root) {
        return root.below()
                        .filter(node -> node.mark != null && node.mark.style() != Mark.Style.BULLET)
                        .limit(2)
                        .count()
                == 2;
    }

    private static BasicPolicy policy(FrontMatter front, Node root, Problems problems) {
        String whole = whole(root);
        List<HistoryEvent> history = Supplements.addTo(front.history(), root, problems);
        List<Definition> definitions = DefinitionFinder.find(root);
        List<Abbreviation> abbreviations = AbbreviationFinder.find(root);
        List<Reference> references = References.find(root, problems);
        String body = front.body();
        List<Statement> statements = StatementFinder.find(root, body, abbreviations);
        WordProblems.find(root, whole, problems);
        TermProblems.find(root, whole, definitions, abbreviations, problems);
        ScopeProblems.find(root, problems);
        if (front.title().isEmpty()) {
            problems.add(1, Problem.Kind.HEADING_LOST, "題名が見つかりません。");
        }
        return new BasicPolicy(
                front.title(),
                body,
                history,
                root.children.stream().map(PolicyReader::clause).toList(),
                definitions,
                abbreviations,
                references,
                statements,
                OwnDefinitionFinder.find(definitions, abbreviations),
                problems.inOrder());
    }

    private static String whole(Node root) {
        return root.below()
                .map(node -> node.heading.text() + "\n" + node.text.text() + "\n")
                .map(Glyphs::plain)
                .collect(Collectors.joining());
    }

    private static Clause clause(Node node) {
        List<Clause> children = new ArrayList<>();
        node.children.forEach(child -> children.add(clause(child)));
        return new Clause(
                node.id(),
                node.kind,
                node.label(),
                node.heading.text(),
                node.text.text(),
                node.role,
                children,
                new LineRange(node.firstLine, Math.max(node.firstLine, node.lastLine())));
    }
}
