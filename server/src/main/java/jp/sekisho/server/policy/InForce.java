// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record5;

/// An edition that is in force on a day.
///
/// @param id which edition
/// @param series the document
/// @param title its title
/// @param enforcedOn since when
record InForce(PolicyDocumentId id, PolicyDocumentId series, String title, LocalDate enforcedOn) {

    /// Returns the editions of one layer that are in force on a day, one a document, the document
    /// first that was entered first.
    static List<InForce> on(DSLContext db, DocumentKind kind, LocalDate day) {
        Map<Long, Record5<Long, Long, String, String, String>> last = new LinkedHashMap<>();
        db.select(
                        POLICY_DOCUMENT.ID,
                        POLICY_DOCUMENT.SERIES_ID,
                        POLICY_DOCUMENT.TITLE,
                        POLICY_DOCUMENT.ENFORCED_ON,
                        POLICY_DOCUMENT.ENDED_ON)
                .from(POLICY_DOCUMENT)
                .where(
                        POLICY_DOCUMENT.KIND.eq(kind.name()),
                        POLICY_DOCUMENT.ENFORCED_ON.le(day.toString()))
                .orderBy(
                        POLICY_DOCUMENT.SERIES_ID,
                        POLICY_DOCUMENT.ENFORCED_ON.desc(),
                        POLICY_DOCUMENT.EDITION.desc())
                .forEach(row -> last.putIfAbsent(row.value2(), row));
        return last.values().stream()
                .filter(row -> row.value5() == null || row.value5().compareTo(day.toString()) > 0)
                .map(row ->
                        new InForce(
                                new PolicyDocumentId(row.value1()),
                                new PolicyDocumentId(row.value2()),
                                row.value3(),
                                LocalDate.parse(row.value4())))
                .toList();
    }
}
