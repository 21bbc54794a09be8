// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Body.BODY;
import static jp.sekisho.server.database.schema.tables.BodyFact.BODY_FACT;
import static jp.sekisho.server.database.schema.tables.CarriedMeasure.CARRIED_MEASURE;
import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;
import static jp.sekisho.server.database.schema.tables.Zone.ZONE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.NetworkModel;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.body.BodyFacts.CarriedMeasure;
import jp.sekisho.server.body.BodyFacts.Exemption;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.body.BodyFacts.Organ;
import jp.sekisho.server.body.BodyFacts.Post;
import jp.sekisho.server.body.BodyFacts.Unit;
import jp.sekisho.server.body.BodyFacts.Zone;
import jp.sekisho.server.check.SharedFact;
import jp.sekisho.server.database.schema.tables.records.BodyRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Reads what is so about a body on a day. The door of this feature for all others.
public final class BodyStore {

    /// What is so about the body, for the checks of a run.
    public static final SharedFact<BodyFacts> FACTS =
            (db, day) ->
                    asOf(db, day)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "a body that is not set up has no board"));

    private BodyStore() {}

    /// Returns the body's name, or nothing while it is not set up.
    ///
    /// @param db the body's database
    public static Optional<String> name(DSLContext db) {
        return db.select(BODY.NAME).from(BODY).fetchOptional(BODY.NAME);
    }

    /// Returns what is so on a day, or nothing while the body is not set up.
    ///
    /// @param db the body's database
    /// @param day past, present or future
    public static Optional<BodyFacts> asOf(DSLContext db, LocalDate day) {
        return db.selectFrom(BODY)
                .fetchOptional()
                .map(body ->
                        new BodyFacts(
                                day,
                                body.getName(),
                                BodyKind.valueOf(body.getKind()),
                                Optional.ofNullable(body.getNetworkModel())
                                        .map(NetworkModel::valueOf),
                                exemption(body),
                                organs(db, day),
                                units(db, day),
                                posts(db, day),
                                zones(db, day),
                                facts(db, day),
                                carried(db, day)));
    }

    private static Optional<Exemption> exemption(BodyRecord body) {
        if (body.getExemptionGrounds() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Exemption(
                        body.getExemptionGrounds(),
                        body.getExemptionApprover(),
                        LocalDate.parse(body.getExemptionDecidedOn()),
                        LocalDate.parse(body.getExemptionReviewOn())));
    }

    private static List<Organ> organs(DSLContext db, LocalDate day) {
        return db.selectFrom(ORGAN)
                .where(Period.covers(ORGAN.FROM_ON, ORGAN.UNTIL_ON, day))
                .orderBy(ORGAN.ID)
                .fetch(row ->
                        new Organ(row.getId(), OrganKind.valueOf(row.getKind()), row.getName()));
    }

    /// Returns the units of a day in their order.
    ///
    /// @param db the body's database
    /// @param day past, present or future
    public static List<Unit> units(DSLContext db, LocalDate day) {
        return db.selectFrom(UNIT)
                .where(Period.covers(UNIT.FROM_ON, UNIT.UNTIL_ON, day))
                .orderBy(UNIT.POSITION, UNIT.ID)
                .fetch(row -> new Unit(row.getId(), row.getName(), row.getSchool()));
    }

    private static List<Post> posts(DSLContext db, LocalDate day) {
        return db.select(
                        ROLE_HOLDING.ROLE,
                        PERSON.ID,
                        PERSON.NAME,
                        ROLE_HOLDING.UNIT_ID,
                        PERSON.MEMBER_BODY,
                        ROLE_HOLDING.EXCEPTION_GROUNDS)
                .from(ROLE_HOLDING)
                .join(PERSON)
                .on(PERSON.ID.eq(ROLE_HOLDING.PERSON_ID))
                .where(
                        Period.covers(ROLE_HOLDING.FROM_ON, ROLE_HOLDING.UNTIL_ON, day),
                        Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day))
                .orderBy(ROLE_HOLDING.ID)
                .fetch(row ->
                        new Post(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                Optional.ofNullable(row.value4()),
                                text(row.value5()),
                                text(row.value6())));
    }

    private static List<Zone> zones(DSLContext db, LocalDate day) {
        return db.selectFrom(ZONE)
                .where(Period.covers(ZONE.FROM_ON, ZONE.UNTIL_ON, day))
                .orderBy(ZONE.ID)
                .fetch(row ->
                        new Zone(
                                Arrays.stream(ZoneKind.values())
                                        .filter(kind -> kind.name().equals(row.getKind()))
                                        .findFirst(),
                                row.getName(),
                                text(row.getCarriedBy())));
    }

    private static Map<Fact, Boolean> facts(DSLContext db, LocalDate day) {
        Map<Fact, Boolean> facts = new EnumMap<>(Fact.class);
        db.selectFrom(BODY_FACT)
                .where(Period.covers(BODY_FACT.FROM_ON, BODY_FACT.UNTIL_ON, day))
                .orderBy(BODY_FACT.ID)
                .forEach(row -> facts.put(Fact.valueOf(row.getFact()), row.getAnswer()));
        return facts;
    }

    private static List<CarriedMeasure> carried(DSLContext db, LocalDate day) {
        return db.selectFrom(CARRIED_MEASURE)
                .where(Period.covers(CARRIED_MEASURE.FROM_ON, CARRIED_MEASURE.UNTIL_ON, day))
                .orderBy(CARRIED_MEASURE.ID)
                .fetch(row ->
                        new CarriedMeasure(
                                row.getId(),
                                row.getCarrier(),
                                Measure.valueOf(row.getMeasure()),
                                text(row.getAgreement()),
                                text(row.getDivision()),
                                text(row.getEvidenceExpected()),
                                Optional.ofNullable(row.getEvidenceReceivedOn())
                                        .map(LocalDate::parse),
                                Optional.ofNullable(row.getReviewOn()).map(LocalDate::parse)));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
