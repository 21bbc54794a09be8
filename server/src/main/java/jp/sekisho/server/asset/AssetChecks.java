// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.CheckId;
import jp.sekisho.policy.catalogue.EvidenceGrade;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.EvidenceLink;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the register of assets can say about the obligations of chapter 2.
@Configuration(proxyBeanMethods = false)
class AssetChecks {

    /// Months within which each asset is looked at again (guideline 9.2: every fiscal year).
    private static final int REVIEW_MONTHS = 12;

    private static final int NAMED = 5;
    private static final List<EvidenceLink> ASSETS =
            List.of(new EvidenceLink("情報資産台帳", "/registers/assets"));
    private static final Condition IN_USE = ASSET.ENDED_ON.eq("");

    @Bean
    static Check assetsInventoried() {
        return Check.of(new CheckId("assets-inventoried"), AssetChecks::inventoried);
    }

    @Bean
    static Check assetsClassified() {
        return Check.of(new CheckId("assets-classified"), AssetChecks::classified);
    }

    @Bean
    static Check assetsOwned() {
        return Check.of(new CheckId("assets-owned"), AssetChecks::owned);
    }

    @Bean
    static Check systemsDocumented() {
        return Check.of(new CheckId("systems-documented"), AssetChecks::documented);
    }

    /// Every unit has listed its assets, and the list was looked at within the year.
    private static CheckResult inventoried(Question question) {
        int all = count(question, DSL.trueCondition());
        if (all == 0) {
            return nothingYet();
        }
        String since = question.today().minusMonths(REVIEW_MONTHS).toString();
        int reviewed = count(question, ASSET.REVIEWED_ON.gt(since));
        Set<Long> listed =
                question.db()
                        .selectDistinct(ASSET.UNIT_ID)
                        .from(ASSET)
                        .where(IN_USE, ASSET.UNIT_ID.isNotNull())
                        .fetchSet(ASSET.UNIT_ID);
        List<String> without =
                BodyStore.units(question.db(), question.today()).stream()
                        .filter(unit -> !listed.contains(unit.id()))
                        .map(BodyFacts.Unit::name)
                        .toList();
        if (!without.isEmpty()) {
            return new CheckResult.DoesNotHold(
                    "資産を一件も登録していない課が" + without.size() + "あります(" + some(without) + ")。登録してください。",
                    Optional.empty(),
                    ASSETS);
        }
        if (reviewed == 0) {
            return new CheckResult.CannotKnow("この一年に見直した資産が一件もありません。台帳を見直し、見直した日を入れてください。", true);
        }
        if (reviewed < all) {
            return new CheckResult.DoesNotHold(
                    all + "件のうち" + (all - reviewed) + "件を、この一年に見直していません。見直した日を入れてください。",
                    Optional.empty(),
                    ASSETS);
        }
        return new CheckResult.Holds(all + "件すべてを、この一年に見直しました。", EvidenceGrade.DECLARED, ASSETS);
    }

    private static CheckResult classified(Question question) {
        return everyAsset(
                question,
                ASSET.CONFIDENTIALITY_ID
                        .isNull()
                        .or(ASSET.INTEGRITY_ID.isNull())
                        .or(ASSET.AVAILABILITY_ID.isNull()),
                "分類(機密性・完全性・可用性)をすべて決めていません");
    }

    private static CheckResult owned(Question question) {
        return everyAsset(question, ASSET.UNIT_ID.isNull(), "担当課が決まっていません");
    }

    private static CheckResult everyAsset(Question question, Condition wrong, String what) {
        int all = count(question, DSL.trueCondition());
        if (all == 0) {
            return nothingYet();
        }
        int bad = count(question, wrong);
        if (bad == 0) {
            return new CheckResult.Holds(all + "件すべてで決まっています。", EvidenceGrade.DECLARED, ASSETS);
        }
        List<String> names =
                question.db()
                        .select(ASSET.NAME)
                        .from(ASSET)
                        .where(IN_USE, wrong)
                        .orderBy(ASSET.NAME, ASSET.ID)
                        .limit(NAMED)
                        .fetch(ASSET.NAME);
        return new CheckResult.DoesNotHold(
                all + "件のうち" + bad + "件は、" + what + "(" + some(names) + ")。台帳で決めてください。",
                Optional.empty(),
                ASSETS);
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
            return new CheckResult.CannotKnow("情報システムを、まだ台帳に登録していません。", false);
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
                        systems.size() + "システムすべてに、今の仕様書と構成図があります。", EvidenceGrade.DECLARED, ASSETS)
                : new CheckResult.DoesNotHold(
                        systems.size()
                                + "システムのうち"
                                + wrong.size()
                                + "に、仕様書か構成図がないか、システムの変更より古いままです("
                                + some(wrong)
                                + ")。",
                        Optional.empty(),
                        ASSETS);
    }

    private static CheckResult nothingYet() {
        return new CheckResult.CannotKnow("情報資産を、まだ一件も登録していません。", false);
    }

    private static int count(Question question, Condition condition) {
        return question.db().fetchCount(ASSET, IN_USE.and(condition));
    }

    private static String some(List<String> names) {
        return String.join("、", names.subList(0, Math.min(names.size(), NAMED)))
                + (names.size() > NAMED ? " ほか" : "");
    }
}
