// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.NetworkModel;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.BodyFactRecord;
import jp.sekisho.server.database.schema.tables.records.BodyRecord;
import jp.sekisho.server.database.schema.tables.records.CarriedMeasureRecord;
import jp.sekisho.server.database.schema.tables.records.CommitteeMeetingRecord;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.database.schema.tables.records.PersonRecord;
import jp.sekisho.server.database.schema.tables.records.RoleHoldingRecord;
import jp.sekisho.server.database.schema.tables.records.UnitRecord;
import jp.sekisho.server.database.schema.tables.records.ZoneRecord;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Enters what is so about a body. Each method adds one fact with its first day and returns the
/// fact's id.
@Component
public final class BodyDesk {

    private final Ids ids;

    BodyDesk(Ids ids) {
        this.ids = ids;
    }

    /// Enters the body itself; a database holds one.
    ///
    /// @param change the change under way
    /// @param name the body's full name
    /// @param kind what kind of body
    /// @param model its network model, if decided
    public long body(Change change, String name, BodyKind kind, Optional<NetworkModel> model) {
        BodyRecord row = new BodyRecord();
        row.setId(ids.next());
        row.setName(required("name", name));
        row.setKind(kind.name());
        row.setNetworkModel(model.map(Enum::name).orElse(null));
        row.setCreatedAt(change.at().toEpochMilli());
        change.insert(row);
        return row.getId();
    }

