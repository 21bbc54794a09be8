// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Deputy.DEPUTY;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.choice;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.number;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.unit;

import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.schema.tables.records.DeputyRecord;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import org.springframework.stereotype.Component;

/// Who acts for a post while its holder is absent (代行順位).
@Component
final class DeputyRegister extends PlainRegister<DeputyRecord> {

    DeputyRegister() {
        super(
                DEPUTY,
                new RegisterName(
                        Shelf.PEOPLE,
                        "deputies",
                        "代行順位",
                        "代行",
                        "件",
                        "決裁する人が不在のとき、だれが何番目に代わるか(代決)と、規程でいつも任されている人(専決)の一覧です。代決は、あとで本人が後閲します。"),
                Permission.READ_BODY,
                Permission.EDIT_BODY);
    }

    @Override
    public List<RegisterField<DeputyRecord, ?>> fields() {
        List<Option> roles =
                Stream.of(Role.values())
                        .filter(role -> role != Role.STAFF)
                        .map(role -> new Option(role.name(), role.label()))
                        .toList();
        return List.of(
                called(DEPUTY.NAME, "名称").hint("例: 総務課長の代行"),
                choice(DEPUTY.ROLE, "代わる役割", roles).required().filter(),
                choice(
                                DEPUTY.STANDING,
                                "いつ",
                                Option.list("ABSENT", "不在のとき(代決)", Approvers.DELEGATED, "いつも(専決)"))
                        .required()
                        .initially(_ -> "ABSENT"),
                unit(DEPUTY.UNIT_ID, "課", Permission.EDIT_BODY).required().filter(),
                number(DEPUTY.PLACE, "順位", 1, 9, "位").required().initially(_ -> 1),
                person(DEPUTY.PERSON_ID, "代わる人").required(),
                date(DEPUTY.FROM_ON, "始まりの日")
                        .required()
                        .initially(visit -> visit.today().toString()),
                date(DEPUTY.UNTIL_ON, "終わりの日").hint("空のままなら、変えるまで続きます。"),
                longText(DEPUTY.NOTES, "備考"));
    }
}
