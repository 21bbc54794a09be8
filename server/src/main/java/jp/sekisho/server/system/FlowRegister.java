// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import static jp.sekisho.server.database.schema.tables.PermittedFlow.PERMITTED_FLOW;
import static jp.sekisho.server.register.Fields.called;
import static jp.sekisho.server.register.Fields.date;
import static jp.sekisho.server.register.Fields.longText;
import static jp.sekisho.server.register.Fields.text;
import static jp.sekisho.server.register.Fields.unit;
import static jp.sekisho.server.register.Fields.zone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.database.schema.tables.records.PermittedFlowRecord;
import jp.sekisho.server.register.PlainRegister;
import jp.sekisho.server.register.RegisterField;
import jp.sekisho.server.register.RegisterName;
import jp.sekisho.server.register.Rule;
import jp.sekisho.server.register.Shelf;
import jp.sekisho.server.register.Shortcut;
import jp.sekisho.server.register.Standing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/// Flows that the policy permits between zones (許可した通信・特定通信).
@Component
final class FlowRegister extends PlainRegister<PermittedFlowRecord> {

    static final Condition IN_USE = PERMITTED_FLOW.ENDED_ON.eq("");

    FlowRegister() {
        super(
                PERMITTED_FLOW,
                new RegisterName(
                        Shelf.INFORMATION,
                        "permitted-flows",
                        "許可した通信の台帳",
                        "許可した通信",
                        "件",
                        "領域の間で許した通信です。根拠・承認・期限のないものは許しません(マイナンバー利用事務系では特定通信)。"),
                Permission.READ_SYSTEMS,
                Permission.EDIT_SYSTEMS);
    }

    @Override
    public List<RegisterField<PermittedFlowRecord, ?>> fields() {
        return List.of(
                called(PERMITTED_FLOW.NAME, "名称").hint("例: 申請管理システムの受信"),
                unit(PERMITTED_FLOW.UNIT_ID, "担当課", Permission.EDIT_SYSTEMS).required().filter(),
                zone(PERMITTED_FLOW.FROM_ZONE_ID, "どこから").required(),
                zone(PERMITTED_FLOW.TO_ZONE_ID, "どこへ").required(),
                text(PERMITTED_FLOW.PEERS, "相手", 500)
                        .required()
                        .unlisted()
                        .hint("例: 10.1.2.3 → 10.9.0.10"),
                text(PERMITTED_FLOW.PROTOCOL, "通信の種類", 200).required().hint("例: TCP 443"),
                text(PERMITTED_FLOW.GROUNDS, "根拠", 1_000).required().unlisted(),
                text(PERMITTED_FLOW.APPROVAL, "承認の番号", 200).unlisted(),
                text(PERMITTED_FLOW.APPROVER, "承認した人", 200).unlisted(),
                date(PERMITTED_FLOW.APPROVED_ON, "承認日").unlisted(),
                date(PERMITTED_FLOW.UNTIL_ON, "期限").sortable(),
                date(PERMITTED_FLOW.ENDED_ON, "やめた日").unlisted(),
                longText(PERMITTED_FLOW.NOTES, "備考"));
    }

    @Override
    public List<Rule<PermittedFlowRecord>> rules() {
        return List.of(
                (row, _) ->
                        row.getFromZoneId() != null && row.getFromZoneId().equals(row.getToZoneId())
                                ? Optional.of(
                                        new Rule.Objection<>(
                                                PERMITTED_FLOW.TO_ZONE_ID, "違う領域を選んでください。"))
                                : Optional.empty(),
                Rule.inOrder(PERMITTED_FLOW.APPROVED_ON, PERMITTED_FLOW.UNTIL_ON, "期限が、承認日より前です。"));
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut(
                        "expired",
                        "期限切れ・承認なし",
                        "期限切れか承認のないもの",
                        today -> IN_USE.and(PERMITTED_FLOW.UNTIL_ON.lt(today.toString()))));
    }

    @Override
    public Optional<Standing> standing(PermittedFlowRecord row, LocalDate today) {
        if (!row.getEndedOn().isEmpty()) {
            return Optional.of(Standing.none("やめた"));
        }
        return Optional.of(
                row.getUntilOn().isEmpty()
                        ? Standing.due("承認がない")
                        : Standing.by("許可", row.getUntilOn(), today, 30));
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("許可を申請する", "/requests/new/flow"));
    }
}
