// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.facility;

import static jp.sekisho.server.database.schema.tables.ControlledArea.CONTROLLED_AREA;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the registers of controlled areas can say.
@Configuration(proxyBeanMethods = false)
class FacilityChecks {

    private static final Rows AREAS =
            new Rows(
                    CONTROLLED_AREA,
                    CONTROLLED_AREA.NAME,
                    AreaRegister.IN_USE,
                    "管理区域",
                    new EvidenceLink("管理区域の台帳", "/registers/areas"));

    @Bean
    static Check areasEntryLogged() {
        return Check.of(
                "areas-entry-logged",
                question ->
                        AREAS.every(
                                question,
                                EvidenceGrade.INSPECTED,
                                "名簿があり、この1か月に入退室の記録を点検しました。",
                                List.of(
                                        Rows.Flaw.of(
                                                CONTROLLED_AREA.ADMITTED.eq(""), "入ってよい人の名簿がありません"),
                                        Rows.Flaw.of(
                                                CONTROLLED_AREA.LOG_CHECKED_ON.eq(""),
                                                "入退室の記録を点検したことがありません"),
                                        Rows.Flaw.stale(
                                                CONTROLLED_AREA
                                                        .LOG_CHECKED_ON
                                                        .gt("")
                                                        .and(
                                                                CONTROLLED_AREA.LOG_CHECKED_ON.lt(
                                                                        question.today()
                                                                                .minusMonths(1)
                                                                                .toString())),
                                                "この1か月に入退室の記録を点検していません"))));
    }

    @Bean
    static Check areasStructured() {
        return Check.of(
                "areas-structured",
                question ->
                        AREAS.every(
                                question,
                                EvidenceGrade.INSPECTED,
                                "この1年に造りを確かめました。",
                                List.of(
                                        Rows.Flaw.of(
                                                CONTROLLED_AREA.KEEPER_ID.isNull(),
                                                "管理する人が決まっていません"),
                                        Rows.Flaw.of(
                                                CONTROLLED_AREA.STRUCTURE_ON.eq(""),
                                                "造りを確かめたことがありません"),
                                        Rows.Flaw.stale(
                                                CONTROLLED_AREA
                                                        .STRUCTURE_ON
                                                        .gt("")
                                                        .and(
                                                                CONTROLLED_AREA.STRUCTURE_ON.lt(
                                                                        question.today()
                                                                                .minusYears(1)
                                                                                .toString())),
                                                "この1年に造りを確かめていません"))));
    }
}
