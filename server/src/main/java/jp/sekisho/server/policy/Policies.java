// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.database.BodyKey;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The body's basic policy on a day. The door of this feature for others.
@Component
public final class Policies {

    /// Texts that stay read; an edition's text never changes.
    private static final int MAX_KEPT = 200;

    private record Key(BodyKey body, PolicyDocumentId id) {}

    private final Map<Key, BasicPolicy> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, BasicPolicy> eldest) {
                            return size() > MAX_KEPT;
                        }
                    });

    /// Makes an empty cache.
    public Policies() {}

    /// Returns the edition in force on a day; where none is, the newest draft, so that a body can
    /// begin.
    ///
    /// @param body whose
    /// @param db its database
    /// @param day the day
    public Optional<PolicyInForce> onDay(BodyKey body, DSLContext db, LocalDate day) {
        return db.select(POLICY_DOCUMENT.ID, POLICY_DOCUMENT.ENFORCED_ON)
                .from(POLICY_DOCUMENT)
                .where(
                        POLICY_DOCUMENT.KIND.eq(DocumentKind.BASIC_POLICY.name()),
                        POLICY_DOCUMENT
                                .ENFORCED_ON
                                .isNull()
                                .or(POLICY_DOCUMENT.ENFORCED_ON.le(day.toString())))
                .orderBy(
                        POLICY_DOCUMENT.ENFORCED_ON.desc().nullsLast(),
                        POLICY_DOCUMENT.EDITION.desc())
                .limit(1)
                .fetchOptional()
                .map(row -> inForce(body, db, row));
    }

    /// Returns what the text of an edition says.
    ///
    /// @param body whose
    /// @param db its database
    /// @param id which edition
    public BasicPolicy text(BodyKey body, DSLContext db, PolicyDocumentId id) {
        Key key = new Key(body, id);
        @Nullable BasicPolicy known = kept.get(key);
        if (known != null) {
            return known;
        }
        byte[] source =
                Objects.requireNonNull(
                        db.select(POLICY_DOCUMENT.SOURCE)
                                .from(POLICY_DOCUMENT)
                                .where(POLICY_DOCUMENT.ID.eq(id.value()))
                                .fetchSingle(POLICY_DOCUMENT.SOURCE));
        return switch (PolicyReader.read(source)) {
            case PolicyReading.Read(BasicPolicy policy) -> {
                kept.put(key, policy);
                yield policy;
            }
            case PolicyReading.Unreadable(int line, String message) ->
                    throw new IllegalStateException(
                            "stored policy "
                                    + id
                                    + " cannot be read, line "
                                    + line
                                    + ": "
                                    + message);
        };
    }

    private PolicyInForce inForce(BodyKey body, DSLContext db, Record2<Long, String> row) {
        PolicyDocumentId id = new PolicyDocumentId(row.value1());
        return new PolicyInForce(
                id, text(body, db, id), Optional.ofNullable(row.value2()).map(LocalDate::parse));
    }
}
