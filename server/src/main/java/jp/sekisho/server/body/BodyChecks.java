// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.CommitteeMeeting.COMMITTEE_MEETING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.CheckId;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.CarriedMeasure;
import jp.sekisho.server.body.BodyFacts.Post;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What can be known about roles, the committee and other bodies from the facts entered.
@Configuration(proxyBeanMethods = false)
class BodyChecks {

    private static final List<EvidenceLink> ROLES =
            List.of(new EvidenceLink("役割の一覧", "/settings/roles"));
    private static final List<EvidenceLink> CARRIED =
            List.of(new EvidenceLink("他の団体が担う対策", "/settings/carried"));
    private static final List<EvidenceLink> MEETINGS =
            List.of(new EvidenceLink("委員会の記録", "/settings/committee"));

    private static final int CARRIED_MONTHS = 12;

    @Bean
    static Check rolesFilled() {
        return check("roles-filled", BodyChecks::filled);
    }

    @Bean
    static Check rolesSeparated() {
        return check("roles-separated", BodyChecks::separated);
    }

    @Bean
    static Check committeeMet() {
        return check("committee-met", BodyChecks::met);
    }

    @Bean
    static Check carriedEvidenceReceived() {
        return check("carried-evidence-received", BodyChecks::received);
    }

    @Bean
    static Check exemptionRecorded() {
        return check("exemption-recorded", BodyChecks::exempted);
    }

