// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.securitycloud;

import static jp.sekisho.server.database.schema.tables.SecurityCloudReport.SECURITY_CLOUD_REPORT;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.number;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.SecurityCloudReportRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.springframework.stereotype.Component;

/// The monthly reports of the prefecture's security cloud (自治体情報セキュリティクラウド).
@Component
final class CloudReportRegister extends PlainRegister<SecurityCloudReportRecord> {

    private static final int SOON_DAYS = 7;

    CloudReportRegister() {
        super(
                SECURITY_CLOUD_REPORT,
                new RegisterName(
                        Shelf.SERVICES,
                        "cloud-reports",
                        "セキュリティクラウド報告台帳",
                        "報告",
                        "件",
                        "自治体情報セキュリティクラウドから毎月届く報告と、自団体の対応です。加入と受け持ちは「実施主体」に記録します。"),
                Permission.READ_SYSTEMS,
                Permission.EDIT_SYSTEMS);
    }

    @Override
    public List<RegisterField<SecurityCloudReportRecord, ?>> fields() {
        return List.of(
                text(SECURITY_CLOUD_REPORT.NAME, "報告の名前", 200)
                        .required()
                        .searchable()
                        .hint("例: 令和8年10月 月次報告"),
                unit(SECURITY_CLOUD_REPORT.UNIT_ID, "担当課", Permission.EDIT_SYSTEMS)
                        .required()
                        .filter(),
                text(SECURITY_CLOUD_REPORT.COVERS, "対象の月", 200).alsoCalled("対象期間"),
                date(SECURITY_CLOUD_REPORT.RECEIVED_ON, "受け取った日")
                        .past()
                        .required()
                        .sortable()
                        .initially(visit -> visit.today().toString()),
                number(SECURITY_CLOUD_REPORT.FINDINGS, "自団体への指摘", 0, 9_999, "件")
                        .required()
                        .initially(_ -> 0),
                text(SECURITY_CLOUD_REPORT.SUMMARY, "指摘の内容", 1_000).unlisted().searchable(),
                text(SECURITY_CLOUD_REPORT.MEASURE, "対応", 1_000).unlisted(),
                date(SECURITY_CLOUD_REPORT.DUE_ON, "対応の期限").unlisted(),
                date(SECURITY_CLOUD_REPORT.DONE_ON, "対応を終えた日").past(),
                longText(SECURITY_CLOUD_REPORT.NOTES, "備考"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "open",
                        "対応していない",
                        "指摘に対応していないもの",
                        _ ->
                                SECURITY_CLOUD_REPORT
                                        .FINDINGS
                                        .gt(0)
                                        .and(SECURITY_CLOUD_REPORT.DONE_ON.eq(""))));
    }

    @Override
    public Optional<Standing> standing(SecurityCloudReportRecord row, LocalDate today) {
        return Optional.of(
                row.getFindings() == 0 || !row.getDoneOn().isEmpty()
                        ? Standing.holds("済")
                        : Standing.by("対応", row.getDueOn(), today, SOON_DAYS));
    }
}
