// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.page.JapaneseDate;
import org.jspecify.annotations.Nullable;

/// How far a campaign is, and what was answered.
final class CampaignResults {

    private CampaignResults() {}

    /// Progress and results.
    ///
    /// @param title what it is called
    /// @param kind what it is for
    /// @param lead how things stand
    /// @param path its address
    /// @param due until when
    /// @param closed whether it is over
    /// @param counter what is counted: 人, or 課 where one answers for each unit
    /// @param replies how each unit has answered, where one answers for each unit
    /// @param units by unit, where everybody answers
    /// @param missing who has not answered, by unit
    /// @param questions what was answered
    public record ResultView(
            String title,
            String kind,
            String lead,
            String path,
            String due,
            boolean closed,
            String counter,
            List<Reply> replies,
            List<UnitLine> units,
            List<UnitLine> missing,
            List<QuestionPart> questions) {
        public ResultView {
            replies = List.copyOf(replies);
            units = List.copyOf(units);
            missing = List.copyOf(missing);
            questions = List.copyOf(questions);
        }

        /// Tells whether somebody has not answered.
        public boolean open() {
            return !missing.isEmpty() || replies.stream().anyMatch(reply -> reply.said().isEmpty());
        }
    }

    /// How a unit has answered.
    ///
    /// @param unit its name
    /// @param said who answered and when; empty for nobody yet
    public record Reply(String unit, String said) {}

    /// A unit.
    ///
    /// @param name its name
    /// @param asked how many are asked
    /// @param done how many are done
    /// @param people names, for those who have not answered
    public record UnitLine(String name, int asked, int done, String people) {

        /// Returns the length of the bar, 0 to 100.
        public int percent() {
            return asked == 0 ? 0 : done * 100 / asked;
        }
    }

    /// A question with its answers.
    ///
    /// @param text what was asked
    /// @param lines how often each was chosen
    /// @param carried how many stand unchanged from the year before
    /// @param choices what could be chosen; empty for free text
    /// @param units how often each was chosen in each unit; empty for free text
    /// @param texts what each unit wrote, where one answers for each unit in free text
    /// @param files the files by unit, where files were asked for
    public record QuestionPart(
            String text,
            List<UnitLine> lines,
            int carried,
            List<String> choices,
            List<UnitAnswers> units,
            List<UnitText> texts,
            List<FileLine> files) {
        public QuestionPart {
            lines = List.copyOf(lines);
            choices = List.copyOf(choices);
            units = List.copyOf(units);
            texts = List.copyOf(texts);
            files = List.copyOf(files);
        }
    }

    /// What a unit wrote.
    ///
    /// @param unit its name
    /// @param text the answer
    public record UnitText(String unit, String text) {}

    /// A file that somebody answered with.
    ///
    /// @param unit the unit's name
    /// @param who who answered
    /// @param name the file's name
    /// @param path where it is opened
    /// @param carried whether it stands unchanged from the year before
    public record FileLine(String unit, String who, String name, String path, boolean carried) {}

    /// The answers of one unit to one question.
    ///
    /// @param unit its name
    /// @param counts how often each choice was taken, in the order of the choices
    public record UnitAnswers(String unit, List<Integer> counts) {
        public UnitAnswers {
            counts = List.copyOf(counts);
        }

        /// Returns where the part of a choice begins in the unit's bar, 0 to 100.
        public int from(int choice) {
            return share(counts.subList(0, choice));
        }

        /// Returns how long it is, 0 to 100.
        public int length(int choice) {
            return share(counts.subList(0, choice + 1)) - from(choice);
        }

        private int share(List<Integer> some) {
            int all = counts.stream().mapToInt(Integer::intValue).sum();
            return all == 0 ? 0 : some.stream().mapToInt(Integer::intValue).sum() * 100 / all;
        }
    }

