// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.register.RowDesk;
import jp.sekisho.server.register.RowDesks;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// All kinds of requests that the features declare.
@Component
final class RequestKinds {

    private final Map<String, Desk<?>> desks = new LinkedHashMap<>();

    RequestKinds(List<RequestKind<?>> kinds, RowDesks rows) {
        kinds.stream()
                .sorted(java.util.Comparator.comparingInt(kind -> kind.name().number()))
                .forEach(kind -> {
                    if (desks.put(kind.name().slug(), Desk.of(kind, rows)) != null) {
                        throw new IllegalStateException(
                                "two kinds of requests are called " + kind.name().slug());
                    }
                });
    }

    /// A kind with the rows that it writes.
    record Desk<R extends UpdatableRecord<R>>(RequestKind<R> kind, RowDesk<R> rows) {

        static <R extends UpdatableRecord<R>> Desk<R> of(RequestKind<R> kind, RowDesks rows) {
            return new Desk<>(kind, rows.of(kind.register()));
        }

        RequestName name() {
            return kind.name();
        }
    }

    Optional<Desk<?>> find(String slug) {
        return Optional.ofNullable(desks.get(slug));
    }

    List<Desk<?>> all() {
        return List.copyOf(desks.values());
    }
}
