// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;

/// What somebody answered, by the number of the question.
///
/// @param byQuestion the answers; a question without an answer has none
record Answers(Map<Integer, Answer> byQuestion) {

    /// Characters of one answer.
    static final int MAX = 250;

    Answers {
        byQuestion = Map.copyOf(byQuestion);
    }

    /// One answer.
    ///
    /// @param text what was chosen or written
    /// @param carried whether it stands unchanged from the year before
    record Answer(String text, boolean carried) {}

    static Answers parse(String stored) {
        Map<Integer, Answer> found = new LinkedHashMap<>();
        List.of(stored.split("\n"))
                .forEach(line -> {
                    List<String> parts = List.of(line.split("\t", 3));
                    if (parts.size() == 3) {
                        found.put(
                                Integer.valueOf(parts.get(0)),
                                new Answer(parts.get(2), parts.get(1).equals("carried")));
                    }
                });
        return new Answers(found);
    }

    String stored() {
        return byQuestion.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        entry.getKey()
                                + "\t"
                                + (entry.getValue().carried() ? "carried" : "")
                                + "\t"
                                + entry.getValue().text())
                .collect(Collectors.joining("\n"));
    }

    /// Counts the right answers of a test.
    int points(List<Questions.Question> questions) {
        int points = 0;
        for (int i = 0; i < questions.size(); i++) {
            Optional<String> correct = questions.get(i).correct();
            Answer answer = byQuestion.get(i);
            if (answer != null && correct.equals(Optional.of(answer.text()))) {
                points++;
            }
        }
        return points;
    }

    /// Says what is wrong with what was typed, by the number of the question; a question that asks
    /// for a file is not typed.
    static Map<Integer, String> faults(
            List<Questions.Question> questions, Map<Integer, String> typed) {
        Map<Integer, String> faults = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).isFile()) {
                continue;
            }
            String text = typed.getOrDefault(i, "").strip();
            List<String> choices = questions.get(i).choices();
            if (text.isEmpty()) {
                faults.put(i, choices.isEmpty() ? "答えを書いてください。" : "一つ選んでください。");
            } else if (!choices.isEmpty() && !choices.contains(text)) {
                faults.put(i, "選択肢の中から選んでください。");
            } else if (text.length() > MAX) {
                faults.put(i, MAX + "文字までで書いてください。");
            }
        }
        return faults;
    }

    /// Makes answers of what was typed, and marks what stands unchanged from the year before.
    ///
    /// @param before the answers of the year before, by the questions' texts
    static Answers of(
            List<Questions.Question> questions,
            Map<Integer, String> typed,
            Map<String, String> before) {
        Map<Integer, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).isFile()) {
                continue;
            }
            String text =
                    typed.getOrDefault(i, "")
                            .strip()
                            .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
            boolean carried = text.equals(before.get(questions.get(i).text()));
            answers.put(i, new Answer(text, carried));
        }
        return new Answers(answers);
    }

    /// Adds the files that were sent, by the number of their question.
    Answers with(Map<Integer, CampaignFileRecord> files) {
        Map<Integer, Answer> answers = new LinkedHashMap<>(byQuestion);
        files.forEach((number, file) ->
                answers.put(number, new Answer(file.getName(), file.getCarried())));
        return new Answers(answers);
    }

    /// Tells whether every question has its answer.
    boolean areWhole(List<Questions.Question> questions) {
        return byQuestion
                .keySet()
                .containsAll(IntStream.range(0, questions.size()).boxed().toList());
    }

    /// Returns what was typed, as a form takes it.
    Map<Integer, String> typed() {
        Map<Integer, String> typed = new LinkedHashMap<>();
        byQuestion.forEach((number, answer) -> typed.put(number, answer.text()));
        return typed;
    }
}
