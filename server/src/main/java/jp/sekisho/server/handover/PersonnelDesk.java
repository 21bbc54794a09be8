// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.body.Personnel;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.handover.PersonnelList.Item;
import jp.sekisho.server.handover.PersonnelPlan.Line;
import jp.sekisho.server.handover.PersonnelPlan.PostLine;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.register.RememberedColumns;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Turns a personnel list into changes: first said, then done, all of it in one transaction.
@Component
final class PersonnelDesk {

    /// The name under which headings of such lists are remembered.
    private static final String SHEET = "personnel-list";

    private final Evidence evidence;
    private final Personnel personnel;
    private final RememberedColumns columns;

    PersonnelDesk(Evidence evidence, Personnel personnel, RememberedColumns columns) {
        this.evidence = evidence;
        this.personnel = personnel;
        this.columns = columns;
    }

    /// What was read and what it would do.
    ///
    /// @param list what was read; nothing where no row could be the headings
    /// @param plan what it would do; nothing where there is no list or it names nobody
    /// @param standing what is so before
    record Compared(
            Optional<PersonnelList> list,
            Optional<PersonnelPlan> plan,
            PersonnelPlanner.Standing standing) {}

    /// What became of a list.
    sealed interface Outcome {

        /// It is done.
        ///
        /// @param joined how many come
        /// @param moved how many move
        /// @param left how many leave
        /// @param notAppointed what could not be done, one sentence each
        record Done(int joined, int moved, int left, List<String> notAppointed) implements Outcome {
            public Done {
                notAppointed = List.copyOf(notAppointed);
            }
        }

        /// Nothing was done: since the preview something changed.
        record Outdated() implements Outcome {}
    }

    Compared compare(DSLContext db, PersonnelDrafts.Draft draft) {
        LocalDate day = draft.day();
        PersonnelPlanner.Standing standing =
                new PersonnelPlanner.Standing(
                        day,
                        Personnel.on(db, day.minusDays(1)),
                        Personnel.on(db, day),
                        Personnel.posts(db, day),
                        BodyStore.units(db, day));
        Map<String, String> chosen = columns.of(db, SHEET);
        chosen.putAll(draft.chosen());
        Optional<PersonnelList> list = PersonnelList.read(draft.sheet(), chosen);
        return new Compared(
                list,
                list.filter(one -> one.has(Item.NAME))
                        .map(one -> new PersonnelPlanner(standing, draft.whole()).plan(one)),
                standing);
    }

    /// Does what was shown, where it is still what would be done.
    ///
    /// @param mark the mark of the plan that was shown
    /// @param decisions who takes up each post, by the names of [PostLine#field]
    Outcome commit(
            Visit visit, PersonnelDrafts.Draft draft, String mark, Map<String, String> decisions) {
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "人事名簿「" + draft.file() + "」(" + new JapaneseDate(draft.day()).text() + "付け)",
                change -> {
                    Optional<PersonnelPlan> plan = compare(change.db(), draft).plan();
                    if (plan.isEmpty() || !plan.get().mark().equals(mark)) {
                        return new Outcome.Outdated();
                    }
                    columns.remember(change, SHEET, draft.chosen());
                    return carryOut(change, plan.get(), decisions);
                });
    }

    private Outcome carryOut(Change change, PersonnelPlan plan, Map<String, String> decisions) {
        LocalDate day = plan.day();
        Map<String, Long> people = new HashMap<>();
        for (Line.Joins one : plan.of(Line.Joins.class)) {
            people.put(
                    "r" + one.line(),
                    personnel.joins(
                            change,
                            new Personnel.Newcomer(
                                    one.row().get(Item.NUMBER),
                                    one.row().get(Item.NAME),
                                    one.row().get(Item.KANA),
                                    one.unit(),
                                    one.employment(),
                                    one.row().get(Item.AGENCY)),
                            day));
        }
        // Posts first: what somebody gives up ends by its own decision, not by the leaving.
        List<String> refused = posts(change, plan, people, decisions);
        plan.of(Line.Moves.class)
                .forEach(one ->
                        personnel.moves(
                                change, one.member().id(), one.unit(), one.employment(), day));
        plan.of(Line.Leaves.class).forEach(one -> personnel.leaves(change, one.member().id(), day));
        plan.of(Line.Stays.class).stream()
                .filter(one -> !one.number().isEmpty())
                .forEach(one -> personnel.number(change, one.member().id(), one.number()));
        return new Outcome.Done(
                plan.of(Line.Joins.class).size(),
                plan.of(Line.Moves.class).size(),
                plan.of(Line.Leaves.class).size(),
                refused);
    }

    private List<String> posts(
            Change change,
            PersonnelPlan plan,
            Map<String, Long> people,
            Map<String, String> decisions) {
        List<String> refused = new ArrayList<>();
        for (PostLine post : plan.posts()) {
            String who = decisions.getOrDefault(post.field(), "");
            if (post.mayKeep() && who.equals("keep")) {
                continue;
            }
            post.before().forEach(held -> personnel.release(change, held.id(), plan.day()));
            if (!post.offered().contains(who)) {
                continue;
            }
            Long person = who.startsWith("p") ? Long.valueOf(who.substring(1)) : people.get(who);
            if (person != null) {
                personnel
                        .appoint(change, person, post.role(), post.unit(), plan.day())
                        .ifPresent(why -> refused.add(post.role().label() + ": " + why));
            }
        }
        return refused;
    }
}
