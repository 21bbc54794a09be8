// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.body.FactField.choice;
import static jp.sekisho.server.body.FactField.date;
import static jp.sekisho.server.body.FactField.longText;
import static jp.sekisho.server.body.FactField.number;
import static jp.sekisho.server.body.FactField.reference;
import static jp.sekisho.server.body.FactField.text;
import static jp.sekisho.server.body.FactField.yesNo;
import static jp.sekisho.server.database.schema.tables.BodyFact.BODY_FACT;
import static jp.sekisho.server.database.schema.tables.CarriedMeasure.CARRIED_MEASURE;
import static jp.sekisho.server.database.schema.tables.CommitteeMeeting.COMMITTEE_MEETING;
import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.database.schema.tables.records.BodyFactRecord;
import jp.sekisho.server.database.schema.tables.records.RoleHoldingRecord;
import jp.sekisho.server.page.FormField.Choice;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of facts about a body.
@Configuration(proxyBeanMethods = false)
class FactKinds {

    private static final String FROM_HINT = "この日から。これからの日も入れられます。";
    private static final String UNTIL_HINT = "この日にはもう当たらない、最初の日。続いているあいだは空にします。";

    /// A kind of fact that has a duration.
    private record Dated<R extends UpdatableRecord<R>>(
            String path,
            String label,
            String noun,
            String purpose,
            Table<R> table,
            List<FactField<R>> fields,
            @Nullable TableField<R, String> from,
            @Nullable TableField<R, String> until,
            List<OrderField<?>> order,
            Function<Visit, Condition> seen,
            BiFunction<DSLContext, R, Map<String, String>> rules)
            implements FactKind<R> {

        @Override
        public Condition readable(Visit visit) {
            return seen.apply(visit);
        }

        @Override
        public Map<String, String> objections(DSLContext db, R row) {
            return rules.apply(db, row);
        }
    }

    private static Condition wholeBody(Visit visit) {
        return visit.may(Permission.READ_BODY, null) ? DSL.trueCondition() : DSL.falseCondition();
    }

    @Bean
    static FactKind<?> organs() {
        return new Dated<>(
                "organs",
                "機関",
                "機関",
                "方針をそれぞれ又は共同して定める、長・議会・委員会などです(地方自治法244条の6)。",
                ORGAN,
                List.of(
                        text(ORGAN.NAME, "名前").must().hinted("例: 町長、管理者、教育委員会"),
                        choice(ORGAN.KIND, "種類", OrganKind.values(), OrganKind::label),
                        date(ORGAN.FROM_ON, "いつから").must().hinted(FROM_HINT),
                        date(ORGAN.UNTIL_ON, "いつまで").hinted(UNTIL_HINT)),
                ORGAN.FROM_ON,
                ORGAN.UNTIL_ON,
                List.of(ORGAN.ID),
                FactKinds::wholeBody,
                (_, _) -> Map.of());
    }

    @Bean
    static FactKind<?> zones() {
        List<Choice> kinds = new ArrayList<>();
        Arrays.stream(ZoneKind.values())
                .forEach(kind -> kinds.add(new Choice(kind.name(), kind.label())));
        kinds.add(new Choice("OWN", "そのほかの領域"));
        return new Dated<>(
                "zones",
                "ネットワークの領域",
                "領域",
                "三層の領域と、団体が分けているそのほかの領域です。",
                ZONE,
                List.of(
                        text(ZONE.NAME, "名前").must().hinted("例: LGWAN接続系、学習系"),
                        choice(ZONE.KIND, "種類", kinds),
                        text(ZONE.CARRIED_BY, "網を持つ団体").hinted("ほかの団体の網を使うとき。自団体なら空にします。"),
                        date(ZONE.FROM_ON, "いつから").must().hinted(FROM_HINT),
                        date(ZONE.UNTIL_ON, "いつまで").hinted(UNTIL_HINT)),
                ZONE.FROM_ON,
                ZONE.UNTIL_ON,
                List.of(ZONE.ID),
                FactKinds::wholeBody,
                (_, _) -> Map.of());
    }

