// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import static jp.sekisho.server.database.schema.tables.Terminal.TERMINAL;
import static jp.sekisho.server.database.schema.tables.TerminalReport.TERMINAL_REPORT;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.TerminalRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MeasureTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final String LIST =
            """
            端末インベントリ,,,,,
            コンピューター名,収集日時,OS名,USB制御,多要素認証,パターンファイル日付,BitLocker
            TAX-PC-01,2026/11/21 08:30,Windows 11,禁止,有効,2026-11-20,有効
            tax-pc-02,2026/11/21 08:31,Windows 11,許可,,2026/11/20,不明
            GHOST-9,2026/11/21 08:31,Windows 10,禁止,有効,2026/11/20,有効
            ,2026/11/21 08:31,Windows 10,,,,
            TAX-PC-03,きのう,Windows 11,,,,
            TAX-PC-04,2026/11/30 08:31,Windows 11,,,,
            """;

    private static final String GPRESULT =
            """
            <?xml version="1.0" encoding="utf-16"?>
            <Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop">
              <ReadTime>2026-11-22T01:02:03.4Z</ReadTime>
              <UserResults><Name>YAMAZATO\\user1</Name></UserResults>
              <ComputerResults><Name>YAMAZATO\\TAX-PC-03</Name>
                <ExtensionData><Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry">
                  <q1:Policy><q1:Name>リムーバブル ディスク: 書き込みアクセス権の拒否</q1:Name><q1:State>Enabled</q1:State></q1:Policy>
                  <q1:Policy><q1:Name>CD および DVD: 書き込みアクセス権の拒否</q1:Name><q1:State>Disabled</q1:State></q1:Policy>
                  <q2:SecurityOptions xmlns:q2="x"><q2:KeyName>MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\ScForceOption</q2:KeyName><q2:SettingNumber>1</q2:SettingNumber></q2:SecurityOptions>
                </Extension></ExtensionData>
              </ComputerResults>
            </Rsop>
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void aListOfAnAssetToolBecomesReportsAndSaysWhatItLeftOut(Kind kind) {
        try (TestOffice office = office(kind)) {
            byte[] file = LIST.getBytes(Charset.forName("windows-31j"));

            MeasureDesk.Taken taken = take(office, "一覧.csv", file);

            assertThat(taken.taken()).containsExactly("TAX-PC-01", "tax-pc-02");
            assertThat(taken.unknown()).containsExactly("GHOST-9");
            assertThat(taken.refused())
                    .containsExactly(
                            "6行目: コンピューター名がありません。",
                            "7行目 TAX-PC-03: 収集日時「きのう」を読めません。2026/11/22 09:00 のように書き出してください。",
                            "TAX-PC-04: 収集日時がこれからの日です。端末の時計を確かめてください。");
            TerminalRecord first = terminal(office, "TAX-PC-01");
            assertThat(first.getExportLock()).isEqualTo("ON");
            assertThat(first.getSecondFactor()).isEqualTo("ON");
            assertThat(first.getMeasuredOn()).isEqualTo("2026-11-21");
            assertThat(first.getReportId()).isNotNull();
            TerminalRecord second = terminal(office, "TAX-PC-02");
            assertThat(second.getExportLock()).isEqualTo("OFF");
            assertThat(second.getSecondFactor())
                    .as("what the machine does not say stays")
                    .isEqualTo("UNKNOWN");

            assertThat(take(office, "一覧.csv", file).again()).isEqualTo(3);
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(TERMINAL_REPORT)))
                    .isEqualTo(3);
        }
    }

    @Test
    void aPolicyResultOfWindowsIsRead() {
        try (TestOffice office = office(Kind.SQLITE)) {
            MeasureDesk.Taken taken =
                    take(office, "PC03.xml", GPRESULT.getBytes(StandardCharsets.UTF_16));

            assertThat(taken.taken()).containsExactly("TAX-PC-03");
            assertThat(terminal(office, "TAX-PC-03").getExportLock()).isEqualTo("ON");
            assertThat(terminal(office, "TAX-PC-03").getSecondFactor()).isEqualTo("ON");
        }
    }

    @Test
    void anOlderReportIsKeptAndChangesNothing() {
        try (TestOffice office = office(Kind.SQLITE)) {
            take(office, "新.csv", list("2026-11-20", "禁止"));
            long report = terminal(office, "TAX-PC-01").getReportId();
            take(office, "旧.csv", list("2026-10-20", "許可"));

            assertThat(terminal(office, "TAX-PC-01").getReportId()).isEqualTo(report);
            assertThat(terminal(office, "TAX-PC-01").getExportLock()).isEqualTo("ON");
        }
    }

    @Test
    void whatIsNoReportIsRefusedInOneSentence() {
        try (TestOffice office = office(Kind.SQLITE)) {
            for (String text :
                    List.of(
                            "<Rsop><ReadTime>",
                            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Rsop>&x;</Rsop>",
                            "<html></html>",
                            "名前,収集日時\na,2026-11-20\n",
                            "コンピューター名,OS\nTAX-PC-01,Windows 11\n",
                            "文章だけ")) {
                MeasureDesk.Taken taken = take(office, "x", text.getBytes(StandardCharsets.UTF_8));

                assertThat(taken.taken()).as(text).isEmpty();
                assertThat(taken.refused()).as(text).singleElement().asString().endsWith("。");
            }
            assertThat(office.database(TOWN).<Integer>read(db -> db.fetchCount(TERMINAL_REPORT)))
                    .isZero();
        }
    }

    @Test
    void whoeverMayNotWriteTheTerminalMayNotReportIt() {
        try (TestOffice office = office(Kind.SQLITE)) {
            MeasureDesk.Taken taken =
                    office.bean(MeasureDesk.class)
                            .take(
                                    office.database(TOWN),
                                    new Actor("山田"),
                                    TODAY,
                                    "一覧.csv",
                                    list("2026-11-20", "禁止"),
                                    _ -> false);

            assertThat(taken.taken()).isEmpty();
            assertThat(taken.refused()).singleElement().asString().contains("権限がありません");
            assertThat(terminal(office, "TAX-PC-01").getReportId()).isNull();
        }
    }

    @Test
    void aWatchedFolderIsEmptiedAndSaysWhatItRefused() throws Exception {
        try (TestOffice office = office(Kind.SQLITE)) {
            Path inbox = Files.createDirectories(folder.resolve("watched/town"));
            Files.write(inbox.resolve("a.csv"), list("2026-11-20", "禁止"));
            Files.writeString(inbox.resolve("b.csv"), "文章だけ");
            Files.createSymbolicLink(inbox.resolve("c.csv"), folder.resolve("elsewhere"));

            office.bean(MeasureFolder.class)
                    .look(folder.resolve("watched"), Instant.now().plusSeconds(60));

            assertThat(terminal(office, "TAX-PC-01").getExportLock()).isEqualTo("ON");
            assertThat(inbox.resolve("done/a.csv")).exists();
            assertThat(inbox.resolve("refused/b.csv")).exists();
            assertThat(inbox.resolve("refused/b.csv.txt")).content().contains("CSV");
            assertThat(inbox.resolve("a.csv")).doesNotExist();
        }
    }

    private static byte[] list(String day, String lock) {
        return ("コンピューター名,収集日時,USB制御\nTAX-PC-01," + day + " 09:00," + lock + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static MeasureDesk.Taken take(TestOffice office, String name, byte[] file) {
        return office.bean(MeasureDesk.class)
                .take(office.database(TOWN), new Actor("山田"), TODAY, name, file, _ -> true);
    }

    private static TerminalRecord terminal(TestOffice office, String name) {
        return office.database(TOWN)
                .read(db -> db.selectFrom(TERMINAL).where(TERMINAL.NAME.eq(name)).fetchSingle());
    }

    private TestOffice office(Kind kind) {
        TestOffice office = new TestOffice(kind, folder);
        long unit = office.unit(TOWN, "税務課", null);
        for (int i = 1; i <= 4; i++) {
            long id = i;
            office.database(TOWN)
                    .write(db -> {
                        TerminalRecord row = db.newRecord(TERMINAL);
                        row.setId(id);
                        row.setVersion(1);
                        row.setName("TAX-PC-0" + id);
                        row.setKind("PC");
                        row.setUnitId(unit);
                        row.setOs("");
                        row.setExportLock("UNKNOWN");
                        row.setSecondFactor("UNKNOWN");
                        row.setEncrypted("UNKNOWN");
                        row.setPatchedOn("");
                        row.setDefinitionsOn("");
                        row.setMeasuredOn("");
                        row.setEndedOn("");
                        row.setNotes("");
                        return row.store();
                    });
        }
        return office;
    }
}
