// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text and Markdown. Markdown's own signs (#, **, tables' rulers) are taken away; what is
/// not certainly Markdown stays as it stands.
final class TextSource {

    private static final Pattern HEADING = Pattern.compile("(#{1,6}) {1,3}(?=\\S)");
    private static final Pattern RULER = Pattern.compile("\\|?[ :|-]{3,400}\\|?");
    private static final Pattern STRONG =
            Pattern.compile("\\*\\*([^*]{1,400})\\*\\*|__([^_]{1,400})__");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\[\\]]{1,400})\\]\\((?:https?:|#|/|\\.)[^()\\s]{0,400}\\)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([-#*_.()\\[\\]|`])");

    private TextSource() {}

    static SourceReading read(String text) {
        List<SourceLine> lines = new ArrayList<>();
        boolean markdown = isMarkdown(text);
        int number = 0;
        for (String line : (Iterable<String>) text.replace('\f', '\n').lines()::iterator) {
            number++;
            if (number > Limits.LINES || line.length() > Limits.LINE_CHARS) {
                lines.add(SourceLine.plain(number, line));
                break;
            }
            lines.add(markdown ? markdown(number, line) : SourceLine.plain(number, line));
        }
        return SourceReader.checked(
                markdown ? SourceReading.Format.MARKDOWN : SourceReading.Format.TEXT, lines);
    }

    /// A heading sign on two lines, or a table's ruler, makes a text Markdown.
    private static boolean isMarkdown(String text) {
        long signs =
                text.lines()
                        .limit(Limits.LINES)
                        .filter(line -> line.length() < 400)
                        .filter(line ->
                                HEADING.matcher(line).lookingAt()
                                        || isRuler(line)
                                        || line.startsWith("**"))
                        .limit(2)
                        .count();
        return signs >= 2 || text.lines().limit(200).anyMatch(TextSource::isRuler);
    }

    private static boolean isRuler(String line) {
        return line.contains("|")
                && line.contains("--")
                && line.length() < 400
                && RULER.matcher(line.strip()).matches();
    }

    private static SourceLine markdown(int number, String line) {
        if (isRuler(line)) {
            return SourceLine.plain(number, "");
        }
        Matcher heading = HEADING.matcher(line);
        int level = heading.lookingAt() ? heading.group(1).length() : 0;
        String words = level > 0 ? line.substring(heading.end()) : line;
        words =
                STRONG.matcher(words)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(
                                        match.group(1) != null ? match.group(1) : match.group(2)));
        words = LINK.matcher(words).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
        words = ESCAPE.matcher(words).replaceAll("$1");
        boolean row = words.strip().startsWith("|") && words.strip().length() > 2;
        return new SourceLine(number, words, level, row);
    }
}
