// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.Posting.POSTING;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.PersonRecord;
import jp.sekisho.server.database.schema.tables.records.PostingRecord;
import jp.sekisho.server.database.schema.tables.records.RoleHoldingRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.register.Option;
import jp.sekisho.server.register.RowView;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who comes, goes and moves on a day (人事異動), and who takes up and gives up which post. The door
/// through which a personnel list becomes facts.
@Component
public final class Personnel {

    private final Ids ids;

    Personnel(Ids ids) {
        this.ids = ids;
    }

    /// Somebody in office.
    ///
    /// @param id names the person
    /// @param number 職員番号; empty where none is known
    /// @param name as written
    /// @param unit where; null for nowhere
    /// @param employment how
    /// @param otherBody whether another body employs the person
    public record Member(
            long id,
            String number,
            String name,
            @Nullable Long unit,
            EmploymentKind employment,
            boolean otherBody) {}

    /// A post that somebody holds.
    ///
    /// @param id names the holding
    /// @param person who
    /// @param role which
    /// @param unit for which unit; null for the whole body
    public record Held(long id, long person, Role role, @Nullable Long unit) {}

    /// Somebody who comes.
    ///
    /// @param number 職員番号; may be empty
    /// @param name as written
    /// @param kana its reading; may be empty
    /// @param unit where; null for nowhere
    /// @param employment how
    /// @param agency 派遣元; may be empty
    public record Newcomer(
            String number,
            String name,
            String kana,
            @Nullable Long unit,
            EmploymentKind employment,
            String agency) {}

    /// Returns the employments with the words that personnel lists write for them.
    public static List<Option> employments() {
        return StaffRegister.employments();
    }

    /// Reads who is in office on a day, in one statement.
    ///
    /// @param db the body's database
    /// @param day past, present or future
    public static List<Member> on(DSLContext db, LocalDate day) {
        return db.select(
                        PERSON.ID,
                        PERSON.NUMBER,
                        PERSON.NAME,
                        PostsOn.unitOn(day),
                        PostsOn.employmentOn(day),
                        PERSON.MEMBER_BODY)
                .from(PERSON)
                .where(Period.covers(PERSON.FROM_ON, PERSON.UNTIL_ON, day))
                .orderBy(PERSON.NAME, PERSON.ID)
                .fetch(row ->
                        new Member(
                                row.value1(),
                                Objects.requireNonNullElse(row.value2(), ""),
                                row.value3(),
                                row.value4(),
                                EmploymentKind.valueOf(row.value5()),
                                row.value6() != null && !row.value6().isEmpty()));
    }

    /// Reads the posts that would still be held on a day, in one statement.
    ///
    /// @param db the body's database
    /// @param day past, present or future
    public static List<Held> posts(DSLContext db, LocalDate day) {
        return db.select(
                        ROLE_HOLDING.ID,
                        ROLE_HOLDING.PERSON_ID,
                        ROLE_HOLDING.ROLE,
                        DSL.coalesce(ROLE_HOLDING.UNIT_ID, PERSON.UNIT_ID))
                .from(ROLE_HOLDING)
                .join(PERSON)
                .on(PERSON.ID.eq(ROLE_HOLDING.PERSON_ID))
                .where(Period.covers(ROLE_HOLDING.FROM_ON, ROLE_HOLDING.UNTIL_ON, day))
                .orderBy(ROLE_HOLDING.ID)
                .fetch(row ->
                        new Held(
                                row.value1(),
                                row.value2(),
                                Role.valueOf(row.value3()),
                                row.value4()));
    }

    /// Enters somebody who comes.
    ///
    /// @param change the change under way
    /// @param who the person
    /// @param day the first day in office
    /// @return the person's id
    public long joins(Change change, Newcomer who, LocalDate day) {
        PersonRecord row = new PersonRecord();
        row.setId(ids.next());
        row.setName(who.name());
        row.setKana(orNull(who.kana()));
        row.setNumber(orNull(who.number()));
        row.setEmployment(who.employment().name());
        row.setUnitId(who.unit());
        row.setAgency(orNull(who.agency()));
        row.setFromOn(day.toString());
        change.insert(row);
        return row.getId();
    }

