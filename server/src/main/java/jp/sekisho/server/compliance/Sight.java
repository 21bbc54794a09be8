// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ResponsibleRole;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;

/// What a person sees of the board. Everybody whom the policy binds sees what it asks and how it
/// stands; why it stands so names people, systems and weaknesses, and is for those who see the
/// whole body and those who answer for the obligation.
///
/// @param whole whether the person sees the whole body
/// @param ledger whether the person may open the ledger
/// @param roles the names of the roles held today
record Sight(boolean whole, boolean ledger, Set<String> roles) {

    private static final String WITHHELD = "くわしいことは、責任者と統括情報セキュリティ責任者が見られます。";
    private static final String LEDGER = "/evidence/";

    Sight {
        roles = Set.copyOf(roles);
    }

    static Sight of(Visit visit) {
        return new Sight(
                visit.may(Permission.SEE_BOARD, null),
                visit.may(Permission.READ_LEDGER),
                visit.roles().stream().map(Enum::name).collect(Collectors.toSet()));
    }

    /// Tells whether the person answers for an obligation.
    boolean answersFor(Obligation obligation) {
        return obligation.role() == ResponsibleRole.STAFF_MEMBER
                ? roles.contains(Role.STAFF.name())
                : roles.contains(obligation.role().name());
    }

    /// Tells whether the person sees why an obligation stands as it does.
    boolean seesWhy(Obligation obligation) {
        return whole || answersFor(obligation);
    }

    /// Returns the board as the person sees it.
    Board of(Board board) {
        return new Board(
                board.day(),
                board.document(),
                board.run(),
                board.lines().stream().map(this::of).toList());
    }

    private Board.Line of(Board.Line line) {
        Optional<Obligation> obligation = Catalogue.current().obligation(line.obligation());
        boolean why = whole || obligation.filter(this::answersFor).isPresent();
        return new Board.Line(
                line.obligation(),
                line.standing(),
                line.status(),
                why ? line.grade() : Optional.empty(),
                why ? line.sentence() : WITHHELD,
                line.responsible(),
                line.due(),
                why
                        ? line.evidence().stream()
                                .filter(link -> ledger || !link.path().startsWith(LEDGER))
                                .toList()
                        : List.of(),
                line.clauses(),
                line.expiry());
    }
}
