// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Visit;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds the kind of fact, and the fact, that stand in an address of the settings.
@Component
final class FactAddresses {

    /// All facts of a kind.
    static final String ALL =
            "/{body}/settings/{kind:organs|zones|units|people|roles|carried|committee|facts}";

    /// One of them.
    static final String ONE = ALL + "/{id:[0-9]{1,18}}";

    private final Map<String, FactKind<?>> kinds;

    FactAddresses(List<FactKind<?>> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(FactKind::path, Function.identity()));
    }

    /// @throws ResponseStatusException 404, where there is no such kind
    FactKind<?> at(String kind) {
        FactKind<?> found = kinds.get(kind);
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    /// Returns the full address of a kind.
    static String path(Visit visit, FactKind<?> kind) {
        return "/" + visit.body().key() + "/settings/" + kind.path();
    }

    /// Reads a fact that the person may see.
    ///
    /// @throws ResponseStatusException 404, where there is none
    static <R extends UpdatableRecord<R>> R readable(
            FactKind<R> kind, Visit visit, DSLContext db, long id) {
        return db.selectFrom(kind.table())
                .where(FactWriting.id(kind).eq(id))
                .and(kind.readable(visit))
                .fetchOptional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
