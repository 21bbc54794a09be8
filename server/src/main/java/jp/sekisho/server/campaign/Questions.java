// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The questions of a campaign as a clerk types them: one a line, `質問 | 選択肢 | *正解 | 選択肢`; a line
/// without `|` is answered in free text, and `質問 | ファイル` with a file.
final class Questions {

    static final int MOST = 30;
    static final int MOST_CHOICES = 10;
    static final int MOST_FILES = 5;

    private static final String FILE = "ファイル";

    private static final int MAX_QUESTION = 1_000;
    private static final int MAX_CHOICE = 150;

    private Questions() {}

    /// How a question is answered.
    enum Kind {
        CHOICE,
        TEXT,
        FILE
    }

    /// One question.
    ///
    /// @param kind how it is answered
    /// @param text what is asked
    /// @param choices what may be chosen; empty where nothing is chosen
    /// @param correct the right choice, where it is a test
    record Question(Kind kind, String text, List<String> choices, Optional<String> correct) {
        Question {
            choices = List.copyOf(choices);
            if ((kind == Kind.CHOICE) == choices.isEmpty()) {
                throw new IllegalArgumentException("a choice, and nothing else, has choices");
            }
        }

        static Question text(String text) {
            return new Question(Kind.TEXT, text, List.of(), Optional.empty());
        }

        static Question choice(String text, List<String> choices, Optional<String> correct) {
            return new Question(Kind.CHOICE, text, choices, correct);
        }

        static Question file(String text) {
            return new Question(Kind.FILE, text, List.of(), Optional.empty());
        }

        boolean isFile() {
            return kind == Kind.FILE;
        }
    }

    /// What became of the lines.
    sealed interface Reading {

        /// They can be asked.
        record Read(List<Question> questions) implements Reading {
            public Read {
                questions = List.copyOf(questions);
            }
        }

        /// They cannot.
        record Refused(String sentence) implements Reading {}
    }

    static Reading read(String typed) {
        List<Question> questions = new ArrayList<>();
        int number = 0;
        for (String line : typed.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            List<String> parts =
                    List.of(line.replace('\uff5c', '|').split("\\|", -1)).stream()
                            .map(String::strip)
                            .toList();
            String fault = fault(parts);
            if (!fault.isEmpty()) {
                return new Reading.Refused(number + "行目: " + fault);
            }
            questions.add(question(parts));
        }
        if (questions.isEmpty()) {
            return new Reading.Refused("質問を一つ以上書いてください。");
        }
        if (questions.stream().filter(Question::isFile).count() > MOST_FILES) {
            return new Reading.Refused("ファイルで答える質問は" + MOST_FILES + "問までにしてください。");
        }
        return questions.size() > MOST
                ? new Reading.Refused("質問は" + MOST + "問までにしてください(今は" + questions.size() + "問)。")
                : new Reading.Read(questions);
    }

    private static boolean asksForFile(List<String> parts) {
        return parts.size() == 2 && parts.get(1).equals(FILE);
    }

    private static Question question(List<String> parts) {
        if (asksForFile(parts)) {
            return Question.file(parts.getFirst());
        }
        List<String> typed = parts.subList(1, parts.size());
        List<String> choices = typed.stream().map(Questions::unmarked).toList();
        return choices.isEmpty()
                ? Question.text(parts.getFirst())
                : Question.choice(
                        parts.getFirst(),
                        choices,
                        typed.stream()
                                .filter(choice -> choice.matches("^[*\uff0a].*"))
                                .map(Questions::unmarked)
                                .findFirst());
    }

    private static String unmarked(String choice) {
        return choice.replaceFirst("^[*\uff0a]\\s*", "");
    }

    private static String fault(List<String> parts) {
        if (parts.getFirst().isEmpty()) {
            return "質問の文がありません。";
        }
        if (parts.getFirst().length() > MAX_QUESTION) {
            return "質問は" + MAX_QUESTION + "文字までで書いてください。";
        }
        if (asksForFile(parts)) {
            return "";
        }
        if (parts.size() == 2) {
            return "選択肢は二つ以上書いてください(ファイルで答える質問は「質問 | ファイル」)。";
        }
        if (parts.size() - 1 > MOST_CHOICES) {
            return "選択肢は" + MOST_CHOICES + "個までにしてください。";
        }
        List<String> choices = parts.subList(1, parts.size());
        if (choices.stream().anyMatch(choice -> choice.isEmpty() || choice.length() > MAX_CHOICE)) {
            return "選択肢は1文字から" + MAX_CHOICE + "文字までで書いてください。";
        }
        if (choices.stream().anyMatch(choice -> choice.contains("\t"))
                || choices.stream().distinct().count() < choices.size()) {
            return "同じ選択肢があります。";
        }
        return choices.stream().filter(choice -> choice.matches("^[*\uff0a].*")).count() > 1
                ? "正解(*)は一つだけにしてください。"
                : "";
    }
}
