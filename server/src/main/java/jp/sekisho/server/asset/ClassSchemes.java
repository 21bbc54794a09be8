// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.database.schema.tables.ClassLevel.CLASS_LEVEL;
import static jp.sekisho.server.database.schema.tables.ClassMapping.CLASS_MAPPING;
import static jp.sekisho.server.database.schema.tables.ClassScheme.CLASS_SCHEME;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.database.schema.tables.records.ClassLevelRecord;
import jp.sekisho.server.database.schema.tables.records.ClassMappingRecord;
import jp.sekisho.server.database.schema.tables.records.ClassSchemeRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The classification schemes of a body, and the way from one to another.
@Component
final class ClassSchemes {

    /// Assets that are moved in one transaction.
    static final int MAX_MOVED = 200_000;

    private final Evidence evidence;
    private final Ids ids;

    ClassSchemes(Evidence evidence, Ids ids) {
        this.evidence = evidence;
        this.ids = ids;
    }

    /// A level with the number of assets that stand in it.
    record Level(
            long id,
            Dimension dimension,
            String code,
            String name,
            String meaning,
            String handling,
            int assets) {}

    /// A scheme with its levels.
    record Scheme(
            long id, String name, String source, String from, String until, List<Level> levels) {
        Scheme {
            levels = List.copyOf(levels);
        }

        boolean isInForce(String today) {
            return from.compareTo(today) <= 0 && (until.isEmpty() || until.compareTo(today) > 0);
        }
    }

    /// What became of a move from one scheme to another.
    sealed interface Moved {

        /// Assets got their new level.
        record Done(int assets) implements Moved {}

        /// Nothing was moved; the sentence says why.
        record Refused(String sentence) implements Moved {}
    }

    List<Scheme> all(DSLContext db) {
        Map<Long, Integer> used = new LinkedHashMap<>();
        for (TableField<AssetRecord, Long> column : columns()) {
            db.select(column, DSL.count())
                    .from(ASSET)
                    .where(column.isNotNull())
                    .groupBy(column)
                    .forEach(row -> used.merge(row.value1(), row.value2(), Integer::sum));
        }
        Map<Long, Result<ClassLevelRecord>> levels =
                db.selectFrom(CLASS_LEVEL)
                        .orderBy(CLASS_LEVEL.SCHEME_ID, CLASS_LEVEL.DIMENSION, CLASS_LEVEL.POSITION)
                        .fetchGroups(CLASS_LEVEL.SCHEME_ID);
        return db.selectFrom(CLASS_SCHEME)
                .orderBy(CLASS_SCHEME.FROM_ON.desc(), CLASS_SCHEME.ID)
                .fetch(row ->
                        new Scheme(
                                row.getId(),
                                row.getName(),
                                row.getSource(),
                                row.getFromOn(),
                                row.getUntilOn() == null ? "" : row.getUntilOn(),
                                levels(levels.get(row.getId()), used)));
    }

    private static List<Level> levels(
            @Nullable Result<ClassLevelRecord> rows, Map<Long, Integer> used) {
        return rows == null ? List.of() : rows.map(row -> level(row, used));
    }

    private static Level level(ClassLevelRecord row, Map<Long, Integer> used) {
        return new Level(
                row.getId(),
                Dimension.valueOf(row.getDimension()),
                row.getCode(),
                row.getName(),
                row.getMeaning(),
                row.getHandling(),
                used.getOrDefault(row.getId(), 0));
    }

    /// The map from one scheme to another: for each level the levels it may become.
    Map<Long, Result<ClassMappingRecord>> map(DSLContext db, long from) {
        return db.selectFrom(CLASS_MAPPING)
                .where(
                        CLASS_MAPPING.FROM_LEVEL_ID.in(
                                DSL.select(CLASS_LEVEL.ID)
                                        .from(CLASS_LEVEL)
                                        .where(CLASS_LEVEL.SCHEME_ID.eq(from))))
                .orderBy(CLASS_MAPPING.ID)
                .fetchGroups(CLASS_MAPPING.FROM_LEVEL_ID);
    }

    /// Adds a scheme of the body's own, in force from a day; the day ends those that were in force.
    ///
    /// @param levels code and name of each level, by dimension, the highest first
    long add(
            Visit visit,
            String name,
            String from,
            Map<Dimension, List<Map.Entry<String, String>>> levels) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "分類の区分「" + name + "」を加える",
                change -> {
                    long id = ids.next();
                    ClassSchemeRecord scheme = new ClassSchemeRecord();
                    scheme.setId(id);
                    scheme.setName(name);
                    scheme.setSource("団体の定め");
                    scheme.setFromOn(from);
                    change.insert(scheme);
                    List<ClassLevelRecord> rows = new ArrayList<>();
                    levels.forEach((dimension, list) -> {
                        int position = 1;
                        for (Map.Entry<String, String> level : list) {
                            ClassLevelRecord row = new ClassLevelRecord();
                            row.setId(ids.next());
                            row.setSchemeId(id);
                            row.setDimension(dimension.name());
                            row.setCode(level.getKey());
                            row.setName(level.getValue());
                            row.setMeaning("");
                            row.setHandling("");
                            row.setPosition(position++);
                            rows.add(row);
                        }
                    });
                    change.insertAll(rows);
                    return id;
                });
    }

    /// Begins or ends a scheme.
    void inForce(Visit visit, long id, String from, Optional<String> until) {
        evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "分類の区分を使う期間の変更",
                change -> {
                    change.db()
                            .fetchOptional(CLASS_SCHEME, CLASS_SCHEME.ID.eq(id))
                            .ifPresent(scheme -> {
                                scheme.setFromOn(from);
                                scheme.setUntilOn(until.orElse(null));
                                change.update(scheme);
                            });
                    return id;
                });
    }

    /// Moves assets from levels of one scheme to levels of another, as decided; the decision is
    /// kept as the map. Assets of a level for which nothing was decided stay where they are.
    ///
    /// @param decisions new level by old level
    Moved move(Visit visit, Map<Long, Long> decisions) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "分類の区分の移し替え",
                change -> {
                    Map<Long, String> dimensions =
                            change.db()
                                    .select(CLASS_LEVEL.ID, CLASS_LEVEL.DIMENSION)
                                    .from(CLASS_LEVEL)
                                    .fetchMap(CLASS_LEVEL.ID, CLASS_LEVEL.DIMENSION);
                    for (Map.Entry<Long, Long> decision : decisions.entrySet()) {
                        String from = dimensions.get(decision.getKey());
                        if (from == null || !from.equals(dimensions.get(decision.getValue()))) {
                            return new Moved.Refused("移す先が、同じ種類の分類ではありません。選び直してください。");
                        }
                    }
                    Set<Long> moved = new HashSet<>();
                    for (TableField<AssetRecord, Long> column : columns()) {
                        var assets =
                                change.db()
                                        .selectFrom(ASSET)
                                        .where(column.in(decisions.keySet()))
                                        .orderBy(ASSET.ID)
                                        .limit(MAX_MOVED)
                                        .fetch();
                        for (AssetRecord asset : assets) {
                            asset.set(column, decisions.get(asset.get(column)));
                            change.update(asset);
                            moved.add(asset.getId());
                        }
                    }
                    return new Moved.Done(moved.size());
                });
    }

    private static List<TableField<AssetRecord, Long>> columns() {
        return List.of(ASSET.CONFIDENTIALITY_ID, ASSET.INTEGRITY_ID, ASSET.AVAILABILITY_ID);
    }
}
