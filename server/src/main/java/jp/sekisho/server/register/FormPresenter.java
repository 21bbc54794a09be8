// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Turns a row, and what was typed over it, into a form.
final class FormPresenter<R extends UpdatableRecord<R>> {

    private final Register<R> register;
    private final String path;
    private final Map<String, Options> options;

    FormPresenter(Register<R> register, Visit visit, Map<String, Options> options) {
        this.register = register;
        this.path = "/" + visit.body().key() + register.name().path();
        this.options = options;
    }

    /// The form of a new row.
    FormView adding(R row, Map<String, String> typed, Map<String, String> errors, String why) {
        return new FormView(
                register.name().noun() + "を登録する",
                path + "/new",
                path,
                inputs(new RegisterRow<>(row, Map.of()), typed, errors),
                0,
                why,
                List.of(),
                "登録する");
    }

    /// The form of a row that stands.
    ///
    /// @param typed what was typed, by name; where it lacks a field, the row's value stands there
    FormView changing(
            RegisterRow<R> row,
            Map<String, String> typed,
            Map<String, String> errors,
            String why,
            boolean conflict) {
        String own = path + "/" + row.id();
        return new FormView(
                row.show(register.fields().getFirst()) + "を変更する",
                own + "/edit",
                own,
                inputs(row, typed, errors),
                row.version(),
                why,
                conflict ? differences(row, typed) : List.of(),
                "保存する");
    }

    private List<FormView.Both> differences(RegisterRow<R> row, Map<String, String> typed) {
        List<FormView.Both> both = new ArrayList<>();
        for (RegisterField<R, ?> field : register.fields()) {
            String mine = typed.get(field.name());
            if (mine != null && !mine.strip().equals(field.edit(row.row()))) {
                String shown =
                        options.getOrDefault(field.name(), known(field))
                                .byCode(mine)
                                .map(Option::label)
                                .orElse(mine);
                both.add(new FormView.Both(field.label(), shown, row.show(field)));
            }
        }
        return both;
    }

    private List<FormView.Input> inputs(
            RegisterRow<R> row, Map<String, String> typed, Map<String, String> errors) {
        return inputs(register.fields(), row, typed, errors);
    }

    /// The inputs of some of the fields.
    List<FormView.Input> inputs(
            List<RegisterField<R, ?>> fields,
            RegisterRow<R> row,
            Map<String, String> typed,
            Map<String, String> errors) {
        return fields.stream()
                .map(field ->
                        input(
                                field,
                                row,
                                typed.get(field.name()),
                                errors.getOrDefault(field.name(), "")))
                .toList();
    }

    private FormView.Input input(
            RegisterField<R, ?> field, RegisterRow<R> row, @Nullable String typed, String error) {
        String value = typed == null ? field.edit(row.row()) : typed;
        Options offered = options.getOrDefault(field.name(), known(field));
        boolean listed = offered.all().size() <= Options.MAX_LISTED;
        FormField plain =
                FormField.of(field.name(), field.label(), kind(field, listed))
                        .with(value)
                        .hinted(field.hint())
                        .wrong(error);
        FormField shown = field.isRequired() ? plain.mandatory() : plain;
        if (shown.kind() == FormField.Kind.CHOICE) {
            return new FormView.Input(
                    shown.choosing(choices(field, row, offered, value)), List.of());
        }
        if (field.kind() instanceof FieldKind.Reference) {
            String label =
                    offered.byCode(value)
                            .map(Option::label)
                            .orElse(typed == null ? row.show(field) : value);
            return new FormView.Input(
                    shown.with(label), offered.all().stream().map(Option::label).toList());
        }
        return new FormView.Input(shown, List.of());
    }

    private List<FormField.Choice> choices(
            RegisterField<R, ?> field, RegisterRow<R> row, Options offered, String value) {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", field.isRequired() ? "選んでください" : "(なし)"));
        offered.all().forEach(o -> choices.add(new FormField.Choice(o.code(), o.label())));
        // What stands may stay, also where it can no longer be chosen.
        if (!value.isEmpty() && offered.byCode(value).isEmpty()) {
            String label = offered.byText(value).map(Option::label).orElse(row.show(field));
            choices.add(new FormField.Choice(value, label.isEmpty() ? value : label));
        }
        return choices;
    }

    private static Options known(RegisterField<?, ?> field) {
        return field.kind() instanceof FieldKind.Choice(Options known) ? known : Options.NONE;
    }

    private static FormField.Kind kind(RegisterField<?, ?> field, boolean listed) {
        return switch (field.kind()) {
            case FieldKind.Text(int _, boolean lines) ->
                    lines ? FormField.Kind.LONG_TEXT : FormField.Kind.TEXT;
            case FieldKind.Choice _ -> FormField.Kind.CHOICE;
            case FieldKind.Reference _ -> listed ? FormField.Kind.CHOICE : FormField.Kind.TEXT;
            case FieldKind.Date _ -> FormField.Kind.DATE;
            case FieldKind.Count _ -> FormField.Kind.NUMBER;
            case FieldKind.YesNo _ -> FormField.Kind.YES_NO;
        };
    }
}
