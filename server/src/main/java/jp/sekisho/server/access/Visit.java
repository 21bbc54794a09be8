// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.server.database.BodyDatabase;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One request of somebody who is signed in: the body's database, who it is, and what that person
/// may do there today. Lives as long as the request.
public final class Visit {

    private final BodyDatabase body;
    private final Visitor visitor;
    private final LocalDate today;
    private final Supplier<Units> unitsOfToday;
    private @Nullable Units units;

    /// Opens a visit.
    ///
    /// @param body the body that stands in the path and in the session
    /// @param visitor who
    /// @param today the day as of which the roles are held
    /// @param unitsOfToday reads the units; asked at most once, and only where a scope needs it
    public Visit(
            BodyDatabase body, Visitor visitor, LocalDate today, Supplier<Units> unitsOfToday) {
        this.body = body;
        this.visitor = visitor;
        this.today = today;
        this.unitsOfToday = unitsOfToday;
    }

    /// Returns the visit of a request that the gate has let in with a permission; nothing for other
    /// requests. Handlers take a `Visit` argument instead.
    public static Optional<Visit> of(HttpServletRequest request) {
        return Optional.ofNullable((Visit) request.getAttribute(Gate.VISIT));
    }

    /// Returns the body that a request's path names; nothing where it names none.
    public static Optional<BodyDatabase> bodyOf(HttpServletRequest request) {
        return Optional.ofNullable((BodyDatabase) request.getAttribute(Gate.BODY));
    }

    /// Returns the body's database.
    public BodyDatabase body() {
        return body;
    }

    /// Returns who it is.
    public Visitor visitor() {
        return visitor;
    }

    /// Returns the name that is shown, and recorded with every change.
    public String name() {
        return visitor.name();
    }

    /// Returns the day, in Japan, as of which the roles are held.
    public LocalDate today() {
        return today;
    }

    /// Returns the roles held today.
    public Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        visitor.holdings().forEach(holding -> roles.add(holding.role()));
        return roles;
    }

    /// Tells whether the person has a permission anywhere in the body.
    public boolean may(Permission permission) {
        return AccessTable.isForEveryAccount(permission)
                || roles().stream().anyMatch(r -> AccessTable.scope(r, permission).isPresent());
    }

    /// Tells whether the person has a permission for what belongs to a unit. Says the same as
    /// [#scopeOf].
    ///
    /// @param permission what
    /// @param unitId the unit to which the thing belongs; null where it belongs to none
    public boolean may(Permission permission, @Nullable Long unitId) {
        return reaches(permission).stream().anyMatch(reach -> reach.covers(unitId));
    }

    /// Returns the condition that keeps the rows for which the person has a permission: the same
    /// for lists, counts, pickers, search and exports.
    ///
    /// @param permission what
    /// @param unitId the column that names the unit to which a row belongs; a row without a unit is
    ///   only for those whose scope is the whole body
    public Condition scopeOf(Permission permission, Field<Long> unitId) {
        List<Reach> reaches = reaches(permission);
        // Said plainly, so that whoever builds a statement can tell that nothing is kept back.
        return reaches.stream().anyMatch(Reach.All.class::isInstance)
                ? DSL.trueCondition()
                : DSL.or(reaches.stream().map(reach -> reach.condition(unitId)).toList());
    }

    private List<Reach> reaches(Permission permission) {
        if (AccessTable.isForEveryAccount(permission)) {
            return List.of(new Reach.All());
        }
        return visitor.holdings().stream()
                .flatMap(holding ->
                        AccessTable.scope(holding.role(), permission)
                                .map(scope -> reach(holding, scope))
                                .stream())
                .distinct()
                .toList();
    }

    private Reach reach(Holding holding, Scope scope) {
        Long unit = holding.unitId();
        return switch (scope) {
            case WHOLE_BODY -> new Reach.All();
            case OTHER_UNITS -> new Reach.AllBut(ownUnits());
            case OWN_UNIT -> new Reach.Only(unit == null ? Set.of() : Set.of(unit));
            case UNITS_BELOW ->
                    new Reach.Only(unit == null ? Set.of() : units().withThoseBelow(unit));
        };
    }

    private Set<Long> ownUnits() {
        return visitor.holdings().stream()
                .map(Holding::unitId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Units units() {
        if (units == null) {
            units = unitsOfToday.get();
        }
        return units;
    }

    private sealed interface Reach {

        boolean covers(@Nullable Long unit);

        Condition condition(Field<Long> unit);

        record All() implements Reach {
            @Override
            public boolean covers(@Nullable Long unit) {
                return true;
            }

            @Override
            public Condition condition(Field<Long> unit) {
                return DSL.trueCondition();
            }
        }

        record Only(Set<Long> units) implements Reach {
            @Override
            public boolean covers(@Nullable Long unit) {
                return unit != null && units.contains(unit);
            }

            @Override
            public Condition condition(Field<Long> unit) {
                return units.isEmpty() ? DSL.falseCondition() : unit.in(units);
            }
        }

        record AllBut(Set<Long> units) implements Reach {
            @Override
            public boolean covers(@Nullable Long unit) {
                return unit == null || !units.contains(unit);
            }

            @Override
            public Condition condition(Field<Long> unit) {
                return units.isEmpty() ? DSL.trueCondition() : unit.isNull().or(unit.notIn(units));
            }
        }
    }
}
