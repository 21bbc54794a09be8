// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;
import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.SealedFileId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads documents for somebody, under the one right to read them.
@Component
final class Documents {

    private static final jp.sekisho.server.database.schema.tables.PolicyDocument ABOVE =
            POLICY_DOCUMENT.as("above");
    private static final jp.sekisho.server.database.schema.tables.PolicyDocument WANTED =
            POLICY_DOCUMENT.as("wanted");

    private final Policies policies;

    Documents(Policies policies) {
        this.policies = policies;
    }

    /// One edition among its siblings.
    ///
    /// @param series the document
    /// @param edition which edition
    record Found(Series series, Edition edition) {}

    /// Reads every document that somebody may know of, in one statement; the oldest document first.
    List<Series> all(Visit visit, DSLContext db) {
        return read(visit, db, DSL.noCondition(), List.of());
    }

    /// Reads an edition and its siblings in one statement; its text too, where it was not read
    /// before.
    ///
    /// @return nothing where there is none or somebody may not know of it
    Optional<Found> find(Visit visit, DSLContext db, long id) {
        if (id <= 0) {
            return Optional.empty();
        }
        PolicyDocumentId wanted = new PolicyDocumentId(id);
        Condition same =
                POLICY_DOCUMENT.SERIES_ID.in(
                        DSL.select(WANTED.SERIES_ID).from(WANTED).where(WANTED.ID.eq(id)));
        List<PolicyDocumentId> unread =
                policies.isRead(visit.body().key(), wanted) ? List.of() : List.of(wanted);
        return read(visit, db, same, unread).stream()
                .flatMap(series ->
                        series.edition(wanted).map(edition -> new Found(series, edition)).stream())
                .findFirst();
    }

