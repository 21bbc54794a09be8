// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Disposal.DISPOSAL;
import static jp.sekisho.server.database.schema.tables.Software.SOFTWARE;
import static jp.sekisho.server.database.schema.tables.StorageMedium.STORAGE_MEDIUM;
import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
import static jp.sekisho.server.database.schema.tables.TerminalReport.TERMINAL_REPORT;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the registers of terminals, media and disposals can say.
@Configuration(proxyBeanMethods = false)
class TerminalChecks {

    /// Disposed of without a witness or a certificate with photographs.
    static final Condition UNPROVED =
            DISPOSAL.DISPOSED_ON
                    .gt("")
                    .and(DISPOSAL.WITNESS.eq(""))
                    .and(DISPOSAL.CERTIFIED_ON.eq("").or(DISPOSAL.PHOTOGRAPHS.isFalse()));

    /// Days after which a measurement has become too old.
    static final int MEASURED_DAYS = 31;

    /// Days after which virus definitions have become too old.
    static final int DEFINITION_DAYS = 7;

    private static final EvidenceLink TERMINALS = new EvidenceLink("端末台帳", "/registers/terminals");

    @Bean
    static Check exportLocked() {
        return Check.of(
                "export-locked",
                question ->
                        switchedOn(
                                question,
                                TERMINAL.EXPORT_LOCK,
                                TERMINAL_REPORT.EXPORT_LOCK,
                                "持ち出し不可設定"));
    }

    @Bean
    static Check multifactorEnabled() {
        return Check.of(
                "multifactor-enabled",
                question ->
                        switchedOn(
                                question,
                                TERMINAL.SECOND_FACTOR,
                                TERMINAL_REPORT.SECOND_FACTOR,
                                "二つ目の確認(多要素認証)"));
    }

    @Bean
    static Check malwareCurrent() {
        return Check.of("malware-current", TerminalChecks::definitions);
    }

    @Bean
    static Check softwarePermitted() {
        return Check.of("software-permitted", TerminalChecks::software);
    }

    @Bean
    static Check mediaRegistered() {
        return Check.of("media-registered", TerminalChecks::media);
    }

    @Bean
    static Check disposalsRecorded() {
        return Check.of("disposals-recorded", TerminalChecks::disposals);
    }

    /// Both settings bind the terminals of the My Number zone. What a machine reported lately
    /// counts before what a person typed, and only where every terminal has such a report it is
    /// measured.
    private static CheckResult switchedOn(
            Question question, Field<String> typed, Field<String> reported, String what) {
        Condition inZone =
                TERMINAL.ZONE_ID.in(
                        DSL.select(ZONE.ID)
                                .from(ZONE)
                                .where(ZONE.KIND.eq(ZoneKind.MY_NUMBER.name())));
        String limit = question.today().minusDays(MEASURED_DAYS).toString();
        Field<String> machine = reported(reported, limit);
        Field<String> state = DSL.when(machine.in("ON", "OFF"), machine).otherwise(typed);
        Rows rows =
                new Rows(
                        TERMINAL,
                        TERMINAL.NAME,
                        TerminalRegister.IN_USE.and(inZone),
                        "マイナンバー利用事務系の端末",
                        TERMINALS);
        int declared =
                question.db().fetchCount(TERMINAL, rows.counted().and(machine.notIn("ON", "OFF")));
        return rows.every(
                question,
                declared == 0 ? EvidenceGrade.MEASURED : EvidenceGrade.DECLARED,
                what
                        + "が働いています。"
                        + (declared == 0
                                ? "すべて、この" + MEASURED_DAYS + "日の計測の取込みによります。"
                                : declared + "台は計測の取込みがなく、人が入れた値なので、確かさは自己申告です。"),
                List.of(
                        Rows.Flaw.of(state.eq("OFF"), what + "が働いていません"),
                        Rows.Flaw.of(state.notIn("ON", "OFF"), what + "を確かめていません"),
                        Rows.Flaw.stale(
                                machine.notIn("ON", "OFF")
                                        .and(TERMINAL.MEASURED_ON.gt(""))
                                        .and(TERMINAL.MEASURED_ON.lt(limit)),
                                "確かめた日が" + MEASURED_DAYS + "日より前です")));
    }

