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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The body's basic policy on a day. The door of this feature for others.
@Component
public final class Policies {

    /// Texts that stay read; the text of a decided edition never changes.
    private static final int MAX_KEPT = 200;

    private record Key(BodyKey body, PolicyDocumentId id) {}

    private final Map<Key, PolicyReading> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, PolicyReading> eldest) {
                            return size() > MAX_KEPT;
                        }
                    });

    /// Makes an empty cache.
    public Policies() {}

    /// Returns the edition in force on a day; where none is, the newest draft, so that a body can
    /// begin. Where organs have basic policies of their own, it is the one that was entered first.
    ///
    /// @param body whose
    /// @param db its database
    /// @param day the day
    public Optional<PolicyInForce> onDay(BodyKey body, DSLContext db, LocalDate day) {
        return InForce.on(db, DocumentKind.BASIC_POLICY, day).stream()
                .findFirst()
                .map(one ->
                        new PolicyInForce(
                                one.id(), text(body, db, one.id()), Optional.of(one.enforcedOn())))
                .or(() -> newestDraft(body, db));
    }

    private Optional<PolicyInForce> newestDraft(BodyKey body, DSLContext db) {
        return db.select(POLICY_DOCUMENT.ID)
                .from(POLICY_DOCUMENT)
                .where(
                        POLICY_DOCUMENT.KIND.eq(DocumentKind.BASIC_POLICY.name()),
                        POLICY_DOCUMENT.ENFORCED_ON.isNull())
                .orderBy(POLICY_DOCUMENT.SERIES_ID, POLICY_DOCUMENT.EDITION.desc())
                .limit(1)
                .fetchOptional(POLICY_DOCUMENT.ID)
                .map(PolicyDocumentId::new)
                .map(id -> new PolicyInForce(id, text(body, db, id), Optional.empty()));
    }

    /// Returns what the text of an edition says.
    ///
    /// @param body whose
    /// @param db its database
    /// @param id which edition
    public BasicPolicy text(BodyKey body, DSLContext db, PolicyDocumentId id) {
        return switch (reading(body, db, id)) {
            case PolicyReading.Read(BasicPolicy policy) -> policy;
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

    /// Reads the text of an edition. One that an earlier version of the product could read may be
    /// unreadable to this one.
    PolicyReading reading(BodyKey body, DSLContext db, PolicyDocumentId id) {
        @Nullable PolicyReading known = kept.get(new Key(body, id));
        return known != null ? known : read(body, id, source(db, id));
    }

    /// Says whether the text of an edition is at hand without asking the database.
    boolean isRead(BodyKey body, PolicyDocumentId id) {
        return kept.containsKey(new Key(body, id));
    }

    /// Reads the bytes of an edition and keeps what they say.
    PolicyReading read(BodyKey body, PolicyDocumentId id, byte[] source) {
        PolicyReading reading = PolicyReader.read(source);
        kept.put(new Key(body, id), reading);
        return reading;
    }

    /// Drops what is kept of a draft whose text was changed.
    void forget(BodyKey body, PolicyDocumentId id) {
        kept.remove(new Key(body, id));
    }

    /// Returns the bytes of an edition as they were received.
    static byte[] source(DSLContext db, PolicyDocumentId id) {
        return Objects.requireNonNull(
                db.select(POLICY_DOCUMENT.SOURCE)
                        .from(POLICY_DOCUMENT)
                        .where(POLICY_DOCUMENT.ID.eq(id.value()))
                        .fetchSingle(POLICY_DOCUMENT.SOURCE));
    }
}
