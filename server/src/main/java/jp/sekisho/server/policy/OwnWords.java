// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.OwnDefinition;
import jp.sekisho.policy.OwnDefinition.Concept;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import org.jooq.DSLContext;

/// How the body's basic policy itself says what something is.
///
/// @param title the policy's title
/// @param definition the definition in force
/// @param since the first day on which the policy said it in these words
public record OwnWords(String title, OwnDefinition definition, LocalDate since) {

    /// Editions that are looked back at, at most, for the day since when the words stand.
    private static final int MOST_EDITIONS = 12;

    /// Returns the definition in force on a day; nothing where no policy is in force or it has
    /// none. Reads the text anew: for checks, not for pages.
    ///
    /// @param db the body's database
    /// @param day the day
    /// @param concept what is defined
    public static Optional<OwnWords> on(DSLContext db, LocalDate day, Concept concept) {
        return InForce.on(db, DocumentKind.BASIC_POLICY, day).stream()
                .findFirst()
                .flatMap(current ->
                        definition(Policies.source(db, current.id()), concept)
                                .map(words ->
                                        new OwnWords(
                                                current.title(),
                                                words,
                                                since(db, current, words))));
    }

    private static LocalDate since(DSLContext db, InForce current, OwnDefinition words) {
        LocalDate since = current.enforcedOn();
        List<Earlier> earlier =
                db.select(POLICY_DOCUMENT.ENFORCED_ON, POLICY_DOCUMENT.SOURCE)
                        .from(POLICY_DOCUMENT)
                        .where(POLICY_DOCUMENT.SERIES_ID.eq(current.series().value()))
                        .and(POLICY_DOCUMENT.ENFORCED_ON.lt(since.toString()))
                        .orderBy(POLICY_DOCUMENT.ENFORCED_ON.desc(), POLICY_DOCUMENT.EDITION.desc())
                        .limit(MOST_EDITIONS)
                        .fetch(row -> new Earlier(LocalDate.parse(row.value1()), row.value2()));
        for (Earlier edition : earlier) {
            boolean same =
                    definition(edition.source(), words.concept())
                            .filter(old -> old.meaning().equals(words.meaning()))
                            .isPresent();
            if (!same) {
                return since;
            }
            since = edition.enforcedOn();
        }
        return since;
    }

    @SuppressWarnings("ArrayRecordComponent") // lives within this class only
    private record Earlier(LocalDate enforcedOn, byte[] source) {}

    private static Optional<OwnDefinition> definition(byte[] source, Concept concept) {
        return PolicyReader.read(source) instanceof PolicyReading.Read(var policy)
                ? policy.ownDefinitions().of(concept)
                : Optional.empty();
    }
}
