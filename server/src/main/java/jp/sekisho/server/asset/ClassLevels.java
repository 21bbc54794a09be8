// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.ClassLevel.CLASS_LEVEL;

import java.util.List;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.ReferenceSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Classification, for other features.
public final class ClassLevels {

    /// The lowest level of every scheme: what may be published.
    private static final String LOWEST = "1";

    private ClassLevels() {}

    /// Returns the levels of confidentiality in force.
    public static ReferenceSource confidentiality() {
        return new References.Level(Dimension.CONFIDENTIALITY);
    }

    /// Returns what information can say about persons.
    public static List<Option> personal() {
        return Personal.options();
    }

    /// Returns the condition that a level stands above the lowest (機密性2以上).
    ///
    /// @param level the column of the level's id
    public static Condition aboveLowest(Field<Long> level) {
        return level.in(
                DSL.select(CLASS_LEVEL.ID).from(CLASS_LEVEL).where(CLASS_LEVEL.CODE.ne(LOWEST)));
    }

    /// Tells whether a level stands above the lowest; one that nobody has chosen counts as such.
    ///
    /// @param db the body's database
    /// @param level the level's id
    public static boolean isAboveLowest(DSLContext db, @Nullable Long level) {
        return level == null
                || db.fetchExists(
                        CLASS_LEVEL, CLASS_LEVEL.ID.eq(level), CLASS_LEVEL.CODE.ne(LOWEST));
    }
}
