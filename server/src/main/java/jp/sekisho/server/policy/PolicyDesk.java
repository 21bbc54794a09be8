// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.PolicyAdoptionRecord;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.database.schema.tables.records.PublicationRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.SealedFileId;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Enters policy documents and what became of them: decision, adoption, enforcement, publication.
@Component
public final class PolicyDesk {

    private final Ids ids;

    PolicyDesk(Ids ids) {
        this.ids = ids;
    }

    /// Enters a new edition as a draft. The bytes are kept as they were read. A document of the
    /// same kind, title and unit goes on with its next edition.
    ///
    /// @param change the change under way
    /// @param kind the layer
    /// @param title its title
    /// @param fileName the file's name
    /// @param source the file's bytes
    /// @param parent the document above it, for a standard or procedure
    /// @param unit the unit whose procedure it is, if one unit's
    public PolicyDocumentId draft(
            Change change,
            DocumentKind kind,
            String title,
            String fileName,
            byte[] source,
            Optional<PolicyDocumentId> parent,
            Optional<Long> unit) {
        Optional<Long> series =
                change.db()
                        .select(POLICY_DOCUMENT.SERIES_ID)
                        .from(POLICY_DOCUMENT)
                        .where(
                                POLICY_DOCUMENT.KIND.eq(kind.name()),
                                POLICY_DOCUMENT.TITLE.eq(title),
                                unit.isPresent()
                                        ? POLICY_DOCUMENT.UNIT_ID.eq(unit.get())
                                        : POLICY_DOCUMENT.UNIT_ID.isNull())
                        .orderBy(POLICY_DOCUMENT.SERIES_ID)
                        .limit(1)
                        .fetchOptional(POLICY_DOCUMENT.SERIES_ID);
        Place place = new Place(kind, parent, unit, false);
        Text text = new Text(title, fileName, source);
        return enter(change, series, place, text);
    }

    /// Where a document stands.
    ///
    /// @param kind the layer
    /// @param parent an edition of the document above it; nothing for the basic policy
    /// @param unit the unit whose procedure it is; nothing for the whole body
    /// @param forEveryone whether the whole staff may read it, which is said of procedures
    public record Place(
            DocumentKind kind,
            Optional<PolicyDocumentId> parent,
            Optional<Long> unit,
            boolean forEveryone) {
        public Place {
            if (kind == DocumentKind.BASIC_POLICY && parent.isPresent()) {
                throw new IllegalArgumentException("nothing stands above the basic policy");
            }
            if (kind != DocumentKind.PROCEDURE && (unit.isPresent() || forEveryone)) {
                throw new IllegalArgumentException("only a procedure belongs to a unit: " + kind);
            }
        }
    }

    /// What was received.
    ///
    /// @param title the title
    /// @param fileName the file's name
    /// @param source the file's bytes
    /// @param policy what they say, where it was read already
    @SuppressWarnings("ArrayRecordComponent") // handed through to the database, compared nowhere
    public record Text(String title, String fileName, byte[] source, Optional<BasicPolicy> policy) {
        public Text {
            if (title.isBlank()) {
                throw new IllegalArgumentException("title must not be blank");
            }
        }

        /// What was received, not read yet.
        ///
        /// @param title the title
        /// @param fileName the file's name
        /// @param source the file's bytes
        public Text(String title, String fileName, byte[] source) {
            this(title, fileName, source, Optional.empty());
        }

        private Optional<BasicPolicy> read() {
            return policy.or(() ->
                    PolicyReader.read(source) instanceof PolicyReading.Read(BasicPolicy said)
                            ? Optional.of(said)
                            : Optional.empty());
        }
    }

    /// Enters the first edition of a new document as a draft.
    ///
    /// @param change the change under way
    /// @param place where it stands
    /// @param text what was received
    public PolicyDocumentId begin(Change change, Place place, Text text) {
        return enter(change, Optional.empty(), place, text);
    }

