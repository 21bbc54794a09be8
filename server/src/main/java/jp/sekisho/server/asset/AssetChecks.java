// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.body.PeopleOn;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.FirstFew;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.check.SharedFact;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of assets can say about the obligations of chapters 2, 4 and 6.
@Configuration(proxyBeanMethods = false)
class AssetChecks {

    /// Months within which each asset is looked at again (guideline 9.2: every fiscal year).
    private static final int REVIEW_MONTHS = 12;

    private static final List<EvidenceLink> ASSETS =
            List.of(new EvidenceLink("情報資産台帳", "/registers/assets"));
    private static final Condition IN_USE = ASSET.ENDED_ON.eq("");
    private static final Condition UNCLASSIFIED =
            ASSET.CONFIDENTIALITY_ID
                    .isNull()
                    .or(ASSET.INTEGRITY_ID.isNull())
                    .or(ASSET.AVAILABILITY_ID.isNull());

    /// What the register says as a whole: one statement for all checks of a run.
    ///
    /// @param all assets in use
    /// @param reviewed those that were looked at within the year
    /// @param unclassified those without one of the three classes
    private record Totals(int all, int reviewed, int unclassified) {}

    /// Who answers for assets: how many assets name the same unit and the same person.
    private record Holder(@Nullable Long unit, @Nullable Long owner, int assets) {}

    private static final SharedFact<Totals> TOTALS =
            (db, today) ->
                    db.select(
                                    DSL.count(),
                                    DSL.count()
                                            .filterWhere(
                                                    ASSET.REVIEWED_ON.gt(
                                                            today.minusMonths(REVIEW_MONTHS)
                                                                    .toString())),
                                    DSL.count().filterWhere(UNCLASSIFIED))
                            .from(ASSET)
                            .where(IN_USE)
                            .fetchSingle(
                                    row -> new Totals(row.value1(), row.value2(), row.value3()));

    private static final SharedFact<List<Holder>> HOLDERS =
            (db, _) ->
                    db.select(ASSET.UNIT_ID, ASSET.OWNER_ID, DSL.count())
                            .from(ASSET)
                            .where(IN_USE)
                            .groupBy(ASSET.UNIT_ID, ASSET.OWNER_ID)
                            .fetch(row -> new Holder(row.value1(), row.value2(), row.value3()));

    @Bean
    static Check assetsInventoried() {
        return Check.of("assets-inventoried", AssetChecks::inventoried);
    }

    @Bean
    static Check assetsClassified() {
        return Check.of("assets-classified", AssetChecks::classified);
    }

    @Bean
    static Check assetsOwned() {
        return Check.of("assets-owned", AssetChecks::owned);
    }

    @Bean
    static Check systemsDocumented() {
        return Check.of("systems-documented", AssetChecks::documented);
    }

    /// Every unit has listed its assets, and the whole list was looked at within the year. Looking
    /// at an asset and noting the day is an inspection (現物確認).
    private static CheckResult inventoried(Question question) {
        Totals totals = question.at(TOTALS);
        if (totals.all() == 0) {
            return nothingYet();
        }
        Set<Long> listed =
                question.at(HOLDERS).stream()
                        .map(Holder::unit)
                        .collect(Collectors.toCollection(HashSet::new));
        List<String> without =
                question.at(BodyStore.FACTS).units().stream()
                        .filter(unit -> !listed.contains(unit.id()))
                        .map(Unit::name)
                        .toList();
        if (!without.isEmpty()) {
            return CheckResult.doesNotHold(
                    "資産を一件も登録していない課が"
                            + without.size()
                            + "あります("
                            + FirstFew.of(without)
                            + ")。登録してください。",
                    ASSETS);
        }
        if (totals.reviewed() == 0) {
            return CheckResult.stale("この一年に見直した資産が一件もありません。台帳を見直し、見直した日を入れてください。");
        }
        if (totals.reviewed() < totals.all()) {
            return CheckResult.doesNotHold(
                    totals.all()
                            + "件のうち"
                            + (totals.all() - totals.reviewed())
                            + "件を、この一年に見直していません。見直した日を入れてください。",
                    ASSETS);
        }
        return new CheckResult.Holds(
                totals.all() + "件すべてを、この一年に見直しました。", EvidenceGrade.INSPECTED, ASSETS);
    }

