// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;

/// The form of a new campaign.
///
/// @param visit who types
/// @param typed what stands in it
/// @param errors receives a sentence for each field that must be put right
record CampaignForm(Visit visit, Map<String, String> typed, Map<String, String> errors) {

    private static final int MAX_MATERIAL = 8_000;

    List<FormField> fields(
            List<FormField.Choice> units,
            List<FormField.Choice> own,
            List<FormField.Choice> before) {
        return List.of(
                field("title", "件名", FormField.Kind.TEXT).mandatory().hinted("例: 令和8年度 情報セキュリティ研修"),
                field("kind", "種類", FormField.Kind.CHOICE)
                        .mandatory()
                        .choosing(
                                Arrays.stream(CampaignKind.values())
                                        .map(kind ->
                                                new FormField.Choice(kind.name(), kind.label()))
                                        .toList()),
                field("unit", "実施する課", FormField.Kind.CHOICE).mandatory().choosing(own),
                field("audience", "対象の課", FormField.Kind.CHOICE).choosing(units),
                field("employment", "対象の任用", FormField.Kind.CHOICE)
                        .choosing(CampaignOffice.employment()),
                field("role", "対象の役割", FormField.Kind.CHOICE).choosing(CampaignOffice.roles()),
                field("per_unit", "課で一つ答える(課のだれか一人が、課を代表して答える)", FormField.Kind.YES_NO)
                        .hinted("対象の人がいる課に一つずつ頼みます。「全員が済ませたか」の点検には数えません。"),
                field("as_of", "いつ在職の人か", FormField.Kind.DATE).mandatory(),
                field("due", "期限", FormField.Kind.DATE).mandatory(),
                field("material", "資料・説明", FormField.Kind.LONG_TEXT),
                field("questions", "質問", FormField.Kind.LONG_TEXT)
                        .mandatory()
                        .hinted(
                                "1行に1問。選択肢は「質問 | 選択肢 | 選択肢」、テストの正解は *を付けます。「|」のない行は文で、「質問 | ファイル」はファイルで答えます。"),
                field("pass_mark", "合格に要る正解の数", FormField.Kind.NUMBER).hinted("テストでなければ0。"),
                field("before", "前の年の一斉依頼", FormField.Kind.CHOICE)
                        .hinted("同じ質問には、前の年の答えを入れておき、印を付けます。")
                        .choosing(before));
    }

    private FormField field(String name, String label, FormField.Kind kind) {
        return FormField.of(name, label, kind)
                .with(text(name))
                .wrong(errors.getOrDefault(name, ""));
    }

    /// Reads the form; nothing where something must be put right.
    Optional<CampaignDesk.Draft> draft() {
        String title = text("title").strip();
        if (title.isEmpty() || title.length() > 200) {
            errors.put("title", "件名を200文字までで入れてください。");
        }
        Optional<CampaignKind> kind =
                Arrays.stream(CampaignKind.values())
                        .filter(one -> one.name().equals(text("kind")))
                        .findFirst();
        if (kind.isEmpty()) {
            errors.put("kind", "種類を選んでください。");
        }
        Optional<Long> unit = id("unit");
        if (unit.filter(u -> visit.may(Permission.RUN_CAMPAIGNS, u)).isEmpty()) {
            errors.put("unit", "実施する課を選んでください。");
        }
        Optional<Long> audience = id("audience");
        if (audience.isPresent()
                ? !visit.may(Permission.RUN_CAMPAIGNS, audience.get())
                : !visit.may(Permission.RUN_CAMPAIGNS, null)) {
            errors.put("audience", "あなたの課とその下の課を選んでください。");
        }
        Optional<LocalDate> asOf = day("as_of");
        Optional<LocalDate> due = day("due");
        if (due.filter(day -> day.isBefore(visit.today())).isPresent()) {
            errors.put("due", "期限が過ぎています。");
        }
        if (text("material").length() > MAX_MATERIAL) {
            errors.put("material", MAX_MATERIAL + "文字までで書いてください。");
        }
        List<Questions.Question> questions =
                switch (Questions.read(text("questions"))) {
                    case Questions.Reading.Read(List<Questions.Question> read) -> read;
                    case Questions.Reading.Refused(String sentence) -> {
                        errors.put("questions", sentence);
                        yield List.of();
                    }
                };
        long scored = questions.stream().filter(q -> q.correct().isPresent()).count();
        int pass =
                text("pass_mark").matches("[0-9]{1,2}") ? Integer.parseInt(text("pass_mark")) : 0;
        if (pass > scored) {
            errors.put("pass_mark", "正解(*)のある質問は" + scored + "問です。その数までにしてください。");
        }
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new CampaignDesk.Draft(
                        title,
                        kind.orElseThrow(),
                        unit.orElseThrow(),
                        new Audience(
                                audience,
                                Audience.split(known(text("employment"))),
                                Audience.split(known(text("role"))),
                                asOf.orElseThrow()),
                        text("material"),
                        pass,
                        due.orElseThrow(),
                        questions,
                        id("before"),
                        text("per_unit").equals("true")));
    }

    private static String known(String code) {
        return code.matches("[A-Z_]{0,40}") ? code : "";
    }

    private Optional<LocalDate> day(String name) {
        Optional<LocalDate> day = JapaneseDate.tryParse(text(name)).map(JapaneseDate::date);
        if (day.isEmpty()) {
            errors.put(
                    name,
                    text(name).isBlank()
                            ? "日付を入れてください(例: 令和8年12月1日)。"
                            : JapaneseDate.whyNone(text(name)));
        }
        return day;
    }

    private Optional<Long> id(String name) {
        return text(name).matches("[0-9]{1,18}")
                ? Optional.of(Long.valueOf(text(name)))
                : Optional.empty();
    }

    private String text(String name) {
        return typed.getOrDefault(name, "");
    }
}
