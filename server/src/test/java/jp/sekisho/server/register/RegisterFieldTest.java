// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import static jp.sekisho.server.database.schema.tables.Law.LAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.LawRecord;
import org.junit.jupiter.api.Test;

final class RegisterFieldTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void aDayThatMustHaveComeIsRefusedFromTomorrowOn() {
        LawRecord row = new LawRecord();

        row.setCheckedOn("2026-11-24");
        assertThat(Objections.of(new Checked(), row, TODAY))
                .containsExactlyInAnyOrderEntriesOf(
                        java.util.Map.of("checked_on", "まだ来ていない日です。済んだ日を入れてください。"));

        row.setCheckedOn("2026-11-23");
        assertThat(Objections.of(new Checked(), row, TODAY)).isEmpty();
        row.setCheckedOn("");
        assertThat(Objections.of(new Checked(), row, TODAY)).isEmpty();
    }

    @Test
    void whatOneFieldExpectsStaysWhenAnotherExpectationComes() {
        var field = Fields.called(LAW.NAME, "名称").hint("例").alsoCalled("法令名").filter();

        assertThat(field.isRequired()).isTrue();
        assertThat(field.isSearchable()).isTrue();
        assertThat(field.isSortable()).isTrue();
        assertThat(field.isFilter()).isTrue();
        assertThat(field.isListed()).isTrue();
        assertThat(field.unlisted().isListed()).isFalse();
        assertThat(field.unlisted().hint()).isEqualTo("例");
        assertThat(field.unlisted().otherNames()).containsExactly("法令名");
    }

    @Test
    void onlyADayCanBePast() {
        assertThatIllegalStateException().isThrownBy(() -> Fields.text(LAW.NAME, "名称", 200).past());
    }

    private static final class Checked extends PlainRegister<LawRecord> {

        Checked() {
            super(
                    LAW,
                    new RegisterName(Shelf.RULES, "checked", "台帳", "行", "件", "試す台帳です。"),
                    Permission.READ_PERMITS,
                    Permission.EDIT_PERMITS);
        }

        @Override
        public List<RegisterField<LawRecord, ?>> fields() {
            return List.of(
                    Fields.called(LAW.NAME, "名称"),
                    Fields.date(LAW.CHECKED_ON, "確かめた日").past().sortable(),
                    Fields.date(LAW.AMENDED_ON, "改正された日"));
        }
    }
}