    /// Enters an organ that adopts a policy.
    ///
    /// @param change the change under way
    /// @param kind which organ
    /// @param name its name in this body
    /// @param from first day
    public long organ(Change change, OrganKind kind, String name, LocalDate from) {
        OrganRecord row = new OrganRecord();
        row.setId(ids.next());
        row.setKind(kind.name());
        row.setName(required("name", name));
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// Enters a unit.
    ///
    /// @param change the change under way
    /// @param name its name
    /// @param school whether it is a school
    /// @param organ the organ to which it belongs, if known
    /// @param position order among the units
    /// @param from first day
    public long unit(
            Change change,
            String name,
            boolean school,
            Optional<Long> organ,
            int position,
            LocalDate from) {
        UnitRecord row = new UnitRecord();
        row.setId(ids.next());
        row.setName(required("name", name));
        row.setSchool(school);
        row.setOrganId(organ.orElse(null));
        row.setPosition(position);
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// Enters a person.
    ///
    /// @param change the change under way
    /// @param name the person's name
    /// @param kana its reading; empty for none
    /// @param employment 任用・雇用の区分
    /// @param unit where the person works, if in a unit
    /// @param memberBody the member body to which the person belongs; empty for this body
    /// @param from first day in office
    public long person(
            Change change,
            String name,
            String kana,
            EmploymentKind employment,
            Optional<Long> unit,
            String memberBody,
            LocalDate from) {
        PersonRecord row = new PersonRecord();
        row.setId(ids.next());
        row.setName(required("name", name));
        row.setKana(kana.isEmpty() ? null : kana);
        row.setEmployment(employment.name());
        row.setUnitId(unit.orElse(null));
        row.setMemberBody(memberBody.isEmpty() ? null : memberBody);
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// Enters that a person holds a role.
    ///
    /// @param change the change under way
    /// @param role which role
    /// @param person who
    /// @param unit for which unit, if for one
    /// @param exception grounds and approver where the post goes against the separation of duties
    /// @param from 発令日
    public long post(
            Change change,
            Role role,
            long person,
            Optional<Long> unit,
            Optional<PostException> exception,
            LocalDate from) {
        RoleHoldingRecord row = new RoleHoldingRecord();
        row.setId(ids.next());
        row.setRole(role.name());
        row.setPersonId(person);
        row.setUnitId(unit.orElse(null));
        row.setExceptionGrounds(exception.map(PostException::grounds).orElse(null));
        row.setExceptionApprover(exception.map(PostException::approver).orElse(null));
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// The recorded exception of a very small body, where one person holds posts that should be
    /// apart.
    ///
    /// @param grounds why
    /// @param approver who permitted it
    public record PostException(String grounds, String approver) {
        public PostException {
            required("grounds", grounds);
            required("approver", approver);
        }
    }

    /// Enters a network tier.
    ///
    /// @param change the change under way
    /// @param kind one of the guideline's three, or nothing for one of the body's own
    /// @param name its name
    /// @param carriedBy the body that runs it; empty for this body
    /// @param from first day
    public long zone(
            Change change, Optional<ZoneKind> kind, String name, String carriedBy, LocalDate from) {
        ZoneRecord row = new ZoneRecord();
        row.setId(ids.next());
        row.setKind(kind.map(Enum::name).orElse("OWN"));
        row.setName(required("name", name));
        row.setCarriedBy(carriedBy.isEmpty() ? null : carriedBy);
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// Enters the answer to a plain question about the body.
    ///
    /// @param change the change under way
    /// @param fact the question
    /// @param answer yes or no
    /// @param from since when it is so
    public long fact(Change change, Fact fact, boolean answer, LocalDate from) {
        BodyFactRecord row = new BodyFactRecord();
        row.setId(ids.next());
        row.setFact(fact.name());
        row.setAnswer(answer);
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// Enters that another body carries a measure.
    ///
    /// @param change the change under way
    /// @param carrier who carries it
    /// @param measure which one
    /// @param arrangement what was agreed
    /// @param from first day
    public long carried(
            Change change,
            String carrier,
            Measure measure,
            Arrangement arrangement,
            LocalDate from) {
        return carried(change, carrier, CarrierKind.BODY, measure, arrangement, from);
    }

    /// Enters that another body of a known kind carries a measure.
    ///
    /// @param change the change under way
    /// @param carrier who carries it
    /// @param kind what kind of body the carrier is
    /// @param measure which one
    /// @param arrangement what was agreed
    /// @param from first day
    public long carried(
            Change change,
            String carrier,
            CarrierKind kind,
            Measure measure,
            Arrangement arrangement,
            LocalDate from) {
        CarriedMeasureRecord row = new CarriedMeasureRecord();
        row.setId(ids.next());
        row.setCarrier(required("carrier", carrier));
        row.setCarrierKind(kind.name());
        row.setMeasure(measure.name());
        row.setAgreement(arrangement.agreement());
        row.setDivision(arrangement.division());
        row.setEvidenceExpected(arrangement.evidenceExpected());
        row.setEvidenceReceivedOn(
                arrangement.evidenceReceivedOn().map(LocalDate::toString).orElse(null));
        row.setReviewOn(arrangement.reviewOn().map(LocalDate::toString).orElse(null));
        row.setFromOn(from.toString());
        change.insert(row);
        return row.getId();
    }

    /// What was agreed with a body that carries a measure.
    ///
    /// @param agreement the agreement's name or number; empty while there is none
    /// @param division who does what; empty while undecided
    /// @param evidenceExpected what evidence is to be received; empty while undecided
    /// @param evidenceReceivedOn when it was last received, if ever
    /// @param reviewOn when the arrangement is looked at again, if decided
    public record Arrangement(
            String agreement,
            String division,
            String evidenceExpected,
            Optional<LocalDate> evidenceReceivedOn,
            Optional<LocalDate> reviewOn) {}

    /// Enters a meeting of the committee.
    ///
    /// @param change the change under way
    /// @param heldOn the day
    /// @param subject what was talked about
    public long meeting(Change change, LocalDate heldOn, String subject) {
        CommitteeMeetingRecord row = new CommitteeMeetingRecord();
        row.setId(ids.next());
        row.setHeldOn(heldOn.toString());
        row.setSubject(required("subject", subject));
        change.insert(row);
        return row.getId();
    }

    private static String required(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }
}