    /// Enters the next edition of a document as a draft.
    ///
    /// @param change the change under way
    /// @param series any edition of the document
    /// @param text what was received
    public PolicyDocumentId next(Change change, PolicyDocumentId series, Text text) {
        PolicyDocumentRecord known = row(change, series);
        Place place =
                new Place(
                        DocumentKind.valueOf(known.getKind()),
                        Optional.ofNullable(known.getParentId()).map(PolicyDocumentId::new),
                        Optional.ofNullable(known.getUnitId()),
                        known.getForEveryone());
        return enter(change, Optional.of(known.getSeriesId()), place, text);
    }

    private PolicyDocumentId enter(Change change, Optional<Long> series, Place place, Text text) {
        PolicyDocumentRecord row = new PolicyDocumentRecord();
        row.setId(ids.next());
        row.setSeriesId(series.orElse(row.getId()));
        row.setKind(place.kind().name());
        row.setTitle(text.title());
        row.setEdition(series.map(s -> last(change, s) + 1).orElse(1));
        row.setParentId(place.parent().map(p -> row(change, p).getSeriesId()).orElse(null));
        row.setUnitId(place.unit().orElse(null));
        row.setForEveryone(place.forEveryone());
        row.setFileName(text.fileName());
        row.setSource(text.source());
        row.setCreatedAt(change.at().toEpochMilli());
        change.insert(row);
        ClauseSearch.put(change, ids, row.getId(), text.read());
        return new PolicyDocumentId(row.getId());
    }

    /// Gives a draft another text.
    ///
    /// @param change the change under way
    /// @param row the draft's row as it was read
    /// @param text what was received
    void replace(Change change, PolicyDocumentRecord row, Text text) {
        row.setTitle(text.title());
        row.setFileName(text.fileName());
        row.setSource(text.source());
        change.update(row);
        ClauseSearch.put(change, ids, row.getId(), text.read());
    }

    private static int last(Change change, long series) {
        Integer last =
                change.db()
                        .select(DSL.max(POLICY_DOCUMENT.EDITION))
                        .from(POLICY_DOCUMENT)
                        .where(POLICY_DOCUMENT.SERIES_ID.eq(series))
                        .fetchOneInto(Integer.class);
        return last == null ? 0 : last;
    }

    /// Records the decision and the day from which the edition is in force.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param decision the decision
    /// @param enforcedOn first day in force
    public void decide(
            Change change, PolicyDocumentId document, Decision decision, LocalDate enforcedOn) {
        decide(change, document, decision, enforcedOn, Optional.empty());
    }

    /// Records the decision, the day from which the edition is in force, and the sealed paper.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param decision the decision
    /// @param enforcedOn first day in force
    /// @param scan the scanned paper; nothing leaves the one that is there
    public void decide(
            Change change,
            PolicyDocumentId document,
            Decision decision,
            LocalDate enforcedOn,
            Optional<SealedFileId> scan) {
        PolicyDocumentRecord row = row(change, document);
        row.setDecisionKind(decision.kind().name());
        row.setDocumentNumber(decision.documentNumber());
        row.setDecidedOn(decision.decidedOn().toString());
        row.setDecider(decision.decider());
        row.setInstrument(decision.instrument());
        row.setConsulted(decision.consulted());
        row.setReadAfterBy(decision.readAfter().map(ReadAfter::by).orElse(null));
        row.setReadAfterOn(decision.readAfter().map(after -> after.on().toString()).orElse(null));
        row.setEnforcedOn(enforcedOn.toString());
        scan.ifPresent(id -> row.setScanId(id.value()));
        change.update(row);
    }

    /// Records that an edition is repealed without one in its place, or that it is not.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param endedOn first day on which it is no longer in force; nothing where it is not repealed
    void end(Change change, PolicyDocumentId document, Optional<LocalDate> endedOn) {
        PolicyDocumentRecord row = row(change, document);
        if (!endedOn.equals(Documents.day(row.getEndedOn()))) {
            row.setEndedOn(endedOn.map(LocalDate::toString).orElse(null));
            change.update(row);
        }
    }

