// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Absence.ABSENCE;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.AbsenceRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import org.springframework.stereotype.Component;

/// Who is absent when, so that a deputy may act.
@Component
final class AbsenceRegister extends PlainRegister<AbsenceRecord> {

    AbsenceRegister() {
        super(
                ABSENCE,
                new RegisterName(
                        Shelf.PEOPLE,
                        "absences",
                        "不在の予定",
                        "不在",
                        "件",
                        "決裁する人が不在の日です。その間は、代行順位の人が代決できます。"),
                Permission.READ_BODY,
                Permission.EDIT_PERMITS);
    }

    @Override
    public List<RegisterField<AbsenceRecord, ?>> fields() {
        return List.of(
                text(ABSENCE.NAME, "理由", 200).required().searchable().hint("例: 出張、休暇"),
                person(ABSENCE.PERSON_ID, "不在の人").required(),
                unit(ABSENCE.UNIT_ID, "課", Permission.EDIT_PERMITS).required().filter(),
                date(ABSENCE.FROM_ON, "最初の日")
                        .required()
                        .sortable()
                        .initially(visit -> visit.today().toString()),
                date(ABSENCE.UNTIL_ON, "最後の日")
                        .required()
                        .initially(visit -> visit.today().toString()),
                longText(ABSENCE.NOTES, "備考"));
    }

    @Override
    public List<Rule<AbsenceRecord>> rules() {
        return List.of((row, _) ->
                row.getUntilOn().compareTo(row.getFromOn()) < 0
                        ? Optional.of(new Rule.Objection<>(ABSENCE.UNTIL_ON, "最後の日が、最初の日より前です。"))
                        : Optional.empty());
    }
}