    @Bean
    static FactKind<?> units() {
        return new Dated<>(
                "units",
                "課と学校",
                "課・学校",
                "組織の変更は、前の課に「いつまで」を、新しい課に「いつから」を入れます。四月一日の改組も先に入れておけます。",
                UNIT,
                List.of(
                        text(UNIT.NAME, "名前").must().hinted("例: 総務課"),
                        yesNo(UNIT.SCHOOL, "学校"),
                        reference(UNIT.PARENT_ID, "上の課", FactKinds::unitChoices),
                        reference(UNIT.ORGAN_ID, "属する機関", FactKinds::organChoices),
                        number(UNIT.POSITION, "並び順").hinted("小さい数から並びます。"),
                        date(UNIT.FROM_ON, "いつから").must().hinted(FROM_HINT),
                        date(UNIT.UNTIL_ON, "いつまで").hinted(UNTIL_HINT)),
                UNIT.FROM_ON,
                UNIT.UNTIL_ON,
                List.of(UNIT.POSITION, UNIT.ID),
                visit -> visit.scopeOf(Permission.READ_BODY, UNIT.ID),
                (_, row) ->
                        row.getId() != null && row.getId().equals(row.getParentId())
                                ? Map.of(UNIT.PARENT_ID.getName(), "自分自身は選べません。空にしてください。")
                                : Map.of());
    }

    @Bean
    static FactKind<?> people() {
        return new Dated<>(
                "people",
                "人",
                "人",
                "役割やアカウントを持つ人です。構成市などの職員で、この団体の役割に当たる人も入れます。",
                PERSON,
                List.of(
                        text(PERSON.NAME, "氏名").must(),
                        text(PERSON.KANA, "ふりがな").unlisted(),
                        reference(PERSON.UNIT_ID, "課", FactKinds::unitChoices),
                        choice(
                                PERSON.EMPLOYMENT,
                                "任用の区分",
                                EmploymentKind.values(),
                                EmploymentKind::label),
                        text(PERSON.MEMBER_BODY, "ほかの団体の職員なら、その団体").hinted("例: 里川市"),
                        date(PERSON.FROM_ON, "在職の初日").must().hinted(FROM_HINT),
                        date(PERSON.UNTIL_ON, "離れた日").hinted(UNTIL_HINT)),
                PERSON.FROM_ON,
                PERSON.UNTIL_ON,
                List.of(PERSON.KANA.asc().nullsLast(), PERSON.NAME, PERSON.ID),
                visit -> visit.scopeOf(Permission.READ_BODY, PERSON.UNIT_ID),
                (_, _) -> Map.of());
    }