    private static CheckResult filled(Question question) {
        Role role =
                switch (question.obligation().id().value()) {
                    case "org.ciso" -> Role.CISO;
                    case "org.chief-officer" -> Role.CHIEF_OFFICER;
                    case "org.officer" -> Role.OFFICER;
                    case "org.manager" -> Role.MANAGER;
                    case "org.system-manager" -> Role.SYSTEM_MANAGER;
                    case "org.system-operator" -> Role.SYSTEM_OPERATOR;
                    case "org.csirt" -> Role.CSIRT;
                    default -> Role.POINT_OF_CONTACT;
                };
        List<Post> holders = facts(question).holders(role.name());
        if (facts(question).posts().isEmpty()) {
            return new CheckResult.CannotKnow("役割に当たる人を、まだ一人も登録していません。", false);
        }
        if (role == Role.MANAGER) {
            return everyUnit(question, holders);
        }
        if (holders.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    role.label() + "に当たる人が、きょう一人もいません。発令して登録してください。", Optional.empty(), ROLES);
        }
        return new CheckResult.Holds(
                role.label() + "は、" + names(holders) + "です。", EvidenceGrade.INSPECTED, ROLES);
    }

    private static CheckResult everyUnit(Question question, List<Post> holders) {
        List<Unit> units = facts(question).units();
        List<String> empty =
                units.stream()
                        .filter(unit ->
                                holders.stream()
                                        .noneMatch(post ->
                                                post.unitId().equals(Optional.of(unit.id()))))
                        .map(Unit::name)
                        .toList();
        if (units.isEmpty()) {
            return new CheckResult.CannotKnow("課や学校を、まだ登録していません。", false);
        }
        if (!empty.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    units.size() + "の課・学校のうち、" + some(empty) + "に情報セキュリティ管理者がいません。",
                    Optional.empty(),
                    ROLES);
        }
        return new CheckResult.Holds(
                units.size() + "の課・学校のすべてに情報セキュリティ管理者がいます。", EvidenceGrade.INSPECTED, ROLES);
    }

    private static CheckResult separated(Question question) {
        if (facts(question).posts().isEmpty()) {
            return new CheckResult.CannotKnow("役割に当たる人を、まだ一人も登録していません。", false);
        }
        Map<String, Set<Role>> held = new TreeMap<>();
        Set<String> excepted = new TreeSet<>();
        for (Post post : facts(question).posts()) {
            held.computeIfAbsent(post.person(), p -> new TreeSet<>())
                    .add(Role.valueOf(post.role()));
            if (!post.exceptionGrounds().isEmpty()) {
                excepted.add(post.person());
            }
        }
        List<String> bare = new ArrayList<>();
        held.forEach((person, roles) -> {
            if (!excepted.contains(person) && !Separation.clashing(roles).isEmpty()) {
                bare.add(
                        person
                                + "("
                                + roles.stream().map(Role::label).collect(Collectors.joining("・"))
                                + ")");
            }
        });
        if (!bare.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "兼ねてはならない役割を、例外の記録なしに兼ねています: " + some(bare) + "。役割を分けるか、理由と許可を記録してください。",
                    Optional.empty(),
                    ROLES);
        }
        return new CheckResult.Holds(
                excepted.isEmpty()
                        ? "兼ねてはならない役割の重なりはありません。"
                        : "やむを得ない兼務" + excepted.size() + "人に、理由と許可の記録があります。",
                // Rights in this product follow from these rows alone, so it measures itself.
                EvidenceGrade.MEASURED,
                ROLES);
    }

    private static CheckResult met(Question question) {
        FiscalYear year = FiscalYear.of(question.today());
        List<LocalDate> meetings =
                question.db()
                        .select(COMMITTEE_MEETING.HELD_ON)
                        .from(COMMITTEE_MEETING)
                        .where(COMMITTEE_MEETING.HELD_ON.le(question.today().toString()))
                        .orderBy(COMMITTEE_MEETING.HELD_ON.desc())
                        .fetch(row -> LocalDate.parse(row.value1()));
        if (meetings.isEmpty()) {
            return new CheckResult.CannotKnow("委員会を開いた記録が、まだ一つもありません。", false);
        }
        long held = meetings.stream().filter(day -> !day.isBefore(year.first())).count();
        if (held == 0) {
            return new CheckResult.DoesNotHold(
                    year.text() + "は、委員会をまだ開いていません(前回は" + date(meetings.getFirst()) + ")。",
                    Optional.of(year.end().minusDays(1)),
                    MEETINGS);
        }
        return new CheckResult.Holds(
                year.text() + "に" + held + "回開きました(最近は" + date(meetings.getFirst()) + ")。",
                EvidenceGrade.INSPECTED,
                MEETINGS);
    }

    private static CheckResult received(Question question) {
        List<CarriedMeasure> carried = facts(question).carried();
        if (carried.isEmpty()) {
            return new CheckResult.CannotKnow("他の団体が担う対策を、まだ登録していません。無ければ「対象外」としてください。", false);
        }
        List<String> missing =
                carried.stream()
                        .filter(measure ->
                                measure.evidenceReceivedOn()
                                        .map(day ->
                                                day.plusMonths(CARRIED_MONTHS)
                                                        .isBefore(question.today()))
                                        .orElse(true))
                        .map(measure -> measure.carrier() + "の" + measure.measure().label())
                        .toList();
        if (!missing.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    carried.size()
                            + "件のうち"
                            + missing.size()
                            + "件の証跡を、この1年に受け取っていません: "
                            + some(missing)
                            + "。",
                    Optional.empty(),
                    CARRIED);
        }
        return new CheckResult.Holds(
                "他の団体が担う" + carried.size() + "件すべての証跡を、1年以内に受け取っています。",
                EvidenceGrade.THIRD_PARTY,
                CARRIED);
    }

    private static CheckResult exempted(Question question) {
        return facts(question)
                .exemption()
                .<CheckResult>map(exemption ->
                        question.today().isBefore(exemption.reviewOn())
                                ? new CheckResult.Holds(
                                        "対象外の根拠、決定者、見直しの日("
                                                + date(exemption.reviewOn())
                                                + ")を記録しています。",
                                        EvidenceGrade.INSPECTED,
                                        List.of(new EvidenceLink("団体の基本", "/settings/body")))
                                : new CheckResult.DoesNotHold(
                                        "対象外とした判断の見直しの日(" + date(exemption.reviewOn()) + ")を過ぎました。",
                                        Optional.of(exemption.reviewOn()),
                                        List.of(new EvidenceLink("団体の基本", "/settings/body"))))
                .orElseGet(() ->
                        new CheckResult.CannotKnow(
                                "八つの措置の対象外かどうかを、まだ決めていません。対象になる団体は、この項目を「対象外」としてください。", false));
    }

    private static BodyFacts facts(Question question) {
        return BodyStore.asOf(question.db(), question.today())
                .orElseThrow(
                        () -> new IllegalStateException("a body that is not set up has no board"));
    }

    private static Check check(String id, Function<Question, CheckResult> answer) {
        return Check.of(new CheckId(id), answer);
    }

    private static String names(List<Post> holders) {
        List<String> names =
                holders.stream()
                        .map(post ->
                                post.person()
                                        + (post.memberBody().isEmpty()
                                                ? ""
                                                : "(" + post.memberBody() + ")"))
                        .distinct()
                        .toList();
        return some(names);
    }

    /// The first three, and how many more.
    private static String some(List<String> names) {
        String first = names.stream().limit(3).collect(Collectors.joining("、"));
        return names.size() <= 3 ? first : first + "ほか" + (names.size() - 3) + "件";
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }
}