    /// Ends somebody's time in office, with every post and every announced move.
    ///
    /// @param change the change under way
    /// @param person who
    /// @param day the first day on which the person is no longer in office
    public void leaves(Change change, long person, LocalDate day) {
        PersonRecord row = person(change.db(), person);
        row.setUntilOn(day.toString());
        change.update(row);
        change.db()
                .selectFrom(POSTING)
                .where(POSTING.PERSON_ID.eq(person), POSTING.DONE_ON.eq(""))
                .forEach(change::remove);
        change.db()
                .selectFrom(ROLE_HOLDING)
                .where(ROLE_HOLDING.PERSON_ID.eq(person), goesOn(day))
                .forEach(post -> end(change, post, day));
    }

    /// Announces a move. Until the day comes, the person's row stays as it is.
    ///
    /// @param change the change under way
    /// @param person who
    /// @param unit where to; null for nowhere
    /// @param employment how from then on
    /// @param day from which day on
    public void moves(
            Change change,
            long person,
            @Nullable Long unit,
            EmploymentKind employment,
            LocalDate day) {
        change.db()
                .selectFrom(POSTING)
                .where(
                        POSTING.PERSON_ID.eq(person),
                        POSTING.DONE_ON.eq(""),
                        POSTING.FROM_ON.eq(day.toString()))
                .forEach(change::remove);
        PostingRecord row = new PostingRecord();
        row.setId(ids.next());
        row.setPersonId(person);
        row.setUnitId(unit);
        row.setEmployment(employment.name());
        row.setFromOn(day.toString());
        row.setDoneOn("");
        change.insert(row);
    }

    /// Keeps somebody's 職員番号.
    ///
    /// @param change the change under way
    /// @param person who
    /// @param number not empty
    public void number(Change change, long person, String number) {
        PersonRecord row = person(change.db(), person);
        row.setNumber(number);
        change.update(row);
    }

    /// Ends the holding of a post.
    ///
    /// @param change the change under way
    /// @param holding which
    /// @param day 解任日: the first day on which it is no longer held
    public void release(Change change, long holding, LocalDate day) {
        change.db()
                .selectFrom(ROLE_HOLDING)
                .where(ROLE_HOLDING.ID.eq(holding), goesOn(day))
                .forEach(post -> end(change, post, day));
    }

    /// Appoints somebody.
    ///
    /// @param change the change under way
    /// @param person who
    /// @param role to what
    /// @param unit for which unit; null for the whole body
    /// @param day 発令日
    /// @return why the person was not appointed, one sentence; nothing where it was done
    public Optional<String> appoint(
            Change change, long person, Role role, @Nullable Long unit, LocalDate day) {
        List<RoleHoldingRecord> held =
                change.db()
                        .selectFrom(ROLE_HOLDING)
                        .where(ROLE_HOLDING.PERSON_ID.eq(person), goesOn(day))
                        .fetch();
        if (held.stream()
                .anyMatch(post ->
                        post.getRole().equals(role.name())
                                && Objects.equals(post.getUnitId(), unit))) {
            return Optional.empty();
        }
        var clashing =
                Separation.clashing(
                        Stream.concat(
                                        held.stream().map(post -> Role.valueOf(post.getRole())),
                                        Stream.of(role))
                                .toList());
        if (clashing.contains(role)) {
            return Optional.of(
                    "同じ人が「"
                            + clashing.stream().map(Role::label).collect(Collectors.joining("」「"))
                            + "」を兼ねることになるので、発令していません。別の人にするか、組織の設定で理由を入れて発令してください。");
        }
        RoleHoldingRecord row = new RoleHoldingRecord();
        row.setId(ids.next());
        row.setRole(role.name());
        row.setPersonId(person);
        row.setUnitId(unit);
        row.setFromOn(day.toString());
        change.insert(row);
        return Optional.empty();
    }

