// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Disposal.DISPOSAL;
import static jp.sekisho.server.database.schema.tables.StorageMedium.STORAGE_MEDIUM;
import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
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
    private static final int MEASURED_DAYS = 31;

    /// Days after which virus definitions have become too old.
    private static final int DEFINITION_DAYS = 7;

    private static final EvidenceLink TERMINALS = new EvidenceLink("端末台帳", "/registers/terminals");

    @Bean
    static Check exportLocked() {
        return Check.of(
                "export-locked",
                question -> switchedOn(question, TERMINAL.EXPORT_LOCK, "持ち出し不可設定"));
    }

    @Bean
    static Check multifactorEnabled() {
        return Check.of(
                "multifactor-enabled",
                question -> switchedOn(question, TERMINAL.SECOND_FACTOR, "二つ目の確認(多要素認証)"));
    }

    @Bean
    static Check malwareCurrent() {
        return Check.of("malware-current", TerminalChecks::definitions);
    }

    @Bean
    static Check mediaRegistered() {
        return Check.of("media-registered", TerminalChecks::media);
    }

    @Bean
    static Check disposalsRecorded() {
        return Check.of("disposals-recorded", TerminalChecks::disposals);
    }

    /// Both settings bind the terminals of the My Number zone.
    private static CheckResult switchedOn(Question question, Field<String> state, String what) {
        Condition inZone =
                TERMINAL.ZONE_ID.in(
                        DSL.select(ZONE.ID)
                                .from(ZONE)
                                .where(ZONE.KIND.eq(ZoneKind.MY_NUMBER.name())));
        String limit = question.today().minusDays(MEASURED_DAYS).toString();
        Rows rows =
                new Rows(
                        TERMINAL,
                        TERMINAL.NAME,
                        TerminalRegister.IN_USE.and(inZone),
                        "マイナンバー利用事務系の端末",
                        TERMINALS);
        boolean measured =
                !question.db()
                        .fetchExists(TERMINAL, rows.counted().and(TERMINAL.MEASURED_ON.lt(limit)));
        return rows.every(
                question,
                measured ? EvidenceGrade.MEASURED : EvidenceGrade.DECLARED,
                what + "が働いています。" + (measured ? "" : "計測した日のない端末があるので、確かさは自己申告です。"),
                List.of(
                        Rows.Flaw.of(state.eq("OFF"), what + "が働いていません"),
                        Rows.Flaw.of(state.notIn("ON", "OFF"), what + "を確かめていません"),
                        Rows.Flaw.stale(
                                TERMINAL.MEASURED_ON.gt("").and(TERMINAL.MEASURED_ON.lt(limit)),
                                "計測が" + MEASURED_DAYS + "日より前です")));
    }

    private static CheckResult definitions(Question question) {
        String limit = question.today().minusDays(DEFINITION_DAYS).toString();
        return new Rows(
                        TERMINAL,
                        TERMINAL.NAME,
                        TerminalRegister.IN_USE.and(TERMINAL.KIND.ne("PRIVATE")),
                        "端末",
                        TERMINALS)
                .every(
                        question,
                        EvidenceGrade.MEASURED,
                        "定義ファイルが" + DEFINITION_DAYS + "日以内です。",
                        List.of(
                                Rows.Flaw.stale(TERMINAL.DEFINITIONS_ON.eq(""), "定義ファイルの日が分かりません"),
                                Rows.Flaw.of(
                                        TERMINAL.DEFINITIONS_ON
                                                .gt("")
                                                .and(TERMINAL.DEFINITIONS_ON.lt(limit)),
                                        "定義ファイルが古くなっています")));
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
}
