// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.person;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;

/// The example of `docs/register.md`: a whole register. It borrows the table of assets.
final class ExampleRegister extends PlainRegister<AssetRecord> {

    ExampleRegister() {
        super(
                ASSET,
                new RegisterName(Shelf.PLACES, "keys", "かぎ台帳", "かぎ", "本", "庁舎のかぎと、それを預かる人の台帳です。"),
                Permission.READ_ASSETS,
                Permission.EDIT_ASSETS);
    }

    @Override
    public List<RegisterField<AssetRecord, ?>> fields() {
        return List.of(
                called(ASSET.NAME, "かぎの名前"),
                unit(ASSET.UNIT_ID, "担当課", Permission.EDIT_ASSETS).required().filter(),
                person(ASSET.OWNER_ID, "預かる人"),
                text(ASSET.PLACE, "置き場所", 200).hint("例: 2階 キーボックス"),
                date(ASSET.REVIEW_ON, "次の点検").sortable(),
                longText(ASSET.NOTES, "備考"));
    }

    @Override
    public List<Rule<AssetRecord>> rules() {
        return List.of((row, _) ->
                row.getOwnerId() == null && row.getPlace().isEmpty()
                        ? Optional.of(new Rule.Objection<>(ASSET.PLACE, "預かる人がいなければ、置き場所を入れてください。"))
                        : Optional.empty());
    }
}