    private List<Series> read(
            Visit visit, DSLContext db, Condition which, List<PolicyDocumentId> unread) {
        Field<byte[]> source =
                unread.isEmpty()
                        ? DSL.castNull(POLICY_DOCUMENT.SOURCE)
                        : DSL.when(
                                POLICY_DOCUMENT.ID.in(
                                        unread.stream().map(PolicyDocumentId::value).toList()),
                                POLICY_DOCUMENT.SOURCE);
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> field : POLICY_DOCUMENT.fields()) {
            if (!field.equals(POLICY_DOCUMENT.SOURCE)) {
                fields.add(field);
            }
        }
        Field<String> parentTitle = ABOVE.TITLE.as("parent_title");
        fields.addAll(List.of(UNIT.NAME, parentTitle, SEALED_FILE.NAME, SEALED_FILE.TYPE));
        fields.addAll(List.of(SEALED_FILE.BYTES, source.as("unread")));
        fields.addAll(List.of(PUBLICATION.fields()));
        Map<Long, List<Record>> rows = new LinkedHashMap<>();
        db.select(fields)
                .from(POLICY_DOCUMENT)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(POLICY_DOCUMENT.UNIT_ID))
                .leftJoin(ABOVE)
                .on(ABOVE.ID.eq(POLICY_DOCUMENT.PARENT_ID))
                .leftJoin(SEALED_FILE)
                .on(SEALED_FILE.ID.eq(POLICY_DOCUMENT.SCAN_ID))
                .leftJoin(PUBLICATION)
                .on(PUBLICATION.DOCUMENT_ID.eq(POLICY_DOCUMENT.ID))
                .where(ReadingRight.of(visit), which)
                .orderBy(
                        POLICY_DOCUMENT.SERIES_ID,
                        POLICY_DOCUMENT.EDITION.desc(),
                        PUBLICATION.ID.asc().nullsFirst())
                .forEach(row ->
                        rows.computeIfAbsent(row.get(POLICY_DOCUMENT.ID), _ -> new ArrayList<>())
                                .add(row));
        Map<Long, List<Edition>> series = new LinkedHashMap<>();
        rows.values()
                .forEach(of -> {
                    Record first = of.getFirst();
                    Edition edition = edition(first, of, first.get(parentTitle));
                    series.computeIfAbsent(edition.series().value(), _ -> new ArrayList<>())
                            .add(edition);
                    byte @Nullable [] bytes = first.get("unread", byte[].class);
                    if (bytes != null) {
                        policies.read(visit.body().key(), edition.id(), bytes);
                    }
                });
        return series.values().stream().map(Series::new).toList();
    }

    private static Edition edition(Record row, List<Record> rows, @Nullable String parentTitle) {
        return new Edition(
                new PolicyDocumentId(row.get(POLICY_DOCUMENT.ID)),
                row.get(POLICY_DOCUMENT.VERSION),
                new PolicyDocumentId(row.get(POLICY_DOCUMENT.SERIES_ID)),
                DocumentKind.valueOf(row.get(POLICY_DOCUMENT.KIND)),
                row.get(POLICY_DOCUMENT.TITLE),
                row.get(POLICY_DOCUMENT.EDITION),
                Optional.ofNullable(row.get(POLICY_DOCUMENT.PARENT_ID)).map(PolicyDocumentId::new),
                text(parentTitle),
                Optional.ofNullable(row.get(POLICY_DOCUMENT.UNIT_ID)),
                text(row.get(UNIT.NAME)),
                row.get(POLICY_DOCUMENT.FOR_EVERYONE),
                row.get(POLICY_DOCUMENT.FILE_NAME),
                proposal(row),
                decision(row),
                day(row.get(POLICY_DOCUMENT.ENFORCED_ON)),
                day(row.get(POLICY_DOCUMENT.ENDED_ON)),
                Optional.ofNullable(row.get(POLICY_DOCUMENT.SCAN_ID))
                        .map(id ->
                                new Edition.Scan(
                                        new SealedFileId(id),
                                        row.get(SEALED_FILE.NAME),
                                        FileType.valueOf(row.get(SEALED_FILE.TYPE)).label(),
                                        row.get(SEALED_FILE.BYTES))),
                rows.stream()
                        .filter(each -> each.get(PUBLICATION.ID) != null)
                        .map(Documents::publication)
                        .toList());
    }

    private static Edition.Publication publication(Record row) {
        return new Edition.Publication(
                row.get(PUBLICATION.ID),
                row.get(PUBLICATION.VERSION),
                Optional.ofNullable(row.get(PUBLICATION.PACKAGE_ID)).map(SealedFileId::new),
                row.get(PUBLICATION.PACKAGE_HASH),
                LocalDate.parse(row.get(PUBLICATION.PREPARED_ON)),
                day(row.get(PUBLICATION.PUBLISHED_ON)),
                text(row.get(PUBLICATION.URL)));
    }

    private static Optional<Proposal> proposal(Record row) {
        return day(row.get(POLICY_DOCUMENT.PROPOSED_ON))
                .map(on ->
                        new Proposal(
                                on,
                                text(row.get(POLICY_DOCUMENT.PROPOSER)),
                                text(row.get(POLICY_DOCUMENT.PROPOSAL_REASON)),
                                day(row.get(POLICY_DOCUMENT.PLANNED_ON)),
                                text(row.get(POLICY_DOCUMENT.SEAL_COLUMNS)).lines().toList(),
                                text(row.get(POLICY_DOCUMENT.CONSULT_COLUMNS)).lines().toList(),
                                text(row.get(POLICY_DOCUMENT.ADOPTING_ORGANS))));
    }

    private static Optional<Decision> decision(Record row) {
        return day(row.get(POLICY_DOCUMENT.DECIDED_ON))
                .map(on ->
                        new Decision(
                                DecisionKind.valueOf(row.get(POLICY_DOCUMENT.DECISION_KIND)),
                                text(row.get(POLICY_DOCUMENT.DOCUMENT_NUMBER)),
                                on,
                                text(row.get(POLICY_DOCUMENT.DECIDER)),
                                text(row.get(POLICY_DOCUMENT.INSTRUMENT)),
                                text(row.get(POLICY_DOCUMENT.CONSULTED)),
                                day(row.get(POLICY_DOCUMENT.READ_AFTER_ON))
                                        .map(after ->
                                                new ReadAfter(
                                                        text(
                                                                row.get(
                                                                        POLICY_DOCUMENT
                                                                                .READ_AFTER_BY)),
                                                        after))));
    }

    static Optional<LocalDate> day(@Nullable String text) {
        return Optional.ofNullable(text).map(LocalDate::parse);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
