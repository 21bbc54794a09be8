// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.law;

import static jp.sekisho.server.database.schema.tables.Law.LAW;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.Rows;
import jp.sekisho.server.duty.DutySource;
import org.jooq.Condition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of laws can say, and when it is due.
@Configuration(proxyBeanMethods = false)
class LawChecks {

    private static final Condition IN_FORCE = LAW.ENDED_ON.eq("");

    @Bean
    static Check lawsCurrent() {
        return Check.of("laws-current", LawChecks::current);
    }

    private static CheckResult current(Question question) {
        return new Rows(
                        LAW,
                        LAW.NAME,
                        IN_FORCE,
                        "法令・規程",
                        new EvidenceLink("法令・規程台帳", "/registers/laws"))
                .every(
                        question,
                        EvidenceGrade.INSPECTED,
                        "この1年に改正を確かめ、職員等に知らせています。",
                        List.of(
                                Rows.Flaw.of(LAW.TOLD_ON.eq(""), "職員等に知らせていません"),
                                Rows.Flaw.of(
                                        LAW.TOLD_ON.gt("").and(LAW.TOLD_ON.lt(LAW.AMENDED_ON)),
                                        "改正のあと、職員等に知らせていません"),
                                Rows.Flaw.stale(unchecked(question.today()), "この1年に改正を確かめていません")));
    }

    /// Laws in force that nobody has looked at within a year.
    static Condition unchecked(LocalDate today) {
        return IN_FORCE.and(LAW.CHECKED_ON.lt(today.minusYears(1).toString()));
    }

    @Bean
    static DutySource lawCheckDue() {
        return new DutySource(
                "法令・規程の改正を確かめる",
                "/registers/laws/",
                LAW,
                LAW.ID,
                LAW.NAME,
                DutySource.yearAfter(LAW.CHECKED_ON),
                IN_FORCE,
                Permission.READ_PERMITS,
                LAW.UNIT_ID,
                30,
                15);
    }
}