    /// Puts the answers of a campaign into the words of its page.
    static ResultView of(
            Visit visit,
            CampaignRecord row,
            List<CampaignReading.Asked> asked,
            List<Questions.Question> questions,
            Map<Long, Map<Integer, CampaignFileRecord>> files) {
        Map<String, List<CampaignReading.Asked>> byUnit = new LinkedHashMap<>();
        asked.forEach(one -> byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
        List<UnitLine> units = new ArrayList<>();
        List<UnitLine> missing = new ArrayList<>();
        byUnit.forEach((unit, members) -> {
            List<String> open =
                    members.stream()
                            .filter(one -> !one.row().getPassed())
                            .map(one -> one.row().getPerson())
                            .toList();
            units.add(new UnitLine(unit, members.size(), members.size() - open.size(), ""));
            if (!open.isEmpty()) {
                missing.add(new UnitLine(unit, members.size(), 0, String.join("、", open)));
            }
        });
        String counter = CampaignReading.counter(row);
        List<Reply> replies =
                row.getPerUnit()
                        ? asked.stream()
                                .map(one ->
                                        new Reply(
                                                one.unit(),
                                                one.row().getPassed() ? reply(one.row()) : ""))
                                .toList()
                        : List.of();
        long done = asked.stream().filter(one -> one.row().getPassed()).count();
        return new ResultView(
                row.getTitle(),
                CampaignKind.valueOf(row.getKind()).label(),
                asked.size()
                        + counter
                        + "のうち"
                        + done
                        + counter
                        + "が済ませました"
                        + (done == asked.size()
                                ? "。"
                                : "。あと" + (asked.size() - done) + counter + "です。"),
                CampaignController.base(visit) + "/" + row.getId(),
                CampaignController.due(row),
                !row.getClosedOn().isEmpty(),
                counter,
                replies,
                row.getPerUnit() ? List.of() : units,
                row.getPerUnit() ? List.of() : missing,
                parts(
                        row.getPerUnit(),
                        CampaignController.base(visit) + "/" + row.getId(),
                        asked,
                        questions,
                        files));
    }

    /// Says who answered for a unit, and who changed it last.
    static String reply(CampaignMemberRecord member) {
        String said =
                member.getPerson()
                        + "("
                        + new JapaneseDate(LocalDate.parse(member.getAnsweredOn())).text();
        return member.getChangedBy().isEmpty()
                ? said + ")"
                : said
                        + "、変更 "
                        + member.getChangedBy()
                        + " "
                        + new JapaneseDate(LocalDate.parse(member.getChangedOn())).text()
                        + ")";
    }

    private static List<QuestionPart> parts(
            boolean perUnit,
            String path,
            List<CampaignReading.Asked> everybody,
            List<Questions.Question> questions,
            Map<Long, Map<Integer, CampaignFileRecord>> files) {
        // What waits for its files is not an answer yet.
        List<CampaignReading.Asked> asked =
                everybody.stream().filter(one -> !one.row().getAnsweredOn().isEmpty()).toList();
        List<Answers> all =
                asked.stream().map(one -> Answers.parse(one.row().getAnswers())).toList();
        List<QuestionPart> parts = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Questions.Question question = questions.get(i);
            Map<String, Integer> counts = new LinkedHashMap<>();
            question.choices().forEach(choice -> counts.put(choice, 0));
            int carried = 0;
            for (Answers answers : all) {
                Answers.Answer answer = answers.byQuestion().get(i);
                if (answer != null) {
                    if (!question.isFile() && !(perUnit && question.choices().isEmpty())) {
                        counts.merge(answer.text(), 1, Integer::sum);
                    }
                    carried += answer.carried() ? 1 : 0;
                }
            }
            parts.add(
                    new QuestionPart(
                            (i + 1) + ". " + question.text(),
                            counts.entrySet().stream()
                                    .limit(50)
                                    .map(count ->
                                            new UnitLine(
                                                    count.getKey()
                                                            + (question.correct()
                                                                            .equals(
                                                                                    Optional.of(
                                                                                            count
                                                                                                    .getKey()))
                                                                    ? "(正解)"
                                                                    : ""),
                                                    all.size(),
                                                    count.getValue(),
                                                    ""))
                                    .toList(),
                            carried,
                            question.choices(),
                            question.choices().isEmpty()
                                    ? List.of()
                                    : byUnit(asked, i, question.choices()),
                            perUnit && question.kind() == Questions.Kind.TEXT
                                    ? texts(asked, i)
                                    : List.of(),
                            question.isFile() ? files(path, asked, i, files) : List.of()));
        }
        return parts;
    }

    private static List<UnitText> texts(List<CampaignReading.Asked> asked, int question) {
        List<UnitText> texts = new ArrayList<>();
        for (CampaignReading.Asked one : asked) {
            Answers.@Nullable Answer answer =
                    Answers.parse(one.row().getAnswers()).byQuestion().get(question);
            if (answer != null) {
                texts.add(new UnitText(one.unit(), answer.text()));
            }
        }
        return texts;
    }

    private static List<FileLine> files(
            String path,
            List<CampaignReading.Asked> asked,
            int question,
            Map<Long, Map<Integer, CampaignFileRecord>> files) {
        List<FileLine> lines = new ArrayList<>();
        for (CampaignReading.Asked one : asked) {
            CampaignFileRecord file = files.getOrDefault(one.row().getId(), Map.of()).get(question);
            if (file != null) {
                lines.add(
                        new FileLine(
                                one.unit(),
                                one.row().getPerson(),
                                file.getName(),
                                path + "/attached/" + file.getId(),
                                file.getCarried()));
            }
        }
        return lines;
    }

    private static List<UnitAnswers> byUnit(
            List<CampaignReading.Asked> asked, int question, List<String> choices) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (CampaignReading.Asked one : asked) {
            Answers.@Nullable Answer answer =
                    Answers.parse(one.row().getAnswers()).byQuestion().get(question);
            int choice = answer == null ? -1 : choices.indexOf(answer.text());
            if (choice >= 0) {
                counts.computeIfAbsent(one.unit(), _ -> new int[choices.size()])[choice]++;
            }
        }
        return counts.entrySet().stream()
                .map(unit ->
                        new UnitAnswers(
                                unit.getKey(), Arrays.stream(unit.getValue()).boxed().toList()))
                .toList();
    }
}
