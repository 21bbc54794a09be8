// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.InformationSystem.INFORMATION_SYSTEM;
import static jp.sekisho.server.database.schema.tables.PermittedFlow.PERMITTED_FLOW;
import static jp.sekisho.server.database.schema.tables.UserId.USER_ID;
import static jp.sekisho.server.database.schema.tables.Vulnerability.VULNERABILITY;

import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.PostsOn;
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

/// What the registers of systems, accounts, flows and vulnerabilities can say.
@Configuration(proxyBeanMethods = false)
class SystemChecks {

    /// Days within which a backup counts as taken.
    private static final int BACKUP_DAYS = 31;

    /// Months between two looks at the logs, at most.
    private static final int LOG_MONTHS = 3;

    /// Days for which an export of a directory tells how things stand.
    private static final int DIRECTORY_DAYS = 92;

    private static final int NAMED = 3;

    @Bean
    static Check backupsTested() {
        return Check.of("backups-tested", SystemChecks::backups);
    }

    @Bean
    static Check logsReviewed() {
        return Check.of("logs-reviewed", SystemChecks::logs);
    }

    @Bean
    static Check redundancyRecorded() {
        return Check.of("redundancy-recorded", SystemChecks::redundancy);
    }

    @Bean
    static Check accountsReviewed() {
        return Check.of("accounts-reviewed", SystemChecks::accounts);
    }

    @Bean
    static Check sharedIdsRecorded() {
        return Check.of("shared-ids-recorded", SystemChecks::shared);
    }

    @Bean
    static Check leaversClosed() {
        return Check.of("leavers-closed", SystemChecks::leavers);
    }

    @Bean
    static Check flowsApproved() {
        return Check.of("flows-approved", SystemChecks::flows);
    }

    @Bean
    static Check patchesCurrent() {
        return Check.of("patches-current", SystemChecks::patches);
    }

    @Bean
    static Check diagnosisHandled() {
        return Check.of("diagnosis-handled", SystemChecks::diagnosis);
    }

    static Rows systems() {
        return new Rows(
                INFORMATION_SYSTEM,
                INFORMATION_SYSTEM.NAME,
                SystemRegister.IN_USE,
                "情報システム",
                new EvidenceLink("情報システム台帳", "/registers/systems"));
    }

