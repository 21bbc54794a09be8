// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.body.Personnel.Held;
import jp.sekisho.server.body.Personnel.Member;
import org.jspecify.annotations.Nullable;

/// What a personnel list would do, line by line, and the posts about which somebody decides.
/// Nothing is done yet.
///
/// @param day the day from which on the list holds
/// @param lines one for each row of the list and for each who leaves without a row
/// @param posts the posts that become free or that the list fills
/// @param notes what is not touched, and what looks wrong; one sentence each
record PersonnelPlan(LocalDate day, List<Line> lines, List<PostLine> posts, List<String> notes) {

    PersonnelPlan {
        lines = List.copyOf(lines);
        posts = List.copyOf(posts);
        notes = List.copyOf(notes);
    }

    /// What becomes of somebody.
    sealed interface Line {

        /// Somebody comes.
        ///
        /// @param line the row's number
        /// @param row what the list says
        /// @param unit where to; null for nowhere
        /// @param employment how
        /// @param manager whether the title makes a head of the unit
        /// @param hint who else this may be; empty for nobody
        record Joins(
                int line,
                PersonnelList.Row row,
                @Nullable Long unit,
                EmploymentKind employment,
                boolean manager,
                String hint)
                implements Line {}

        /// Somebody goes to another unit or is employed otherwise.
        ///
        /// @param line the row's number
        /// @param member who, as it stands
        /// @param unit where to
        /// @param employment how from then on
        record Moves(int line, Member member, @Nullable Long unit, EmploymentKind employment)
                implements Line {}

        /// Somebody leaves.
        ///
        /// @param member who
        /// @param why what the list says, or that it does not name the person
        record Leaves(Member member, String why) implements Line {}

        /// Nothing becomes of somebody.
        ///
        /// @param member who
        /// @param number a 職員番号 to be kept; empty for none
        record Stays(Member member, String number) implements Line {}

        /// A row that is not taken.
        ///
        /// @param line the row's number
        /// @param name whom it names
        /// @param item which value is to blame
        /// @param sentence what is wrong and what to do
        record Refused(int line, String name, String item, String sentence) implements Line {}
    }

    /// A post about which somebody decides.
    ///
    /// @param role which
    /// @param unit for which unit; null for the whole body
    /// @param before those who hold it and would give it up
    /// @param mayKeep whether the holder stays in office and may keep it
    /// @param proposal who is proposed: `keep`, `p` and a person's id, `r` and a row's number, or
    ///   empty for nobody
    /// @param offered who may be chosen, in the same words
    record PostLine(
            Role role,
            @Nullable Long unit,
            List<Held> before,
            boolean mayKeep,
            String proposal,
            List<String> offered) {

        PostLine {
            before = List.copyOf(before);
            offered = List.copyOf(offered);
        }

        /// Its name in the form.
        String field() {
            return "post-" + role.name() + "-" + (unit == null ? 0 : unit);
        }
    }

    <L extends Line> List<L> of(Class<L> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Set<Long> leavers() {
        return of(Line.Leaves.class).stream()
                .map(line -> line.member().id())
                .collect(Collectors.toSet());
    }

    Optional<Line.Joins> joins(int line) {
        return of(Line.Joins.class).stream().filter(one -> one.line() == line).findFirst();
    }

    /// Returns a short mark of what would be done; another mark means that something changed since.
    String mark() {
        List<Object> all = new ArrayList<>();
        all.add(day);
        all.addAll(lines);
        all.addAll(posts);
        return Integer.toHexString(all.toString().hashCode());
    }

    /// The employments that a whole list speaks of; who is employed otherwise is not in it at all.
    static Set<EmploymentKind> spokenOf(List<EmploymentKind> found) {
        Set<EmploymentKind> kinds = EnumSet.noneOf(EmploymentKind.class);
        kinds.addAll(found);
        // Who is kept on after retirement stands among the regular staff.
        if (kinds.contains(EmploymentKind.REGULAR)) {
            kinds.add(EmploymentKind.REAPPOINTED);
        }
        return kinds;
    }
}