    /// Puts the moves whose day has come into the people's rows.
    ///
    /// @param change the change under way
    /// @param today the day, in Japan
    /// @return how many were put
    int carryOut(Change change, LocalDate today) {
        int done = 0;
        for (PostingRecord move :
                change.db()
                        .selectFrom(POSTING)
                        .where(due(today))
                        .orderBy(POSTING.FROM_ON, POSTING.ID)
                        .fetch()) {
            PersonRecord row = person(change.db(), move.getPersonId());
            row.setUnitId(move.getUnitId());
            row.setEmployment(move.getEmployment());
            change.update(row);
            move.setDoneOn(today.toString());
            change.update(move);
            done++;
        }
        return done;
    }

    static Condition due(LocalDate today) {
        return POSTING.DONE_ON.eq("").and(POSTING.FROM_ON.le(today.toString()));
    }

    /// What belongs to a person and is shown below the row: posts and announced moves.
    static List<RowView.Part> parts(DSLContext db, LocalDate today, long person) {
        List<RowView.PartRow> posts = new ArrayList<>();
        List<RowView.PartRow> moves = new ArrayList<>();
        db.select(
                        DSL.inline("P"),
                        ROLE_HOLDING.ID,
                        ROLE_HOLDING.ROLE,
                        UNIT.NAME,
                        ROLE_HOLDING.FROM_ON)
                .from(ROLE_HOLDING)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(ROLE_HOLDING.UNIT_ID))
                .where(ROLE_HOLDING.PERSON_ID.eq(person), goesOn(today))
                .unionAll(
                        DSL.select(
                                        DSL.inline("M"),
                                        POSTING.ID,
                                        POSTING.EMPLOYMENT,
                                        UNIT.NAME,
                                        POSTING.FROM_ON)
                                .from(POSTING)
                                .leftJoin(UNIT)
                                .on(UNIT.ID.eq(POSTING.UNIT_ID))
                                .where(POSTING.PERSON_ID.eq(person), POSTING.DONE_ON.eq("")))
                .forEach(row -> {
                    String unit = Objects.requireNonNullElse(row.value4(), "");
                    String from = new JapaneseDate(LocalDate.parse(row.value5())).text() + "から";
                    if (row.value1().equals("P")) {
                        posts.add(
                                new RowView.PartRow(
                                        "/settings/roles/" + row.value2(),
                                        Role.valueOf(row.value3()).label(),
                                        (unit.isEmpty() ? "団体全体" : unit) + " " + from));
                    } else {
                        moves.add(
                                new RowView.PartRow(
                                        "/handover",
                                        unit.isEmpty() ? "所属なし" : unit,
                                        EmploymentKind.valueOf(row.value3()).label() + " " + from));
                    }
                });
        List<RowView.Part> parts = new ArrayList<>();
        parts.add(new RowView.Part("役割", posts.isEmpty() ? "ありません。" : "", posts));
        if (!moves.isEmpty()) {
            parts.add(new RowView.Part("これからの異動", "", moves));
        }
        return parts;
    }

    private static void end(Change change, RoleHoldingRecord post, LocalDate day) {
        if (post.getFromOn().compareTo(day.toString()) >= 0) {
            // It would never have begun.
            change.remove(post);
        } else {
            post.setUntilOn(day.toString());
            change.update(post);
        }
    }

    private static Condition goesOn(LocalDate day) {
        return ROLE_HOLDING.UNTIL_ON.isNull().or(ROLE_HOLDING.UNTIL_ON.gt(day.toString()));
    }

    private static PersonRecord person(DSLContext db, long id) {
        return db.selectFrom(PERSON).where(PERSON.ID.eq(id)).fetchSingle();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