    /// Records that an organ adopted the edition.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param organ which organ
    /// @param adoptedOn the day
    /// @param jointly whether with other organs (共同策定)
    /// @param designated whether an older policy was designated as the statutory one (位置付け)
    public void adopt(
            Change change,
            PolicyDocumentId document,
            long organ,
            LocalDate adoptedOn,
            boolean jointly,
            boolean designated) {
        adopt(change, document, organ, new Adoption(adoptedOn, jointly, designated, ""));
    }

    /// How an organ adopted a policy.
    ///
    /// @param on the day
    /// @param jointly whether with other organs (共同策定)
    /// @param designated whether an older policy was designated as the statutory one (位置付け)
    /// @param documentNumber 文書番号 of the organ's decision; empty for none
    public record Adoption(
            LocalDate on, boolean jointly, boolean designated, String documentNumber) {}

    /// Records that an organ adopted the edition.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param organ which organ
    /// @param adoption how
    public void adopt(Change change, PolicyDocumentId document, long organ, Adoption adoption) {
        PolicyAdoptionRecord row = new PolicyAdoptionRecord();
        row.setId(ids.next());
        row.setDocumentId(document.value());
        row.setOrganId(organ);
        row.setAdoptedOn(adoption.on().toString());
        row.setJointly(adoption.jointly());
        row.setDesignated(adoption.designated());
        row.setDocumentNumber(adoption.documentNumber());
        change.insert(row);
    }

    /// Records that an edition was published on the body's web site.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param publishedOn the day
    /// @param url where
    /// @param packageHash SHA-256 of what was published, in hexadecimal
    /// @throws IllegalArgumentException where the document is a procedure
    public void publish(
            Change change,
            PolicyDocumentId document,
            LocalDate publishedOn,
            String url,
            String packageHash) {
        PublicationRecord row = publication(change, document, packageHash, publishedOn);
        row.setPublishedOn(publishedOn.toString());
        row.setUrl(url);
        change.insert(row);
    }

    /// Records that a package for the web site was made.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param preparedOn the day
    /// @param file the sealed package
    /// @param hash its SHA-256, in hexadecimal
    /// @return the row of the publication to come
    /// @throws IllegalArgumentException where the document is a procedure
    long prepare(
            Change change,
            PolicyDocumentId document,
            LocalDate preparedOn,
            SealedFileId file,
            String hash) {
        PublicationRecord row = publication(change, document, hash, preparedOn);
        row.setPackageId(file.value());
        change.insert(row);
        return row.getId();
    }

    /// Records that a package was put up.
    ///
    /// @param change the change under way
    /// @param publication the row that [#prepare] returned
    /// @param publishedOn the day
    /// @param url where
    void published(Change change, long publication, LocalDate publishedOn, String url) {
        PublicationRecord row =
                change.db().fetchSingle(PUBLICATION, PUBLICATION.ID.eq(publication));
        row.setPublishedOn(publishedOn.toString());
        row.setUrl(url);
        change.update(row);
    }

    private PublicationRecord publication(
            Change change, PolicyDocumentId document, String hash, LocalDate preparedOn) {
        if (row(change, document).getKind().equals(DocumentKind.PROCEDURE.name())) {
            throw new IllegalArgumentException("a procedure is never published: " + document);
        }
        PublicationRecord row = new PublicationRecord();
        row.setId(ids.next());
        row.setDocumentId(document.value());
        row.setPackageHash(hash);
        row.setPreparedOn(preparedOn.toString());
        return row;
    }

    /// Reads the row of an edition within a change.
    static PolicyDocumentRecord row(Change change, PolicyDocumentId document) {
        return change.db().fetchSingle(POLICY_DOCUMENT, POLICY_DOCUMENT.ID.eq(document.value()));
    }
}
