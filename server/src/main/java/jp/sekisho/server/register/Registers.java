// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.search.SearchKinds;
import jp.sekisho.server.search.SearchQuery;
import jp.sekisho.server.search.Searchable;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// All registers that the features declare.
@Component
final class Registers implements SearchKinds {

    private final Map<String, Desk<?>> desks = new LinkedHashMap<>();

    Registers(List<Register<?>> registers, Evidence evidence, Ids ids) {
        registers.stream()
                .sorted(
                        Comparator.<Register<?>, Shelf>comparing(each -> each.name().shelf())
                                .thenComparing(each -> each.name().slug()))
                .forEach(register -> {
                    if (desks.put(register.name().slug(), Desk.of(register, evidence, ids))
                            != null) {
                        throw new IllegalStateException(
                                "two registers are called " + register.name().slug());
                    }
                });
    }

    /// One register with what reads and changes it.
    record Desk<R extends UpdatableRecord<R>>(
            Register<R> register, RegisterReading<R> reading, RegisterWriting<R> writing)
            implements Searchable {

        static <R extends UpdatableRecord<R>> Desk<R> of(
                Register<R> register, Evidence evidence, Ids ids) {
            return new Desk<>(
                    register,
                    new RegisterReading<>(register),
                    new RegisterWriting<>(register, evidence, ids));
        }

        boolean mayRead(Visit visit) {
            return visit.may(register.access().read());
        }

        boolean mayWrite(Visit visit) {
            return visit.may(register.access().write());
        }

        @Override
        public String label() {
            return register.name().label();
        }

        @Override
        public Table<?> table() {
            return register.table();
        }

        @Override
        public String listPath() {
            return register.name().path() + "?q=";
        }

        @Override
        public Optional<Select<Record4<String, String, String, String>>> find(
                Visit visit, SearchQuery.Hits hits, int limit) {
            return mayRead(visit)
                    ? Optional.of(reading.hits(visit, hits, limit))
                    : Optional.empty();
        }
    }

    /// Returns the register of that name, where the person may see any of its rows.
    Optional<Desk<?>> find(Visit visit, String slug) {
        return Optional.<Desk<?>>ofNullable(desks.get(slug)).filter(desk -> desk.mayRead(visit));
    }

    /// Returns the register that stands in an address.
    ///
    /// @throws ResponseStatusException 404, where there is none of which the person may see a row
    Desk<?> at(Visit visit, String slug) {
        return find(visit, slug).orElseThrow(Registers::nothing);
    }

    /// Returns the register that stands in an address, to be written.
    ///
    /// @throws ResponseStatusException 404 as above; 403, where the person may write no row of it
    Desk<?> writableAt(Visit visit, String slug) {
        Desk<?> desk = at(visit, slug);
        if (!desk.mayWrite(visit)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return desk;
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// Returns the registers of which the person may see any row.
    List<Desk<?>> all(Visit visit) {
        return desks.values().stream()
                .<Desk<?>>map(desk -> desk)
                .filter(desk -> desk.mayRead(visit))
                .toList();
    }

    @Override
    public List<Searchable> kinds() {
        return List.copyOf(desks.values());
    }
}
