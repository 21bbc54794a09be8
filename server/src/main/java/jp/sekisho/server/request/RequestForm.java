// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;

/// The fields that every request has.
///
/// @param visit who types
/// @param typed what stands in them
/// @param errors a sentence for each field that must be put right
record RequestForm(Visit visit, Map<String, String> typed, Map<String, String> errors) {

    /// Makes the fields.
    ///
    /// @param approvers knows the people; given where one may still say who asks
    List<FormField> fields(Optional<Approvers> approvers) {
        List<FormField> fields = new ArrayList<>();
        fields.add(
                field("reason", "申請の理由", FormField.Kind.LONG_TEXT)
                        .mandatory()
                        .hinted("なぜ要るか。決裁する人が読んで分かるように書きます。"));
        fields.add(field("from", "始まりの日", FormField.Kind.DATE).mandatory());
        fields.add(field("until", "終わりの日", FormField.Kind.DATE).mandatory());
        approvers
                .filter(_ -> visit.may(Permission.RECORD_PAPER))
                .ifPresent(known -> {
                    List<FormField.Choice> choices = new ArrayList<>();
                    choices.add(new FormField.Choice("", "自分の申請"));
                    choices.addAll(
                            RequestsController.people(
                                    known.people().entrySet().stream()
                                            .filter(entry ->
                                                    visit.may(
                                                            Permission.RECORD_PAPER,
                                                            entry.getValue().unit()))));
                    fields.add(
                            field("applicant", "申請者", FormField.Kind.CHOICE)
                                    .hinted("紙の申請書を写すときは、書いた人を選びます。")
                                    .choosing(choices));
                });
        return fields;
    }

    private FormField field(String name, String label, FormField.Kind kind) {
        return FormField.of(name, label, kind)
                .with(typed.getOrDefault(name, ""))
                .wrong(errors.getOrDefault(name, ""));
    }
}
