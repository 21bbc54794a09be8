// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.SafeName;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// The form on which a text is received: as a file in any format that is read, or pasted.
final class DraftForm {

    /// The longest title.
    static final int TITLE = 200;

    /// The longest text that is pasted; longer ones come as a file.
    static final int PASTED = 400_000;

    private static final String PASTED_NAME = "貼り付けた本文.txt";

    private DraftForm() {}

    /// What the page shows.
    ///
    /// @param heading what is done here
    /// @param lead one sentence
    /// @param action where it is sent
    /// @param back where one came from
    /// @param version version of the row that is changed; 0 for none
    /// @param standing what stands there now, where somebody else was faster; empty for nothing
    /// @param fields the fields
    record View(
            String heading,
            String lead,
            String action,
            String back,
            int version,
            String standing,
            List<FormField> fields) {
        View {
            fields = List.copyOf(fields);
        }
    }

    /// Fields that say where a document stands.
    static List<FormField> place(List<Series> parents, List<BodyFacts.Unit> units) {
        List<Choice> kinds = new ArrayList<>(List.of(new Choice("", "選んでください")));
        for (DocumentKind kind : DocumentKind.values()) {
            kinds.add(new Choice(kind.name(), kind.label()));
        }
        List<Choice> above = new ArrayList<>(List.of(new Choice("", "なし")));
        parents.stream()
                .map(Series::newest)
                .filter(e -> e.kind() != DocumentKind.PROCEDURE)
                .forEach(e ->
                        above.add(
                                new Choice(
                                        e.series().toString(),
                                        e.kind().label() + " " + e.title())));
        List<Choice> owners = new ArrayList<>(List.of(new Choice("", "団体全体")));
        units.forEach(unit -> owners.add(new Choice(Long.toString(unit.id()), unit.name())));
        return List.of(
                FormField.of("kind", "種類", Kind.CHOICE).mandatory().choosing(kinds),
                FormField.of("under", "上の文書", Kind.CHOICE)
                        .hinted("対策基準は基本方針の、実施手順は対策基準の下に置きます。")
                        .choosing(above),
                FormField.of("unit", "どの課の手順ですか(実施手順だけ)", Kind.CHOICE)
                        .hinted("その課の職員と、全体の責任者だけが読めます。")
                        .choosing(owners),
                FormField.of("everyone", "職員全員が読めるようにする(団体全体の実施手順だけ)", Kind.YES_NO));
    }

    /// Fields that receive the text.
    static List<FormField> text(String title) {
        return List.of(
                FormField.of("title", "題名", Kind.TEXT).hinted("空けておくと、本文の題名を使います。").with(title),
                FormField.of("file", "本文のファイル", Kind.FILE)
                        .hinted("Word(.docx)、PDF、HTML、Markdown、テキスト。20MBまで。"),
                FormField.of("text", "または、本文をここに貼り付ける", Kind.LONG_TEXT));
    }

    /// What was received.
    sealed interface Received {

        /// It can be read.
        record Text(PolicyDesk.Text text, BasicPolicy policy) implements Received {}

        /// Nothing was sent.
        record Nothing() implements Received {}

        /// It cannot be read; the form says why.
        record Wrong() implements Received {}
    }

    /// Reads what was sent, noting what is wrong with it.
    ///
    /// @param known the title that stands where neither form nor text has one; empty for none
    static Received receive(Typed typed, @Nullable MultipartFile file, String known) {
        String pasted = typed.text("text", PASTED);
        String title = typed.text("title", TITLE);
        boolean sent = file != null && !file.isEmpty();
        if (typed.isWrong()) {
            return new Received.Wrong();
        }
        if (file != null && sent) {
            return read(typed, title, known, new Sent("file", name(file), bytes(file)));
        }
        return pasted.isEmpty()
                ? new Received.Nothing()
                : read(
                        typed,
                        title,
                        known,
                        new Sent("text", PASTED_NAME, pasted.getBytes(StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
    private record Sent(String field, String name, byte[] bytes) {}

    private static Received read(Typed typed, String title, String known, Sent sent) {
        return switch (PolicyReader.read(sent.bytes())) {
            case PolicyReading.Unreadable(int line, String message) -> {
                typed.wrong(sent.field(), (line > 0 ? line + "行目: " : "") + message);
                yield new Received.Wrong();
            }
            case PolicyReading.Read(BasicPolicy policy) ->
                    titled(typed, title, known, policy)
                            .<Received>map(name ->
                                    new Received.Text(
                                            new PolicyDesk.Text(
                                                    name,
                                                    sent.name(),
                                                    sent.bytes(),
                                                    Optional.of(policy)),
                                            policy))
                            .orElseGet(Received.Wrong::new);
        };
    }

    private static Optional<String> titled(
            Typed typed, String title, String known, BasicPolicy policy) {
        String read = policy.title().isEmpty() ? known : policy.title();
        String name = title.isEmpty() ? read : title;
        if (name.isEmpty()) {
            typed.wrong("title", "本文に題名が見つかりません。題名を入れてください。");
            return Optional.empty();
        }
        if (name.length() > TITLE) {
            typed.wrong("title", "本文の題名が長すぎます。" + TITLE + "字までの題名を入れてください。");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name is shown and handed out again, so it is made safe; its extension is kept, for the
    /// reader has found the format in the bytes.
    private static String name(MultipartFile file) {
        String given = file.getOriginalFilename();
        String safe = SafeName.of(given == null ? "" : given, FileType.OTHER).text();
        return safe.endsWith(".bin") ? safe.substring(0, safe.length() - 4) : safe;
    }
}