    private static CheckResult classified(Question question) {
        Totals totals = question.at(TOTALS);
        if (totals.all() == 0) {
            return nothingYet();
        }
        if (totals.unclassified() == 0) {
            return new CheckResult.Holds(
                    totals.all() + "件すべてに三つの分類が付いています。", EvidenceGrade.MEASURED, ASSETS);
        }
        List<String> names =
                question.db()
                        .select(ASSET.NAME)
                        .from(ASSET)
                        .where(IN_USE, UNCLASSIFIED)
                        .orderBy(ASSET.NAME, ASSET.ID)
                        .limit(3)
                        .fetch(ASSET.NAME);
        return CheckResult.doesNotHold(
                totals.all()
                        + "件のうち"
                        + totals.unclassified()
                        + "件は、分類(機密性・完全性・可用性)をすべて決めていません("
                        + FirstFew.of(names, totals.unclassified())
                        + ")。台帳で決めてください。",
                ASSETS);
    }

    /// Somebody in office answers for each asset: the person named, else the manager of its unit.
    private static CheckResult owned(Question question) {
        Totals totals = question.at(TOTALS);
        if (totals.all() == 0) {
            return nothingYet();
        }
        BodyFacts facts = question.at(BodyStore.FACTS);
        Set<Long> managed =
                facts.holders(Role.MANAGER.name()).stream()
                        .flatMap(post -> post.unitId().stream())
                        .collect(Collectors.toSet());
        Set<Long> inOffice = question.at(PeopleOn.IDS);
        int without = 0;
        int gone = 0;
        for (Holder holder : question.at(HOLDERS)) {
            if (holder.owner() != null) {
                gone += inOffice.contains(holder.owner()) ? 0 : holder.assets();
            } else if (holder.unit() == null || !managed.contains(holder.unit())) {
                without += holder.assets();
            }
        }
        if (without + gone == 0) {
            return new CheckResult.Holds(
                    totals.all() + "件すべてに、きょう在職する責任者がいます。", EvidenceGrade.MEASURED, ASSETS);
        }
        List<String> wrong = new ArrayList<>();
        if (gone > 0) {
            wrong.add(gone + "件は担当者がもう在職していません");
        }
        if (without > 0) {
            wrong.add(without + "件は担当者も課の情報セキュリティ管理者も決まっていません");
        }
        return CheckResult.doesNotHold(
                totals.all() + "件のうち、" + String.join("、", wrong) + "。台帳か役割で決めてください。", ASSETS);
    }

    /// Each system has its own specification and diagram, renewed after its last change.
    private static CheckResult documented(Question question) {
        List<AssetRecord> systems =
                question.db()
                        .selectFrom(ASSET)
                        .where(IN_USE, ASSET.KIND.eq(AssetKind.SYSTEM.name()))
                        .orderBy(ASSET.NAME, ASSET.ID)
                        .fetch();
        if (systems.isEmpty()) {
            return CheckResult.notYetKnown("情報システムを、まだ台帳に登録していません。");
        }
        Map<Long, List<AssetRecord>> documents =
                question
                        .db()
                        .selectFrom(ASSET)
                        .where(
                                IN_USE,
                                ASSET.KIND.in(
                                        AssetKind.SPECIFICATION.name(), AssetKind.DIAGRAM.name()),
                                ASSET.SYSTEM_ID.isNotNull())
                        .stream()
                        .collect(Collectors.groupingBy(AssetRecord::getSystemId));
        List<String> wrong = new ArrayList<>();
        for (AssetRecord system : systems) {
            SystemDocuments of =
                    new SystemDocuments(system, documents.getOrDefault(system.getId(), List.of()));
            if (of.complaint(AssetKind.SPECIFICATION).isPresent()
                    || of.complaint(AssetKind.DIAGRAM).isPresent()) {
                wrong.add(system.getName());
            }
        }
        return wrong.isEmpty()
                ? new CheckResult.Holds(
                        systems.size() + "システムすべてに、今の仕様書と構成図があります。",
                        EvidenceGrade.INSPECTED,
                        ASSETS)
                : CheckResult.doesNotHold(
                        systems.size()
                                + "システムのうち"
                                + wrong.size()
                                + "に、仕様書か構成図がないか、システムの変更より古いままです("
                                + FirstFew.of(wrong)
                                + ")。",
                        ASSETS);
    }

    private static CheckResult nothingYet() {
        return CheckResult.notYetKnown("情報資産を、まだ一件も登録していません。");
    }
}