    private static CheckResult backups(Question question) {
        return systems()
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "バックアップがあり、この1年に復元を試しました。",
                        List.of(
                                Rows.Flaw.of(
                                        before(
                                                INFORMATION_SYSTEM.BACKED_UP_ON,
                                                question.today().minusDays(BACKUP_DAYS).toString()),
                                        "この" + BACKUP_DAYS + "日にバックアップを取った記録がありません"),
                                Rows.Flaw.of(
                                        INFORMATION_SYSTEM.RESTORED_ON.eq(""), "復元を試したことがありません"),
                                Rows.Flaw.stale(
                                        INFORMATION_SYSTEM
                                                .RESTORED_ON
                                                .gt("")
                                                .and(
                                                        before(
                                                                INFORMATION_SYSTEM.RESTORED_ON,
                                                                question.today()
                                                                        .minusYears(1)
                                                                        .toString())),
                                        "この1年に復元を試していません")));
    }

    private static CheckResult logs(Question question) {
        return systems()
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "この" + LOG_MONTHS + "か月にログを点検しました。",
                        List.of(
                                Rows.Flaw.of(
                                        INFORMATION_SYSTEM.LOGS_REVIEWED_ON.eq(""),
                                        "ログを点検した記録がありません"),
                                Rows.Flaw.stale(
                                        INFORMATION_SYSTEM
                                                .LOGS_REVIEWED_ON
                                                .gt("")
                                                .and(
                                                        before(
                                                                INFORMATION_SYSTEM.LOGS_REVIEWED_ON,
                                                                question.today()
                                                                        .minusMonths(LOG_MONTHS)
                                                                        .toString())),
                                        "この" + LOG_MONTHS + "か月にログを点検していません")));
    }

    private static CheckResult redundancy(Question question) {
        Rows essential =
                new Rows(
                        INFORMATION_SYSTEM,
                        INFORMATION_SYSTEM.NAME,
                        SystemRegister.IN_USE.and(INFORMATION_SYSTEM.ESSENTIAL.isTrue()),
                        "止められない情報システム",
                        systems().link());
        return essential.every(
                question,
                EvidenceGrade.INSPECTED,
                "予備と切替えか、要らないとした理由があります。",
                List.of(Rows.Flaw.of(INFORMATION_SYSTEM.REDUNDANCY.eq(""), "予備と切替えの記録がありません")));
    }

    private static Rows ids(Condition which, String noun) {
        return new Rows(
                USER_ID,
                USER_ID.NAME,
                UserIdRegister.OPEN.and(which),
                noun,
                new EvidenceLink("利用者ID台帳", "/registers/user-ids"));
    }

    private static CheckResult accounts(Question question) {
        boolean privileged = question.obligation().id().value().equals("access.privileged");
        return ids(
                        privileged ? USER_ID.PRIVILEGED.isTrue() : DSL.trueCondition(),
                        privileged ? "特権のあるID" : "利用者ID")
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "この1年に見直し、使う人が在職しています。",
                        List.of(
                                Rows.Flaw.of(USER_ID.REVIEWED_ON.eq(""), "見直した記録がありません"),
                                Rows.Flaw.of(
                                        USER_ID.PRIVILEGED.isTrue().and(USER_ID.GROUNDS.eq("")),
                                        "特権を与えた理由がありません"),
                                Rows.Flaw.of(gone(question), "使う人が在職していません。閉じてください"),
                                Rows.Flaw.stale(
                                        USER_ID.REVIEWED_ON
                                                .gt("")
                                                .and(
                                                        before(
                                                                USER_ID.REVIEWED_ON,
                                                                question.today()
                                                                        .minusYears(1)
                                                                        .toString())),
                                        "この1年に見直していません")));
    }

    private static CheckResult shared(Question question) {
        if (!question.db().fetchExists(USER_ID)) {
            return new CheckResult.CannotKnow("利用者IDを、まだ一件も登録していません。", false);
        }
        if (!question.db().fetchExists(USER_ID, UserIdRegister.OPEN.and(USER_ID.SHARED.isTrue()))) {
            return new CheckResult.Holds(
                    "共用のIDはありません。",
                    EvidenceGrade.INSPECTED,
                    List.of(ids(DSL.trueCondition(), "").link()));
        }
        return ids(USER_ID.SHARED.isTrue(), "共用のID")
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "理由の記録があります。",
                        List.of(Rows.Flaw.of(USER_ID.GROUNDS.eq(""), "理由の記録がありません")));
    }

    /// Where a directory told lately which accounts work, its word counts for more than ours.
    private static CheckResult leavers(Question question) {
        CheckResult written =
                ids(USER_ID.PERSON_ID.isNotNull(), "人に結び付いたID")
                        .every(
                                question,
                                EvidenceGrade.INSPECTED,
                                "使う人が在職しています。退職した人のIDは残っていません。",
                                List.of(
                                        Rows.Flaw.of(
                                                gone(question), "退職した人のものです。閉じて、閉じた日を入れてください")));
        return written instanceof CheckResult.Holds holds ? inDirectory(question, holds) : written;
    }

    private static CheckResult inDirectory(Question question, CheckResult.Holds written) {
        List<DirectoryDesk.Compared> told =
                DirectoryDesk.compare(question.db(), question.today()).stream()
                        .filter(one ->
                                !one.seenOn().isBefore(question.today().minusDays(DIRECTORY_DAYS)))
                        .toList();
        List<DirectoryComparison.Finding> working =
                told.stream()
                        .flatMap(one -> one.comparison().findings().stream())
                        .filter(finding ->
                                finding.kind() == DirectoryComparison.Kind.LEAVER
                                        || finding.kind() == DirectoryComparison.Kind.CLOSED)
                        .toList();
        EvidenceLink link = new EvidenceLink("認証サーバとの突き合わせ", DirectoryController.PATH);
        if (!working.isEmpty()) {
            return CheckResult.doesNotHold(
                    "退職した人のIDか、台帳では閉じたIDが"
                            + working.size()
                            + "件、認証サーバで使えます("
                            + working.stream()
                                    .limit(NAMED)
                                    .map(DirectoryComparison.Finding::account)
                                    .collect(Collectors.joining("、"))
                            + ")。認証サーバで止めてください。",
                    List.of(link));
        }
        boolean everyIdIsKnown =
                told.stream()
                        .flatMap(one -> one.comparison().findings().stream())
                        .noneMatch(finding -> finding.kind() == DirectoryComparison.Kind.UNKNOWN);
        boolean everySystemTold =
                !question.db()
                        .fetchExists(
                                USER_ID,
                                UserIdRegister.OPEN,
                                USER_ID.SYSTEM.notIn(
                                        told.stream()
                                                .map(DirectoryDesk.Compared::system)
                                                .toList()));
        return told.isEmpty() || !everyIdIsKnown || !everySystemTold
                ? written
                : new CheckResult.Holds(
                        written.sentence() + "認証サーバの書き出しとも合っています。",
                        EvidenceGrade.MEASURED,
                        List.of(link));
    }

    private static Condition gone(Question question) {
        PostsOn today = new PostsOn(question.today());
        return USER_ID.PERSON_ID
                .isNotNull()
                .and(USER_ID.PERSON_ID.notIn(DSL.select(today.personId()).from(today.table())));
    }

    private static CheckResult flows(Question question) {
        return new Rows(
                        PERMITTED_FLOW,
                        PERMITTED_FLOW.NAME,
                        FlowRegister.IN_USE,
                        "許可した通信",
                        new EvidenceLink("許可した通信の台帳", "/registers/permitted-flows"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "根拠・承認・期限があります。",
                        List.of(
                                Rows.Flaw.of(PERMITTED_FLOW.GROUNDS.eq(""), "根拠がありません"),
                                Rows.Flaw.of(
                                        PERMITTED_FLOW
                                                .APPROVER
                                                .eq("")
                                                .or(PERMITTED_FLOW.UNTIL_ON.eq("")),
                                        "承認か期限がありません"),
                                Rows.Flaw.of(
                                        PERMITTED_FLOW
                                                .UNTIL_ON
                                                .gt("")
                                                .and(
                                                        before(
                                                                PERMITTED_FLOW.UNTIL_ON,
                                                                question.today().toString())),
                                        "期限が過ぎています")));
    }

    private static CheckResult patches(Question question) {
        if (!question.db().fetchExists(VULNERABILITY)) {
            return new CheckResult.CannotKnow("弱点の情報を、まだ一件も記録していません。", false);
        }
        Condition grave = VULNERABILITY.SEVERITY.in("CRITICAL", "HIGH");
        EvidenceLink link = new EvidenceLink("弱点と手当ての台帳", "/registers/vulnerabilities");
        if (!question.db().fetchExists(VULNERABILITY, VulnerabilityRegister.LEFT.and(grave))) {
            return new CheckResult.Holds(
                    "緊急・重要な弱点は残っていません。", EvidenceGrade.INSPECTED, List.of(link));
        }
        return new Rows(
                        VULNERABILITY,
                        VULNERABILITY.NAME,
                        VulnerabilityRegister.LEFT.and(grave),
                        "残っている緊急・重要な弱点",
                        link)
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "手当ての期限の内です。",
                        List.of(
                                Rows.Flaw.of(
                                        before(VULNERABILITY.DUE_ON, question.today().toString()),
                                        "手当ての期限を過ぎています")));
    }

    private static Condition before(Field<String> day, String limit) {
        return day.lt(limit);
    }

    /// Each finding names its outside source, so what the register says can be held against it.
    private static CheckResult diagnosis(Question question) {
        Condition open = VULNERABILITY.FIXED_ON.eq("");
        return new Rows(
                        VULNERABILITY,
                        VULNERABILITY.NAME,
                        DSL.trueCondition(),
                        "診断で見つかった脆弱性",
                        new EvidenceLink("脆弱性台帳", "/registers/vulnerabilities"))
                .every(
                        question,
                        EvidenceGrade.THIRD_PARTY,
                        "出所が分かり、直したか、手当てと期限を決めています。",
                        List.of(
                                Rows.Flaw.of(VULNERABILITY.SOURCE.eq(""), "どの診断の結果か書いていません"),
                                Rows.Flaw.of(
                                        open.and(VULNERABILITY.MEASURE.eq("")), "手当ての判断がありません"),
                                Rows.Flaw.of(open.and(VULNERABILITY.DUE_ON.eq("")), "期限がありません"),
                                Rows.Flaw.of(
                                        open.and(VULNERABILITY.DUE_ON.gt(""))
                                                .and(
                                                        VULNERABILITY.DUE_ON.lt(
                                                                question.today().toString())),
                                        "期限を過ぎています")));
    }
}
