// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.database.schema.tables.ClassLevel.CLASS_LEVEL;
import static jp.sekisho.server.database.schema.tables.ClassScheme.CLASS_SCHEME;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.register.Fields;
import jp.sekisho.server.register.ReferenceSource;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The rows to which an asset refers.
final class References {

    private static final jp.sekisho.server.database.schema.tables.Asset SYSTEM =
            ASSET.as("system_asset");

    private References() {}

    /// A level of the schemes in force today, in one of the three dimensions.
    record Level(Dimension dimension) implements ReferenceSource {

        @Override
        public Table<?> table() {
            return CLASS_LEVEL;
        }

        @Override
        public Field<Long> id() {
            return CLASS_LEVEL.ID;
        }

        @Override
        public Field<String> label() {
            return CLASS_LEVEL.NAME;
        }

        @Override
        public OrderField<?> order() {
            return CLASS_LEVEL.POSITION;
        }

        @Override
        public Condition selectable(Visit visit) {
            return CLASS_LEVEL
                    .DIMENSION
                    .eq(dimension.name())
                    .and(
                            CLASS_LEVEL.SCHEME_ID.in(
                                    DSL.select(CLASS_SCHEME.ID)
                                            .from(CLASS_SCHEME)
                                            .where(
                                                    Fields.inForce(
                                                            CLASS_SCHEME.FROM_ON,
                                                            CLASS_SCHEME.UNTIL_ON,
                                                            visit))));
        }
    }

    /// A network zone of today.
    record ZoneOfToday() implements ReferenceSource {

        @Override
        public Table<?> table() {
            return ZONE;
        }

        @Override
        public Field<Long> id() {
            return ZONE.ID;
        }

        @Override
        public Field<String> label() {
            return ZONE.NAME;
        }

        @Override
        public OrderField<?> order() {
            return ZONE.ID;
        }

        @Override
        public Condition selectable(Visit visit) {
            return Fields.inForce(ZONE.FROM_ON, ZONE.UNTIL_ON, visit);
        }
    }

    /// An information system among the assets that the person may see.
    record SystemAsset() implements ReferenceSource {

        @Override
        public Table<?> table() {
            return SYSTEM;
        }

        @Override
        public Field<Long> id() {
            return SYSTEM.ID;
        }

        @Override
        public Field<String> label() {
            return SYSTEM.NAME;
        }

        @Override
        public Condition selectable(Visit visit) {
            return SYSTEM.KIND
                    .eq(AssetKind.SYSTEM.name())
                    .and(SYSTEM.ENDED_ON.eq(""))
                    .and(visit.scopeOf(Permission.READ_ASSETS, SYSTEM.UNIT_ID));
        }
    }
}
