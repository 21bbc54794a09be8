// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.database.schema.tables.ControlledArea.CONTROLLED_AREA;
import static jp.sekisho.server.database.schema.tables.Disposal.DISPOSAL;
import static jp.sekisho.server.database.schema.tables.ExternalService.EXTERNAL_SERVICE;
import static jp.sekisho.server.database.schema.tables.InformationSystem.INFORMATION_SYSTEM;
import static jp.sekisho.server.database.schema.tables.Law.LAW;
import static jp.sekisho.server.database.schema.tables.Notice.NOTICE;
import static jp.sekisho.server.database.schema.tables.PermittedFlow.PERMITTED_FLOW;
import static jp.sekisho.server.database.schema.tables.PolicyException.POLICY_EXCEPTION;
import static jp.sekisho.server.database.schema.tables.Procurement.PROCUREMENT;
import static jp.sekisho.server.database.schema.tables.SocialAccount.SOCIAL_ACCOUNT;
import static jp.sekisho.server.database.schema.tables.Software.SOFTWARE;
import static jp.sekisho.server.database.schema.tables.StorageMedium.STORAGE_MEDIUM;
import static jp.sekisho.server.database.schema.tables.Subcontract.SUBCONTRACT;
import static jp.sekisho.server.database.schema.tables.TakeOut.TAKE_OUT;
import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
import static jp.sekisho.server.database.schema.tables.TerminalReport.TERMINAL_REPORT;
import static jp.sekisho.server.database.schema.tables.UserId.USER_ID;
import static jp.sekisho.server.database.schema.tables.Vulnerability.VULNERABILITY;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.TerminalReportRecord;
import jp.sekisho.server.identity.TestOffice;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every check that a register answers: where it holds, where it does not, and where it cannot
/// know.
final class RegisterChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String SOON = "2026-12-22";
    private static final String YESTERDAY = "2026-11-21";
    private static final String LAST_MONTH = "2026-10-25";
    private static final String TWO_YEARS_AGO = "2024-11-22";

    private static final long PERSON = 1001;
    private static final long LEAVER = 1002;
    private static final long ZONE_ID = 9001;

    @TempDir Path folder;

    /// A table's row by which a check holds, and what must be changed so that it does not.
    ///
    /// @param check the check
    /// @param obligation one that it answers
    /// @param table the register's table
    /// @param good a row as it should be
    /// @param spoilt each with what makes it wrong
    private record Case(
            String check,
            String obligation,
            Table<?> table,
            Map<Field<?>, Object> good,
            List<Map<Field<?>, Object>> spoilt) {}

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Map<Field<?>, Object> service =
                Map.of(
                        EXTERNAL_SERVICE.UNTIL_ON, SOON,
                        EXTERNAL_SERVICE.OWNER_ID, PERSON,
                        EXTERNAL_SERVICE.CONFIDENTIALITY_ID, 12L,
                        EXTERNAL_SERVICE.TERMS, "CONTRACT",
                        EXTERNAL_SERVICE.COUNTS, "YES",
                        EXTERNAL_SERVICE.COUNTED_ON, YESTERDAY,
                        EXTERNAL_SERVICE.REVIEWED_ON, YESTERDAY);
        cases.add(
                new Case(
                        "services-approved",
                        "cloud.approval",
                        EXTERNAL_SERVICE,
                        service,
                        List.of(
                                Map.of(EXTERNAL_SERVICE.COUNTS, "UNKNOWN"),
                                Map.of(EXTERNAL_SERVICE.UNTIL_ON, ""),
                                Map.of(EXTERNAL_SERVICE.UNTIL_ON, YESTERDAY),
                                without(EXTERNAL_SERVICE.OWNER_ID),
                                without(EXTERNAL_SERVICE.CONFIDENTIALITY_ID),
                                Map.of(EXTERNAL_SERVICE.TERMS, "STANDARD_TERMS"))));
        cases.add(
                new Case(
                        "services-erased",
                        "cloud.exit",
                        EXTERNAL_SERVICE,
                        Map.of(
                                EXTERNAL_SERVICE.ENDED_ON, LAST_MONTH,
                                EXTERNAL_SERVICE.ERASED_ON, YESTERDAY),
                        List.of(Map.of(EXTERNAL_SERVICE.ERASED_ON, ""))));
        Map<Field<?>, Object> contract =
                Map.of(
                        CONTRACT.HANDLES, "PERSONAL",
                        CONTRACT.ENDS_ON, SOON,
                        CONTRACT.SELECTION, "三社を比べた",
                        CONTRACT.CLAUSES_READ_ON, YESTERDAY,
                        CONTRACT.VERIFIED_ON, YESTERDAY,
                        CONTRACT.SUBCONTRACTS, "NONE",
                        CONTRACT.EXISTING, "YES",
                        CONTRACT.RENEWAL_ON, "2028-04-01");
        cases.add(
                new Case(
                        "contracts-complete",
                        "outsourcing.selection",
                        CONTRACT,
                        contract,
                        List.of(Map.of(CONTRACT.SELECTION, ""))));
        cases.add(
                new Case(
                        "contracts-complete",
                        "outsourcing.contract",
                        CONTRACT,
                        contract,
                        List.of(
                                Map.of(CONTRACT.CLAUSES_READ_ON, ""),
                                Map.of(CONTRACT.CLAUSES_MISSING, "監査"))));
        cases.add(
                new Case(
                        "contracts-complete",
                        "outsourcing.supervision",
                        CONTRACT,
                        contract,
                        List.of(Map.of(CONTRACT.VERIFIED_ON, ""))));
        cases.add(
                new Case(
                        "subcontracts-consented",
                        "outsourcing.subcontract",
                        CONTRACT,
                        contract,
                        List.of(
                                Map.of(CONTRACT.SUBCONTRACTS, "UNKNOWN"),
                                Map.of(CONTRACT.SUBCONTRACTS, "SOME"))));
        cases.add(
                new Case(
                        "contracts-closed",
                        "outsourcing.end",
                        CONTRACT,
                        Map.of(
                                CONTRACT.HANDLES, "PERSONAL",
                                CONTRACT.ENDS_ON, LAST_MONTH,
                                CONTRACT.DELETION_DUE_ON, YESTERDAY,
                                CONTRACT.DELETED_ON, YESTERDAY),
                        List.of(
                                Map.of(CONTRACT.DELETED_ON, ""),
                                Map.of(CONTRACT.DELETED_ON, "", CONTRACT.DELETION_DUE_ON, ""))));
        Map<Field<?>, Object> system =
                Map.of(
                        INFORMATION_SYSTEM.BACKED_UP_ON, YESTERDAY,
                        INFORMATION_SYSTEM.RESTORED_ON, LAST_MONTH,
                        INFORMATION_SYSTEM.LOGS_REVIEWED_ON, LAST_MONTH,
                        INFORMATION_SYSTEM.ESSENTIAL, true,
                        INFORMATION_SYSTEM.REDUNDANCY, "予備機へ切替え(9月に試験)");
        cases.add(
                new Case(
                        "backups-tested",
                        "tech.backup",
                        INFORMATION_SYSTEM,
                        system,
                        List.of(
                                Map.of(INFORMATION_SYSTEM.BACKED_UP_ON, TWO_YEARS_AGO),
                                Map.of(INFORMATION_SYSTEM.RESTORED_ON, ""))));
        cases.add(
                new Case(
                        "logs-reviewed",
                        "tech.log-review",
                        INFORMATION_SYSTEM,
                        system,
                        List.of(Map.of(INFORMATION_SYSTEM.LOGS_REVIEWED_ON, ""))));
        cases.add(
                new Case(
                        "redundancy-recorded",
                        "server.redundancy",
                        INFORMATION_SYSTEM,
                        system,
                        List.of(Map.of(INFORMATION_SYSTEM.REDUNDANCY, ""))));
        Map<Field<?>, Object> id =
                Map.of(
                        USER_ID.PERSON_ID,
                        PERSON,
                        USER_ID.PRIVILEGED,
                        true,
                        USER_ID.SHARED,
                        true,
                        USER_ID.GROUNDS,
                        "保守のため",
                        USER_ID.REVIEWED_ON,
                        LAST_MONTH);
        for (String obligation : List.of("access.user-ids", "access.privileged")) {
            cases.add(
                    new Case(
                            "accounts-reviewed",
                            obligation,
                            USER_ID,
                            id,
                            List.of(
                                    Map.of(USER_ID.REVIEWED_ON, ""),
                                    Map.of(USER_ID.GROUNDS, ""),
                                    Map.of(USER_ID.PERSON_ID, LEAVER))));
        }
        cases.add(
                new Case(
                        "shared-ids-recorded",
                        "credential.ids",
                        USER_ID,
                        id,
                        List.of(Map.of(USER_ID.GROUNDS, ""))));
        cases.add(
                new Case(
                        "leavers-closed",
                        "staff.leaving",
                        USER_ID,
                        id,
                        List.of(Map.of(USER_ID.PERSON_ID, LEAVER))));
        cases.add(
                new Case(
                        "flows-approved",
                        "zone.my-number-flows",
                        PERMITTED_FLOW,
                        Map.of(
                                PERMITTED_FLOW.GROUNDS, "申請の受信",
                                PERMITTED_FLOW.APPROVER, "佐藤 健",
                                PERMITTED_FLOW.UNTIL_ON, SOON),
                        List.of(
                                Map.of(PERMITTED_FLOW.GROUNDS, ""),
                                Map.of(PERMITTED_FLOW.APPROVER, ""),
                                Map.of(PERMITTED_FLOW.UNTIL_ON, YESTERDAY))));
        cases.add(
                new Case(
                        "patches-current",
                        "vulnerability.updates",
                        VULNERABILITY,
                        Map.of(VULNERABILITY.SEVERITY, "CRITICAL", VULNERABILITY.DUE_ON, SOON),
                        List.of(Map.of(VULNERABILITY.DUE_ON, YESTERDAY))));
        Map<Field<?>, Object> terminal =
                Map.of(
                        TERMINAL.ZONE_ID,
                        ZONE_ID,
                        TERMINAL.KIND,
                        "PC",
                        TERMINAL.EXPORT_LOCK,
                        "ON",
                        TERMINAL.SECOND_FACTOR,
                        "ON",
                        TERMINAL.DEFINITIONS_ON,
                        YESTERDAY,
                        TERMINAL.MEASURED_ON,
                        YESTERDAY);
        cases.add(
                new Case(
                        "export-locked",
                        "zone.my-number-export-lock",
                        TERMINAL,
                        terminal,
                        List.of(
                                Map.of(TERMINAL.EXPORT_LOCK, "OFF"),
                                Map.of(TERMINAL.EXPORT_LOCK, "UNKNOWN"))));
        cases.add(
                new Case(
                        "multifactor-enabled",
                        "zone.my-number-multifactor",
                        TERMINAL,
                        terminal,
                        List.of(Map.of(TERMINAL.SECOND_FACTOR, "OFF"))));
        cases.add(
                new Case(
                        "malware-current",
                        "malware.systems",
                        TERMINAL,
                        terminal,
                        List.of(Map.of(TERMINAL.DEFINITIONS_ON, LAST_MONTH))));
        cases.add(
                new Case(
                        "media-registered",
                        "medium.register",
                        STORAGE_MEDIUM,
                        Map.of(
                                STORAGE_MEDIUM.KEEPER_ID, PERSON,
                                STORAGE_MEDIUM.COUNTED_ON, LAST_MONTH),
                        List.of(
                                Map.of(STORAGE_MEDIUM.LOST_ON, YESTERDAY),
                                without(STORAGE_MEDIUM.KEEPER_ID))));
        cases.add(
                new Case(
                        "disposals-recorded",
                        "server.disposal",
                        DISPOSAL,
                        Map.of(
                                DISPOSAL.DISPOSED_ON,
                                LAST_MONTH,
                                DISPOSAL.APPROVAL,
                                "廃棄第1号",
                                DISPOSAL.METHOD,
                                "DESTROYED",
                                DISPOSAL.CERTIFIED_ON,
                                YESTERDAY,
                                DISPOSAL.PHOTOGRAPHS,
                                true),
                        List.of(
                                Map.of(DISPOSAL.APPROVAL, ""),
                                Map.of(DISPOSAL.PHOTOGRAPHS, false),
                                Map.of(DISPOSAL.CERTIFIED_ON, ""))));
        Map<Field<?>, Object> area =
                Map.of(
                        CONTROLLED_AREA.KEEPER_ID, PERSON,
                        CONTROLLED_AREA.ADMITTED, "総務課職員",
                        CONTROLLED_AREA.STRUCTURE_ON, LAST_MONTH,
                        CONTROLLED_AREA.LOG_CHECKED_ON, YESTERDAY);
        cases.add(
                new Case(
                        "areas-entry-logged",
                        "area.entry",
                        CONTROLLED_AREA,
                        area,
                        List.of(
                                Map.of(CONTROLLED_AREA.ADMITTED, ""),
                                Map.of(CONTROLLED_AREA.LOG_CHECKED_ON, ""))));
        cases.add(
                new Case(
                        "areas-structured",
                        "area.structure",
                        CONTROLLED_AREA,
                        area,
                        List.of(
                                without(CONTROLLED_AREA.KEEPER_ID),
                                Map.of(CONTROLLED_AREA.STRUCTURE_ON, ""))));
        cases.add(
                new Case(
                        "takeouts-returned",
                        "staff.takeout-permission",
                        TAKE_OUT,
                        Map.of(TAKE_OUT.APPROVAL, "持出第1号", TAKE_OUT.DUE_ON, SOON),
                        List.of(
                                Map.of(TAKE_OUT.APPROVAL, ""),
                                Map.of(TAKE_OUT.DUE_ON, YESTERDAY))));
        cases.add(
                new Case(
                        "exceptions-current",
                        "exception.permission",
                        POLICY_EXCEPTION,
                        Map.of(
                                POLICY_EXCEPTION.APPROVER, "佐藤 健",
                                POLICY_EXCEPTION.UNTIL_ON, SOON,
                                POLICY_EXCEPTION.CHECKED_ON, LAST_MONTH),
                        List.of(
                                Map.of(POLICY_EXCEPTION.APPROVER, ""),
                                Map.of(POLICY_EXCEPTION.UNTIL_ON, YESTERDAY))));
        cases.add(
                new Case(
                        "social-accounts-owned",
                        "social.responsible",
                        SOCIAL_ACCOUNT,
                        Map.of(
                                SOCIAL_ACCOUNT.OWNER_ID, PERSON,
                                SOCIAL_ACCOUNT.PROCEDURE_ON, TWO_YEARS_AGO,
                                SOCIAL_ACCOUNT.GUIDED, true,
                                SOCIAL_ACCOUNT.POSTED_ON, YESTERDAY),
                        List.of(
                                without(SOCIAL_ACCOUNT.OWNER_ID),
                                Map.of(SOCIAL_ACCOUNT.OWNER_ID, LEAVER),
                                Map.of(SOCIAL_ACCOUNT.PROCEDURE_ON, ""),
                                Map.of(SOCIAL_ACCOUNT.GUIDED, false),
                                Map.of(SOCIAL_ACCOUNT.POSTED_ON, TWO_YEARS_AGO))));
        cases.add(
                new Case(
                        "notices-handled",
                        "vulnerability.sharing",
                        NOTICE,
                        Map.of(
                                NOTICE.RECEIVED_ON, LAST_MONTH,
                                NOTICE.INFORMED_ON, LAST_MONTH,
                                NOTICE.DUE_ON, SOON),
                        List.of(Map.of(NOTICE.INFORMED_ON, ""), Map.of(NOTICE.DUE_ON, YESTERDAY))));
        cases.add(
                new Case(
                        "laws-current",
                        "law.list",
                        LAW,
                        Map.of(
                                LAW.AMENDED_ON, TWO_YEARS_AGO,
                                LAW.CHECKED_ON, LAST_MONTH,
                                LAW.TOLD_ON, LAST_MONTH),
                        List.of(Map.of(LAW.TOLD_ON, ""), Map.of(LAW.AMENDED_ON, YESTERDAY))));
        cases.add(
                new Case(
                        "criteria-applied",
                        "development.selection-criteria",
                        PROCUREMENT,
                        Map.of(
                                PROCUREMENT.DECIDED_ON, LAST_MONTH,
                                PROCUREMENT.GROUNDS, "要件を満たし、保守の拠点が近い",
                                PROCUREMENT.CHAIN, "CONFIRMED"),
                        List.of(
                                Map.of(PROCUREMENT.GROUNDS, ""),
                                Map.of(PROCUREMENT.CHAIN, "UNKNOWN"))));
        cases.add(
                new Case(
                        "requirements-specified",
                        "development.procurement",
                        PROCUREMENT,
                        Map.of(
                                PROCUREMENT.DECIDED_ON,
                                LAST_MONTH,
                                PROCUREMENT.REQUIREMENTS,
                                "ディスクの暗号化"),
                        List.of(Map.of(PROCUREMENT.REQUIREMENTS, ""))));
        cases.add(
                new Case(
                        "deliveries-inspected",
                        "development.acceptance",
                        PROCUREMENT,
                        Map.of(
                                PROCUREMENT.DECIDED_ON, TWO_YEARS_AGO,
                                PROCUREMENT.INSPECTED_ON, LAST_MONTH),
                        List.of(Map.of(PROCUREMENT.INSPECTED_ON, ""))));
        cases.add(
                new Case(
                        "software-permitted",
                        "tech.unauthorised-software",
                        SOFTWARE,
                        Map.of(SOFTWARE.UNTIL_ON, SOON, SOFTWARE.SUPPORT_UNTIL, SOON),
                        List.of(
                                Map.of(SOFTWARE.UNTIL_ON, ""),
                                Map.of(SOFTWARE.UNTIL_ON, YESTERDAY),
                                Map.of(SOFTWARE.SUPPORT_UNTIL, YESTERDAY))));
        cases.add(
                new Case(
                        "diagnosis-handled",
                        "vulnerability.diagnosis",
                        VULNERABILITY,
                        Map.of(
                                VULNERABILITY.SOURCE, "J-LISの脆弱性診断",
                                VULNERABILITY.MEASURE, "更新する",
                                VULNERABILITY.DUE_ON, SOON,
                                VULNERABILITY.FIXED_ON, ""),
                        List.of(
                                Map.of(VULNERABILITY.SOURCE, ""),
                                Map.of(VULNERABILITY.MEASURE, ""),
                                Map.of(VULNERABILITY.DUE_ON, ""),
                                Map.of(VULNERABILITY.DUE_ON, YESTERDAY))));
        return cases;
    }

    private static Map<Field<?>, Object> without(Field<?> field) {
        Map<Field<?>, Object> without = new HashMap<>();
        without.put(field, null);
        return without;
    }

    @ParameterizedTest
    @EnumSource
    void eachHoldsDoesNotHoldAndCannotKnowAsItsRowsSay(Kind kind) {
        try (TestOffice office = office(kind)) {
            Map<String, Check> checks = checks(office);
            for (Case one : cases()) {
                Check check = checks.get(one.check());
                assertThat(check).as(one.check()).isNotNull();
                empty(office, one.table());
                assertThat(answer(office, check, one))
                        .as("%s for %s of nothing", one.check(), one.obligation())
                        .isInstanceOf(CheckResult.CannotKnow.class);
                put(office, one.table(), one.good(), Map.of());
                assertThat(answer(office, check, one))
                        .as("%s for %s", one.check(), one.obligation())
                        .isInstanceOf(CheckResult.Holds.class);
                for (Map<Field<?>, Object> spoilt : one.spoilt()) {
                    empty(office, one.table());
                    put(office, one.table(), one.good(), spoilt);
                    CheckResult result = answer(office, check, one);
                    assertThat(result)
                            .as("%s for %s with %s", one.check(), one.obligation(), spoilt)
                            .isInstanceOf(CheckResult.DoesNotHold.class);
                    assertThat(result.sentence()).contains("件");
                }
                empty(office, one.table());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasKnownOnceAndIsTooOldIsNotKnown(Kind kind) {
        try (TestOffice office = office(kind)) {
            Map<String, Check> checks = checks(office);
            Map<String, Map<Field<?>, Object>> old =
                    Map.of(
                            "services-approved",
                                    Map.of(EXTERNAL_SERVICE.REVIEWED_ON, TWO_YEARS_AGO),
                            "backups-tested", Map.of(INFORMATION_SYSTEM.RESTORED_ON, TWO_YEARS_AGO),
                            "accounts-reviewed", Map.of(USER_ID.REVIEWED_ON, TWO_YEARS_AGO),
                            "export-locked", Map.of(TERMINAL.MEASURED_ON, TWO_YEARS_AGO),
                            "areas-entry-logged",
                                    Map.of(CONTROLLED_AREA.LOG_CHECKED_ON, TWO_YEARS_AGO),
                            "exceptions-current",
                                    Map.of(POLICY_EXCEPTION.CHECKED_ON, TWO_YEARS_AGO),
                            "media-registered", Map.of(STORAGE_MEDIUM.COUNTED_ON, TWO_YEARS_AGO));
            for (Case one : cases()) {
                if (old.containsKey(one.check())) {
                    put(office, one.table(), one.good(), old.get(one.check()));
                    assertThat(answer(office, checks.get(one.check()), one))
                            .as(one.check())
                            .isInstanceOfSatisfying(
                                    CheckResult.CannotKnow.class,
                                    result -> assertThat(result.stale()).isTrue());
                    empty(office, one.table());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonTypedIsDeclaredAndOnlyAMachinesReportIsMeasured(Kind kind) {
        try (TestOffice office = office(kind)) {
            for (String name : List.of("export-locked", "multifactor-enabled", "malware-current")) {
                Case one =
                        cases().stream()
                                .filter(c -> c.check().equals(name))
                                .findFirst()
                                .orElseThrow();
                Check check = checks(office).get(name);
                empty(office, TERMINAL_REPORT);
                empty(office, TERMINAL);
                long terminal = put(office, TERMINAL, one.good(), Map.of());
                assertThat(((CheckResult.Holds) answer(office, check, one)).grade())
                        .as(name + " of typed dates")
                        .isEqualTo(EvidenceGrade.DECLARED);

                report(office, terminal, 1, YESTERDAY, "ON", YESTERDAY);
                assertThat(((CheckResult.Holds) answer(office, check, one)).grade())
                        .as(name + " of a report")
                        .isEqualTo(EvidenceGrade.MEASURED);

                report(office, terminal, 2, YESTERDAY, "OFF", LAST_MONTH);
                assertThat(answer(office, check, one))
                        .as(name + ": a machine is believed before a person")
                        .isInstanceOf(
                                name.equals("malware-current")
                                        ? CheckResult.class
                                        : CheckResult.DoesNotHold.class);

                report(office, terminal, 3, TWO_YEARS_AGO, "ON", TWO_YEARS_AGO);
                assertThat(((CheckResult.Holds) answer(office, check, one)).grade())
                        .as(name + " of an old report")
                        .isEqualTo(EvidenceGrade.DECLARED);
            }
        }
    }

    private static void report(
            TestOffice office,
            long terminal,
            long id,
            String on,
            String state,
            String definitions) {
        office.database(TOWN)
                .write(db -> {
                    db.deleteFrom(TERMINAL_REPORT).execute();
                    TerminalReportRecord row = db.newRecord(TERMINAL_REPORT);
                    row.setId(7000 + id);
                    row.setVersion(1);
                    row.setComputer("PC");
                    row.setTerminalId(terminal);
                    row.setSource("INVENTORY");
                    row.setReportedOn(on);
                    row.setFile("一覧.csv");
                    row.setHash("0");
                    row.setOs("");
                    row.setExportLock(state);
                    row.setSecondFactor(state);
                    row.setEncrypted("UNKNOWN");
                    row.setPatchedOn("");
                    row.setDefinitionsOn(definitions);
                    row.store();
                    return db.update(TERMINAL)
                            .set(TERMINAL.REPORT_ID, 7000 + id)
                            .where(TERMINAL.ID.eq(terminal))
                            .execute();
                });
    }

    @ParameterizedTest
    @EnumSource
    void aSubcontractWithoutConsentIsFound(Kind kind) {
        try (TestOffice office = office(kind)) {
            Case one =
                    cases().stream()
                            .filter(c -> c.check().equals("subcontracts-consented"))
                            .findFirst()
                            .orElseThrow();
            Check check = checks(office).get("subcontracts-consented");
            long contract =
                    put(office, CONTRACT, one.good(), Map.of(CONTRACT.SUBCONTRACTS, "SOME"));
            put(
                    office,
                    SUBCONTRACT,
                    Map.of(SUBCONTRACT.CONTRACT_ID, contract, SUBCONTRACT.NAME, "孫請け社"),
                    Map.of());

            assertThat(answer(office, check, one))
                    .isInstanceOf(CheckResult.DoesNotHold.class)
                    .satisfies(result -> assertThat(result.sentence()).contains("孫請け社"));

            office.database(TOWN)
                    .write(db ->
                            db.update(SUBCONTRACT)
                                    .set(SUBCONTRACT.CONSENTED_ON, YESTERDAY)
                                    .execute());
            assertThat(answer(office, check, one)).isInstanceOf(CheckResult.Holds.class);

            long other = put(office, CONTRACT, one.good(), Map.of());
            long above =
                    put(
                            office,
                            SUBCONTRACT,
                            Map.of(
                                    SUBCONTRACT.CONTRACT_ID, other,
                                    SUBCONTRACT.NAME, "別契約社",
                                    SUBCONTRACT.CONSENTED_ON, YESTERDAY),
                            Map.of());
            office.database(TOWN)
                    .write(db ->
                            db.update(SUBCONTRACT)
                                    .set(SUBCONTRACT.ABOVE_ID, above)
                                    .where(SUBCONTRACT.NAME.eq("孫請け社"))
                                    .execute());
            assertThat(answer(office, check, one))
                    .satisfies(result -> assertThat(result.sentence()).contains("別の契約"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTransitionAsksContractsAndSystems(Kind kind) {
        try (TestOffice office = office(kind)) {
            Check check = checks(office).get("transition-recorded");
            Case one =
                    new Case(
                            "transition-recorded",
                            "measures.transition",
                            CONTRACT,
                            Map.of(CONTRACT.EXISTING, "NO"),
                            List.of());
            assertThat(answer(office, check, one)).isInstanceOf(CheckResult.CannotKnow.class);
            put(office, CONTRACT, one.good(), Map.of());
            put(
                    office,
                    INFORMATION_SYSTEM,
                    Map.of(INFORMATION_SYSTEM.EXISTING, "UNKNOWN"),
                    Map.of());
            assertThat(answer(office, check, one)).isInstanceOf(CheckResult.DoesNotHold.class);
            empty(office, INFORMATION_SYSTEM);
            put(
                    office,
                    INFORMATION_SYSTEM,
                    Map.of(
                            INFORMATION_SYSTEM.EXISTING, "YES",
                            INFORMATION_SYSTEM.RENEWAL_ON, "2029-04-01"),
                    Map.of());
            assertThat(answer(office, check, one)).isInstanceOf(CheckResult.Holds.class);
            put(office, CONTRACT, Map.of(CONTRACT.EXISTING, "YES"), Map.of());
            assertThat(answer(office, check, one)).isInstanceOf(CheckResult.DoesNotHold.class);
        }
    }

    private TestOffice office(Kind kind) {
        TestOffice office = new TestOffice(kind, folder);
        assertThat(office.person(TOWN, "在職者", null)).isEqualTo(PERSON);
        assertThat(office.person(TOWN, "退職者", null)).isEqualTo(LEAVER);
        office.database(TOWN)
                .write(db -> {
                    db.execute("update person set until_on = '2026-04-01' where id = " + LEAVER);
                    return insert(
                            db,
                            ZONE,
                            Map.of(
                                    ZONE.ID, ZONE_ID,
                                    ZONE.KIND, "MY_NUMBER",
                                    ZONE.FROM_ON, "2020-04-01"));
                });
        return office;
    }

    private static Map<String, Check> checks(TestOffice office) {
        return office.beans(Check.class).stream()
                .collect(Collectors.toMap(check -> check.id().value(), check -> check));
    }

    private static CheckResult answer(TestOffice office, Check check, Case one) {
        var obligation =
                Catalogue.current().obligation(new ObligationId(one.obligation())).orElseThrow();
        return office.database(TOWN)
                .read(db -> check.answer(new Question(new Look(db, TODAY), obligation)));
    }

    private static void empty(TestOffice office, Table<?> table) {
        office.database(TOWN).<Integer>write(db -> db.deleteFrom(table).execute());
    }

    private static long put(
            TestOffice office,
            Table<?> table,
            Map<Field<?>, Object> good,
            Map<Field<?>, Object> spoilt) {
        Map<Field<?>, Object> all = new HashMap<>(good);
        all.putAll(spoilt);
        return office.database(TOWN).write(db -> insert(db, table, all));
    }

    /// Fills what must not be null with what stands for nothing.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static long insert(DSLContext db, Table<?> table, Map<Field<?>, Object> values) {
        Record row = db.newRecord(table);
        for (Field<?> field : table.fields()) {
            if (!field.getDataType().nullable()) {
                Class<?> type = field.getType();
                Object nothing =
                        type == String.class
                                ? ""
                                : type == Boolean.class
                                        ? Boolean.FALSE
                                        : type == Integer.class ? (Object) 1 : (Object) 1L;
                row.set((Field) field, nothing);
            }
        }
        long id = java.util.concurrent.ThreadLocalRandom.current().nextLong(1 << 30, 1L << 50);
        row.set((Field) table.field("id"), id);
        values.forEach((field, value) -> row.set((Field) field, value));
        db.insertInto(table).set(row).execute();
        return id;
    }
}