    /// What the latest report of a terminal says; empty where there is none since a day.
    private static Field<String> reported(Field<String> what, String since) {
        return DSL.coalesce(
                DSL.field(
                        DSL.select(what)
                                .from(TERMINAL_REPORT)
                                .where(
                                        TERMINAL_REPORT.ID.eq(TERMINAL.REPORT_ID),
                                        TERMINAL_REPORT.REPORTED_ON.ge(since))),
                DSL.inline(""));
    }

    private static CheckResult definitions(Question question) {
        String limit = question.today().minusDays(DEFINITION_DAYS).toString();
        Field<String> machine = reported(TERMINAL_REPORT.DEFINITIONS_ON, limit);
        Field<String> day = DSL.when(machine.gt(""), machine).otherwise(TERMINAL.DEFINITIONS_ON);
        Rows rows =
                new Rows(
                        TERMINAL,
                        TERMINAL.NAME,
                        TerminalRegister.IN_USE.and(TERMINAL.KIND.ne("PRIVATE")),
                        "端末",
                        TERMINALS);
        int declared = question.db().fetchCount(TERMINAL, rows.counted().and(machine.lt(limit)));
        return rows.every(
                question,
                declared == 0 ? EvidenceGrade.MEASURED : EvidenceGrade.DECLARED,
                "定義ファイルが"
                        + DEFINITION_DAYS
                        + "日以内です。"
                        + (declared == 0
                                ? "すべて計測の取込みによります。"
                                : declared + "台は人が入れた日なので、確かさは自己申告です。"),
                List.of(
                        Rows.Flaw.stale(day.eq(""), "定義ファイルの日が分かりません"),
                        Rows.Flaw.of(day.gt("").and(day.lt(limit)), "定義ファイルが古くなっています")));
    }

    private static CheckResult media(Question question) {
        return new Rows(
                        STORAGE_MEDIUM,
                        STORAGE_MEDIUM.NAME,
                        MediumRegister.IN_USE,
                        "登録した媒体",
                        new EvidenceLink("媒体台帳", "/registers/media"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "この1年に現物を確かめました。",
                        List.of(
                                Rows.Flaw.of(STORAGE_MEDIUM.LOST_ON.gt(""), "失くしたままです"),
                                Rows.Flaw.of(STORAGE_MEDIUM.KEEPER_ID.isNull(), "保管する人が決まっていません"),
                                Rows.Flaw.stale(
                                        STORAGE_MEDIUM.COUNTED_ON.lt(
                                                question.today().minusYears(1).toString()),
                                        "この1年に現物を確かめていません")));
    }

    private static CheckResult disposals(Question question) {
        return new Rows(
                        DISPOSAL,
                        DISPOSAL.NAME,
                        DISPOSAL.DISPOSED_ON.gt(""),
                        "廃棄",
                        new EvidenceLink("廃棄台帳", "/registers/disposals"))
                .every(
                        question,
                        EvidenceGrade.THIRD_PARTY,
                        "承認、方法、立会いか写真付きの証明の記録があります。",
                        List.of(
                                Rows.Flaw.of(DISPOSAL.APPROVAL.eq(""), "承認の記録がありません"),
                                Rows.Flaw.of(DISPOSAL.METHOD.eq("NOT_YET"), "方法の記録がありません"),
                                Rows.Flaw.of(UNPROVED, "立会いも、写真付きの証明もありません")));
    }

    private static CheckResult software(Question question) {
        String today = question.today().toString();
        return new Rows(
                        SOFTWARE,
                        SOFTWARE.NAME,
                        SOFTWARE.ENDED_ON.eq(""),
                        "入れてよいソフトウェア",
                        new EvidenceLink("許可ソフトウェア台帳", "/registers/software"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "許可とサポートの期限のうちにあります。",
                        List.of(
                                Rows.Flaw.of(SOFTWARE.UNTIL_ON.eq(""), "許可の期限がありません"),
                                Rows.Flaw.of(
                                        SOFTWARE.UNTIL_ON.gt("").and(SOFTWARE.UNTIL_ON.lt(today)),
                                        "許可の期限が切れています"),
                                Rows.Flaw.of(
                                        SOFTWARE.SUPPORT_UNTIL
                                                .gt("")
                                                .and(SOFTWARE.SUPPORT_UNTIL.lt(today)),
                                        "サポートが切れています")));
    }
}