    @Bean
    static FactKind<?> roles() {
        List<Choice> roles =
                Arrays.stream(Role.values())
                        .filter(role -> role != Role.STAFF)
                        .map(role -> new Choice(role.name(), role.label()))
                        .toList();
        return new Dated<>(
                "roles",
                "役割",
                "役割",
                "だれがいつからどの役割に当たっているかです。異動は、前の人に解任の日を、次の人に発令の日を入れます。",
                ROLE_HOLDING,
                List.of(
                        choice(ROLE_HOLDING.ROLE, "役割", roles),
                        reference(ROLE_HOLDING.PERSON_ID, "だれが", FactKinds::personChoices).must(),
                        reference(ROLE_HOLDING.UNIT_ID, "どの課の", FactKinds::unitChoices)
                                .hinted("団体全体の役割なら空にします。"),
                        date(ROLE_HOLDING.FROM_ON, "発令の日").must().hinted(FROM_HINT),
                        date(ROLE_HOLDING.UNTIL_ON, "解任の日").hinted(UNTIL_HINT),
                        longText(ROLE_HOLDING.EXCEPTION_GROUNDS, "やむを得ず兼ねる理由")
                                .hinted("一人で兼ねない役割を兼ねるときだけ。例: 職員が4人で、ほかに当たれる人がいないため。"),
                        text(ROLE_HOLDING.EXCEPTION_APPROVER, "兼ねることを許可した人").unlisted()),
                ROLE_HOLDING.FROM_ON,
                ROLE_HOLDING.UNTIL_ON,
                List.of(
                        DSL.case_(ROLE_HOLDING.ROLE)
                                .mapValues(
                                        roles.stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                Choice::value, roles::indexOf))),
                        ROLE_HOLDING.ID),
                visit -> visit.scopeOf(Permission.READ_BODY, ROLE_HOLDING.UNIT_ID),
                FactKinds::clash);
    }

    /// A person must not hold roles that should be apart at the same time, unless grounds and
    /// permission are recorded.
    private static Map<String, String> clash(DSLContext db, RoleHoldingRecord row) {
        Map<String, String> wrong = new HashMap<>();
        String grounds = java.util.Objects.requireNonNullElse(row.getExceptionGrounds(), "");
        String approver = java.util.Objects.requireNonNullElse(row.getExceptionApprover(), "");
        Set<Role> held =
                db
                        .selectFrom(ROLE_HOLDING)
                        .where(
                                ROLE_HOLDING.PERSON_ID.eq(row.getPersonId()),
                                ROLE_HOLDING.ID.ne(row.getId() == null ? 0L : row.getId()),
                                ROLE_HOLDING
                                        .UNTIL_ON
                                        .isNull()
                                        .or(ROLE_HOLDING.UNTIL_ON.gt(row.getFromOn())),
                                row.getUntilOn() == null
                                        ? DSL.trueCondition()
                                        : ROLE_HOLDING.FROM_ON.lt(row.getUntilOn()))
                        .fetch()
                        .stream()
                        .map(other -> Role.valueOf(other.getRole()))
                        .collect(Collectors.toSet());
        Role own = Role.valueOf(row.getRole());
        held.add(own);
        Set<Role> clashing = Separation.clashing(held);
        if (clashing.contains(own) && grounds.isEmpty()) {
            wrong.put(
                    ROLE_HOLDING.EXCEPTION_GROUNDS.getName(),
                    "同じ人が「"
                            + clashing.stream().map(Role::label).collect(Collectors.joining("」「"))
                            + "」を兼ねることになります。分けるか、やむを得ない理由を入れてください。");
        }
        if (!grounds.isEmpty() && approver.isEmpty()) {
            wrong.put(ROLE_HOLDING.EXCEPTION_APPROVER.getName(), "兼ねることを許可した人を入れてください。");
        }
        return wrong;
    }

    @Bean
    static FactKind<?> carried() {
        return new Dated<>(
                "carried",
                "他の団体が担う対策",
                "対策",
                "構成市・県・共同電算・J-LISなどが代わりにしている対策です。証跡を受け取った日から一年たつと「確認できない」になります。",
                CARRIED_MEASURE,
                List.of(
                        choice(CARRIED_MEASURE.MEASURE, "対策", Measure.values(), Measure::label),
                        text(CARRIED_MEASURE.CARRIER, "担う団体").must().hinted("例: 里川市、○○県"),
                        choice(
                                        CARRIED_MEASURE.CARRIER_KIND,
                                        "どんな団体ですか",
                                        CarrierKind.values(),
                                        CarrierKind::label)
                                .unlisted(),
                        text(CARRIED_MEASURE.AGREEMENT, "協定・契約")
                                .hinted("例: 情報通信網の共同利用に関する協定書(令和3年4月1日)"),
                        longText(CARRIED_MEASURE.DIVISION, "責任の分担")
                                .hinted("例: 市: 網の構築、監視、分割。組合: 端末の管理、異常の通報"),
                        text(CARRIED_MEASURE.EVIDENCE_EXPECTED, "受け取る証跡").hinted("例: 年1回の点検結果の写し"),
                        date(CARRIED_MEASURE.EVIDENCE_RECEIVED_ON, "最後に受け取った日"),
                        date(CARRIED_MEASURE.REVIEW_ON, "見直しの日"),
                        date(CARRIED_MEASURE.FROM_ON, "いつから").must().hinted(FROM_HINT).unlisted(),
                        date(CARRIED_MEASURE.UNTIL_ON, "いつまで").hinted(UNTIL_HINT).unlisted()),
                CARRIED_MEASURE.FROM_ON,
                CARRIED_MEASURE.UNTIL_ON,
                List.of(CARRIED_MEASURE.ID),
                FactKinds::wholeBody,
                (_, _) -> Map.of());
    }

    @Bean
    static FactKind<?> committee() {
        return new Dated<>(
                "committee",
                "委員会の記録",
                "会議",
                "情報セキュリティ委員会、又はそれに代わる会議を開いた日です。毎年度一回以上開きます。",
                COMMITTEE_MEETING,
                List.of(
                        date(COMMITTEE_MEETING.HELD_ON, "開いた日").must(),
                        longText(COMMITTEE_MEETING.SUBJECT, "議題")
                                .must()
                                .inList()
                                .hinted("例: 令和8年度の研修と監査の計画")),
                null,
                null,
                List.of(COMMITTEE_MEETING.HELD_ON.desc(), COMMITTEE_MEETING.ID.desc()),
                FactKinds::wholeBody,
                (_, _) -> Map.of());
    }

    @Bean
    static FactKind<?> facts() {
        return new Dated<>(
                "facts",
                "仕事の様子",
                "答え",
                "当てはまる対策を選び出すための、はい・いいえの質問です。変わったときは、前の答えに「いつまで」を入れて、新しい答えを足します。",
                BODY_FACT,
                List.of(
                        choice(BODY_FACT.FACT, "質問", Fact.values(), Fact::label),
                        yesNo(BODY_FACT.ANSWER, "はい"),
                        longText(BODY_FACT.GROUNDS, "根拠"),
                        date(BODY_FACT.FROM_ON, "いつから").must().hinted(FROM_HINT),
                        date(BODY_FACT.UNTIL_ON, "いつまで").hinted(UNTIL_HINT)),
                BODY_FACT.FROM_ON,
                BODY_FACT.UNTIL_ON,
                List.of(BODY_FACT.ID),
                FactKinds::wholeBody,
                FactKinds::answeredTwice);
    }

    private static Map<String, String> answeredTwice(DSLContext db, BodyFactRecord row) {
        boolean overlaps =
                db.fetchExists(
                        BODY_FACT,
                        BODY_FACT.FACT.eq(row.getFact()),
                        BODY_FACT.ID.ne(row.getId() == null ? 0L : row.getId()),
                        BODY_FACT.UNTIL_ON.isNull().or(BODY_FACT.UNTIL_ON.gt(row.getFromOn())),
                        row.getUntilOn() == null
                                ? DSL.trueCondition()
                                : BODY_FACT.FROM_ON.lt(row.getUntilOn()));
        return overlaps
                ? Map.of(BODY_FACT.FROM_ON.getName(), "同じ質問への別の答えと期間が重なります。前の答えに「いつまで」を入れてください。")
                : Map.of();
    }

    private static List<Choice> unitChoices(DSLContext db) {
        return db.select(UNIT.ID, UNIT.NAME, UNIT.UNTIL_ON)
                .from(UNIT)
                .orderBy(UNIT.UNTIL_ON.desc().nullsFirst(), UNIT.POSITION, UNIT.ID)
                .fetch(row -> choiceOf(row.value1(), row.value2(), row.value3()));
    }

    private static List<Choice> organChoices(DSLContext db) {
        return db.select(ORGAN.ID, ORGAN.NAME, ORGAN.UNTIL_ON)
                .from(ORGAN)
                .orderBy(ORGAN.UNTIL_ON.desc().nullsFirst(), ORGAN.ID)
                .fetch(row -> choiceOf(row.value1(), row.value2(), row.value3()));
    }

    private static List<Choice> personChoices(DSLContext db) {
        return db.select(PERSON.ID, PERSON.NAME, PERSON.UNTIL_ON)
                .from(PERSON)
                .orderBy(
                        PERSON.UNTIL_ON.desc().nullsFirst(),
                        PERSON.KANA.asc().nullsLast(),
                        PERSON.NAME)
                .fetch(row -> choiceOf(row.value1(), row.value2(), row.value3()));
    }

    private static Choice choiceOf(Long id, String name, @Nullable String until) {
        return new Choice(Long.toString(id), until == null ? name : name + "(" + until + "まで)");
    }
}
