// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.PolicyAdoptionRecord;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.database.schema.tables.records.PublicationRecord;
import jp.sekisho.server.evidence.Change;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Enters policy documents and what became of them: decision, adoption, enforcement, publication.
@Component
public final class PolicyDesk {

    private final Ids ids;

    PolicyDesk(Ids ids) {
        this.ids = ids;
    }

    /// Enters a new edition as a draft. The bytes are kept as they were read.
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
        if (title.isBlank()) {
            throw new IllegalArgumentException("title must not be blank");
        }
        Integer last =
                change.db()
                        .select(DSL.max(POLICY_DOCUMENT.EDITION))
                        .from(POLICY_DOCUMENT)
                        .where(
                                POLICY_DOCUMENT.KIND.eq(kind.name()),
                                POLICY_DOCUMENT.TITLE.eq(title))
                        .fetchOneInto(Integer.class);
        PolicyDocumentRecord row = new PolicyDocumentRecord();
        row.setId(ids.next());
        row.setKind(kind.name());
        row.setTitle(title);
        row.setEdition(last == null ? 1 : last + 1);
        row.setParentId(parent.map(PolicyDocumentId::value).orElse(null));
        row.setUnitId(unit.orElse(null));
        row.setFileName(fileName);
        row.setSource(source);
        row.setCreatedAt(change.at().toEpochMilli());
        change.insert(row);
        return new PolicyDocumentId(row.getId());
    }

    /// The formal decision of the office (決裁), taken on paper or elsewhere and recorded here as a
    /// fact.
    ///
    /// @param kind how it was taken
    /// @param documentNumber 文書番号; empty for none
    /// @param decidedOn the day
    /// @param decider who decided
    /// @param instrument the legal form (訓令, 告示 …); empty for none
    public record Decision(
            DecisionKind kind,
            String documentNumber,
            LocalDate decidedOn,
            String decider,
            String instrument) {
        public Decision {
            if (decider.isBlank()) {
                throw new IllegalArgumentException("decider must not be blank");
            }
        }
    }

    /// How a decision was taken.
    public enum DecisionKind {
        /** 決裁 by the one whose decision it is. */
        DECIDED("決裁"),
        /** 専決. */
        DELEGATED("専決"),
        /** 代決. */
        SUBSTITUTED("代決"),
        /** 合議を経た決裁. */
        CONSULTED("合議");

        private final String label;

        DecisionKind(String label) {
            this.label = label;
        }

        /// Returns the Japanese name.
        public String label() {
            return label;
        }
    }

    /// Records the decision and the day from which the edition is in force.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param decision the decision
    /// @param enforcedOn first day in force
    public void decide(
            Change change, PolicyDocumentId document, Decision decision, LocalDate enforcedOn) {
        PolicyDocumentRecord row =
                change.db().fetchSingle(POLICY_DOCUMENT, POLICY_DOCUMENT.ID.eq(document.value()));
        row.setDecisionKind(decision.kind().name());
        row.setDocumentNumber(decision.documentNumber());
        row.setDecidedOn(decision.decidedOn().toString());
        row.setDecider(decision.decider());
        row.setInstrument(decision.instrument());
        row.setEnforcedOn(enforcedOn.toString());
        change.update(row);
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
        PolicyAdoptionRecord row = new PolicyAdoptionRecord();
        row.setId(ids.next());
        row.setDocumentId(document.value());
        row.setOrganId(organ);
        row.setAdoptedOn(adoptedOn.toString());
        row.setJointly(jointly);
        row.setDesignated(designated);
        change.insert(row);
    }

    /// Records that an edition was published on the body's web site.
    ///
    /// @param change the change under way
    /// @param document which edition
    /// @param publishedOn the day
    /// @param url where
    /// @param packageHash SHA-256 of the published package, in hexadecimal
    public void publish(
            Change change,
            PolicyDocumentId document,
            LocalDate publishedOn,
            String url,
            String packageHash) {
        PublicationRecord row = new PublicationRecord();
        row.setId(ids.next());
        row.setDocumentId(document.value());
        row.setPublishedOn(publishedOn.toString());
        row.setUrl(url);
        row.setPackageHash(packageHash);
        change.insert(row);
    }
}
