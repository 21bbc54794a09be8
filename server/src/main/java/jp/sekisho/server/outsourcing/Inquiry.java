// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a contractor is asked: one question a line, each answered with yes, no or does not apply.
///
/// @param questions in order; 1 to [#MOST]
public record Inquiry(List<String> questions) {

    /// Questions, at most.
    static final int MOST = 60;

    /// The longest remark, in characters.
    static final int REMARK = 1_000;

    /// What is usually asked (guideline 8.1, supervision of those to whom work is entrusted).
    public static final String USUAL =
            """
            情報を取り扱う責任者と従事者を決め、名簿を届けていますか
            従事者に、秘密を守ることと取扱いのきまりを教えましたか(この1年)
            従事者から誓約書を取っていますか
            情報を取り扱う部屋に、決めた人のほかは入れないようにしていますか
            情報を取り扱う端末に、不正プログラム対策を入れ、更新していますか
            記録媒体や端末を、許可なく持ち出せないようにしていますか
            情報を、契約の目的のほかに使っていませんか(使っていなければ「はい」)
            再委託をしていないか、すべて許諾を得ていますか
            情報へのアクセスの記録を取り、点検していますか
            離れた従事者のIDを、すぐ止めていますか
            事故のとき、すぐ連絡する相手と手順を決めていますか
            要らなくなった情報を消し、証明できますか
            """
                    .strip();

    public Inquiry {
        questions = List.copyOf(questions);
        if (questions.isEmpty() || questions.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " questions: " + questions.size());
        }
    }

    /// Reads what stands in a register's row; what is too much is left out.
    static Inquiry of(String lines) {
        List<String> questions =
                lines.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(MOST)
                        .toList();
        return new Inquiry(
                questions.isEmpty() ? List.of(USUAL.lines().findFirst().orElseThrow()) : questions);
    }

    /// How a question is answered.
    enum Word {
        YES("はい"),
        NO("いいえ"),
        NOT_APPLICABLE("該当しない");

        private final String label;

        Word(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// One answer as it was given: the word's name or label, and a remark.
    record Given(String word, String remark) {}

    /// One answer.
    record Answer(String question, Word word, String remark) {}

    /// What became of what was given.
    sealed interface Reading {

        /// Every question is answered.
        record Complete(List<Answer> answers) implements Reading {
            public Complete {
                answers = List.copyOf(answers);
            }
        }

        /// Something lacks: a sentence for each question, by its number from 0.
        record Wrong(Map<Integer, String> errors) implements Reading {
            public Wrong {
                errors = Map.copyOf(errors);
            }
        }
    }

    /// Holds what was given against the questions.
    ///
    /// @param given by the question's number from 0
    Reading read(Map<Integer, Given> given) {
        List<Answer> answers = new ArrayList<>();
        Map<Integer, String> errors = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            Given one = given.getOrDefault(i, new Given("", ""));
            Word word = word(one.word());
            if (word == null) {
                errors.put(i, "「はい」「いいえ」「該当しない」のどれかで答えてください。");
            } else if (one.remark().length() > REMARK) {
                errors.put(i, "補足は" + REMARK + "文字までで書いてください。");
            } else if (word == Word.NO && one.remark().isBlank()) {
                errors.put(i, "「いいえ」のときは、いつまでにどう直すかを補足に書いてください。");
            } else {
                answers.add(new Answer(questions.get(i), word, one.remark().strip()));
            }
        }
        return errors.isEmpty() ? new Reading.Complete(answers) : new Reading.Wrong(errors);
    }

    private static @org.jspecify.annotations.Nullable Word word(String typed) {
        for (Word word : Word.values()) {
            if (word.name().equals(typed) || word.label().equals(typed.strip())) {
                return word;
            }
        }
        return null;
    }
}
