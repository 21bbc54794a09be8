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
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.CarriedMeasure;
import jp.sekisho.server.body.BodyFacts.Post;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.FirstFew;
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

    /// Whom each obligation of the catalogue wants appointed.
    private static final Map<String, Role> ROLES_ASKED =
            Map.of(
                    "org.ciso", Role.CISO,
                    "org.chief-officer", Role.CHIEF_OFFICER,
                    "org.officer", Role.OFFICER,
                    "org.manager", Role.MANAGER,
                    "org.system-manager", Role.SYSTEM_MANAGER,
                    "org.system-operator", Role.SYSTEM_OPERATOR,
                    "org.csirt", Role.CSIRT);

    @Bean
    static Check rolesFilled() {
        return Check.of("roles-filled", BodyChecks::filled);
    }

    @Bean
    static Check rolesSeparated() {
        return Check.of("roles-separated", BodyChecks::separated);
    }

    @Bean
    static Check committeeMet() {
        return Check.of("committee-met", BodyChecks::met);
    }

    @Bean
    static Check carriedEvidenceReceived() {
        return Check.of("carried-evidence-received", BodyChecks::received);
    }

    @Bean
    static Check exemptionRecorded() {
        return Check.of("exemption-recorded", BodyChecks::exempted);
    }

    private static CheckResult filled(Question question) {
        ObligationId asked = question.obligation().id();
        Role role = ROLES_ASKED.get(asked.value());
        if (role == null) {
            throw new IllegalStateException("no role belongs to the obligation " + asked);
        }
        BodyFacts facts = question.at(BodyStore.FACTS);
        List<Post> holders = facts.holders(role.name());
        if (facts.posts().isEmpty()) {
            return CheckResult.notYetKnown("役割に当たる人を、まだ一人も登録していません。");
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
        List<Unit> units = question.at(BodyStore.FACTS).units();
        List<String> empty =
                units.stream()
                        .filter(unit ->
                                holders.stream()
                                        .noneMatch(post ->
                                                post.unitId().equals(Optional.of(unit.id()))))
                        .map(Unit::name)
                        .toList();
        if (units.isEmpty()) {
            return CheckResult.notYetKnown("課や学校を、まだ登録していません。");
        }
        if (!empty.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    units.size() + "の課・学校のうち、" + FirstFew.of(empty) + "に情報セキュリティ管理者がいません。",
                    Optional.empty(),
                    ROLES);
        }
        return new CheckResult.Holds(
                units.size() + "の課・学校のすべてに情報セキュリティ管理者がいます。", EvidenceGrade.INSPECTED, ROLES);
    }

    private static CheckResult separated(Question question) {
        if (question.at(BodyStore.FACTS).posts().isEmpty()) {
            return CheckResult.notYetKnown("役割に当たる人を、まだ一人も登録していません。");
        }
        Map<Long, List<Post>> held = new TreeMap<>();
        for (Post post : question.at(BodyStore.FACTS).posts()) {
            held.computeIfAbsent(post.personId(), _ -> new ArrayList<>()).add(post);
        }
        List<String> bare = new ArrayList<>();
        int excepted = 0;
        for (List<Post> posts : held.values()) {
            Set<Role> roles = new TreeSet<>();
            posts.forEach(post -> roles.add(Role.valueOf(post.role())));
            if (Separation.clashing(roles).isEmpty()) {
                continue;
            }
            if (posts.stream().allMatch(post -> post.exceptionGrounds().isEmpty())) {
                bare.add(
                        posts.getFirst().person()
                                + "("
                                + roles.stream().map(Role::label).collect(Collectors.joining("・"))
                                + ")");
            } else {
                excepted++;
            }
        }
        if (!bare.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "兼ねてはならない役割を、例外の記録なしに兼ねています: " + FirstFew.of(bare) + "。役割を分けるか、理由と許可を記録してください。",
                    Optional.empty(),
                    ROLES);
        }
        return new CheckResult.Holds(
                excepted == 0
                        ? "兼ねてはならない役割の重なりはありません。"
                        : "やむを得ない兼務" + excepted + "人に、理由と許可の記録があります。",
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
            return CheckResult.notYetKnown("委員会を開いた記録が、まだ一つもありません。");
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
        List<CarriedMeasure> carried = question.at(BodyStore.FACTS).carried();
        if (carried.isEmpty()) {
            return CheckResult.notYetKnown("他の団体が担う対策を、まだ登録していません。無ければ「対象外」としてください。");
        }
        List<String> missing =
                carried.stream()
                        .filter(measure ->
                                measure.evidenceReceivedOn()
                                        .filter(day -> !day.isAfter(question.today()))
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
                            + FirstFew.of(missing)
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
        return question.at(BodyStore.FACTS)
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
                        CheckResult.notYetKnown(
                                "八つの措置の対象外かどうかを、まだ決めていません。対象になる団体は、この項目を「対象外」としてください。"));
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
        return FirstFew.of(names);
    }

    private static String date(LocalDate day) {
        return new JapaneseDate(day).text();
    }
}
