// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VisitTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    // 1 ─ 2 ─ 3, 1 ─ 4; 5 stands alone.
    private static final Units UNITS =
            new Units(
                    List.of(
                            new Units.Link(1, null),
                            new Units.Link(2, 1L),
                            new Units.Link(3, 2L),
                            new Units.Link(4, 1L),
                            new Units.Link(5, null)));

    @TempDir Path folder;

    @Test
    void whoHoldsNoRoleMayOnlyMindTheOwnAccount() {
        Visit visit = visit();

        for (Permission permission : Permission.values()) {
            assertThat(visit.may(permission)).isEqualTo(permission == Permission.OWN_ACCOUNT);
        }
    }

    @Test
    void aManagerReachesTheUnitsBelowAndNotThoseAbove() {
        Visit visit = visit(new Holding(Role.MANAGER, 2L));

        assertThat(reached(visit, Permission.EDIT_ASSETS)).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void concurrentPostsAddUp() {
        Visit visit = visit(new Holding(Role.MANAGER, 3L), new Holding(Role.MANAGER, 5L));

        assertThat(reached(visit, Permission.EDIT_ASSETS)).containsExactlyInAnyOrder(3L, 5L);
    }

    @Test
    void anAuditorDoesNotAuditTheOwnUnit() {
        Visit visit = visit(new Holding(Role.STAFF, 4L), new Holding(Role.AUDITOR, 4L));

        assertThat(reached(visit, Permission.AUDIT))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 5L, null);
    }

    @Test
    void aRoleWithoutAUnitReachesNoUnit() {
        Visit visit = visit(new Holding(Role.MANAGER, null));

        assertThat(reached(visit, Permission.EDIT_ASSETS)).isEmpty();
    }

    @Test
    void aRingOfUnitsEnds() {
        Units ring = new Units(List.of(new Units.Link(1, 2L), new Units.Link(2, 1L)));

        assertThat(ring.withThoseBelow(1)).containsExactlyInAnyOrder(1L, 2L);
    }

    @ParameterizedTest
    @EnumSource
    void theSqlConditionKeepsExactlyTheRowsThatOneMaySee(Kind kind) {
        try (BodyDatabases databases = TestDatabases.fresh(kind, folder)) {
            BodyDatabase town = databases.create(new BodyKey("town"));
            town.write(VisitTest::fill);
            Random random = new Random(20261122);
            for (int i = 0; i < 300; i++) {
                Visit visit = visit(holdings(random));
                Permission permission =
                        Permission.values()[random.nextInt(Permission.values().length)];
                List<Long> kept =
                        town.read(db ->
                                db.select(PERSON.UNIT_ID)
                                        .from(PERSON)
                                        .where(visit.scopeOf(permission, PERSON.UNIT_ID))
                                        .fetch(PERSON.UNIT_ID));

                assertThat(new HashSet<>(kept))
                        .as("%s for %s", permission, visit.visitor())
                        .isEqualTo(reached(visit, permission));
                if (!visit.may(permission)) {
                    assertThat(kept).isEmpty();
                }
            }
        }
    }

    private static Holding[] holdings(Random random) {
        List<Holding> holdings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int unit = random.nextInt(6);
            holdings.add(
                    new Holding(
                            Role.values()[random.nextInt(Role.values().length)],
                            unit == 0 ? null : (long) unit));
        }
        return holdings.toArray(Holding[]::new);
    }

    private static Set<@Nullable Long> reached(Visit visit, Permission permission) {
        Set<@Nullable Long> reached = new HashSet<>();
        for (long unit = 1; unit <= 5; unit++) {
            if (visit.may(permission, unit)) {
                reached.add(unit);
            }
        }
        if (visit.may(permission, null)) {
            reached.add(null);
        }
        return reached;
    }

    @SuppressWarnings("NullAway") // no database is needed to ask who may what
    private static Visit visit(Holding... holdings) {
        return new Visit(
                null,
                new Visitor(new AccountId(1), "試験", 1L, List.of(holdings)),
                TODAY,
                () -> UNITS);
    }

    private static int fill(DSLContext db) {
        for (long unit = 0; unit <= 5; unit++) {
            if (unit > 0) {
                db.insertInto(UNIT)
                        .set(UNIT.ID, unit)
                        .set(UNIT.VERSION, 1)
                        .set(UNIT.NAME, "課" + unit)
                        .set(UNIT.SCHOOL, false)
                        .set(UNIT.POSITION, 1)
                        .set(UNIT.FROM_ON, "2020-04-01")
                        .execute();
            }
            db.insertInto(PERSON)
                    .set(PERSON.ID, 100 + unit)
                    .set(PERSON.VERSION, 1)
                    .set(PERSON.NAME, "職員" + unit)
                    .set(PERSON.EMPLOYMENT, "REGULAR")
                    .set(PERSON.UNIT_ID, unit == 0 ? null : unit)
                    .set(PERSON.FROM_ON, "2020-04-01")
                    .execute();
        }
        return 6;
    }
}
