// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

final class QuestionsTest {

    @Test
    void aLineIsAQuestionWithItsChoicesAndTheRightOne() {
        var read =
                (Questions.Reading.Read)
                        Questions.read("怪しいメールは | 開く | *知らせる\n\n気付いたこと\n全角|はい|*いいえ\n点検表の写し｜ファイル");

        assertThat(read.questions())
                .containsExactly(
                        Questions.Question.choice(
                                "怪しいメールは", List.of("開く", "知らせる"), Optional.of("知らせる")),
                        Questions.Question.text("気付いたこと"),
                        Questions.Question.choice("全角", List.of("はい", "いいえ"), Optional.of("いいえ")),
                        Questions.Question.file("点検表の写し"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "| はい | いいえ",
                "一つだけ | はい",
                "二つ正解 | *はい | *いいえ",
                "同じ | はい | はい",
                "空 | はい | ",
                "ファイル | *ファイル",
                "1|ファイル\n2|ファイル\n3|ファイル\n4|ファイル\n5|ファイル\n6|ファイル",
            })
    void whatCannotBeAskedIsRefusedWithItsLine(String typed) {
        assertThat(Questions.read(typed)).isInstanceOf(Questions.Reading.Refused.class);
    }

    @Test
    void answersAreReadAsTheyWereStored() {
        QuickTheory.qt()
                .forAll(SourceDSL.strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 40))
                .checkAssert(text -> {
                    List<Questions.Question> questions = List.of(Questions.Question.text("q"));
                    Answers answers = Answers.of(questions, Map.of(0, text), Map.of());
                    assertThat(Answers.parse(answers.stored()).byQuestion().get(0).text())
                            .isEqualTo(answers.byQuestion().get(0).text());
                });
    }

    @Test
    void whatStandsFromTheYearBeforeIsMarked() {
        List<Questions.Question> questions =
                List.of(
                        Questions.Question.choice("施錠", List.of("はい", "いいえ"), Optional.empty()),
                        Questions.Question.choice("机の上", List.of("はい", "いいえ"), Optional.empty()));
        Answers answers =
                Answers.of(questions, Map.of(0, "はい", 1, "いいえ"), Map.of("施錠", "はい", "机の上", "はい"));

        assertThat(answers.byQuestion().get(0).carried()).isTrue();
        assertThat(answers.byQuestion().get(1).carried()).isFalse();
    }
}
