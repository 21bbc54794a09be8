// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.Organ.ORGAN;
import static jp.sekisho.server.database.schema.tables.PolicyAdoption.POLICY_ADOPTION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.body.Period;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.policy.PolicyDesk.Adoption;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Which organ of the body adopted which basic policy, and how.
///
/// @param organs the organs of a day, in their order
record Adoptions(List<OrganAdoption> organs) {

    Adoptions {
        organs = List.copyOf(organs);
    }

    /// An organ with what it adopted.
    ///
    /// @param organ its id
    /// @param name its name
    /// @param made the adoptions, the oldest first
    record OrganAdoption(long organ, String name, List<Made> made) {
        OrganAdoption {
            made = List.copyOf(made);
        }
    }

    /// One adoption.
    ///
    /// @param id its row
    /// @param document which edition
    /// @param adoption how
    record Made(long id, PolicyDocumentId document, Adoption adoption) {

        /// Returns what happened, in words: 令和8年4月20日 位置付け(共同、総第3号).
        String words() {
            String how = adoption.jointly() ? "共同" : "単独";
            return new JapaneseDate(adoption.on()).text()
                    + (adoption.designated() ? " 位置付け" : " 策定")
                    + "("
                    + how
                    + (adoption.documentNumber().isEmpty() ? "" : "、" + adoption.documentNumber())
                    + ")";
        }
    }

    /// Reads the organs of a day with what they adopted among some editions, in one statement.
    static Adoptions of(DSLContext db, Collection<PolicyDocumentId> documents, LocalDate day) {
        List<Long> ids = documents.stream().map(PolicyDocumentId::value).toList();
        Map<Long, String> names = new LinkedHashMap<>();
        Map<Long, List<Made>> made = new LinkedHashMap<>();
        db.select(
                        ORGAN.ID,
                        ORGAN.NAME,
                        POLICY_ADOPTION.ID,
                        POLICY_ADOPTION.DOCUMENT_ID,
                        POLICY_ADOPTION.ADOPTED_ON,
                        POLICY_ADOPTION.JOINTLY,
                        POLICY_ADOPTION.DESIGNATED,
                        POLICY_ADOPTION.DOCUMENT_NUMBER)
                .from(ORGAN)
                .leftJoin(POLICY_ADOPTION)
                .on(
                        POLICY_ADOPTION.ORGAN_ID.eq(ORGAN.ID),
                        ids.isEmpty() ? DSL.falseCondition() : POLICY_ADOPTION.DOCUMENT_ID.in(ids))
                .where(Period.covers(ORGAN.FROM_ON, ORGAN.UNTIL_ON, day))
                .orderBy(ORGAN.ID, POLICY_ADOPTION.ADOPTED_ON.asc().nullsFirst())
                .forEach(row -> {
                    names.put(row.value1(), row.value2());
                    List<Made> of = made.computeIfAbsent(row.value1(), _ -> new ArrayList<>());
                    if (row.value3() != null) {
                        of.add(
                                new Made(
                                        row.value3(),
                                        new PolicyDocumentId(row.value4()),
                                        new Adoption(
                                                LocalDate.parse(row.value5()),
                                                row.value6(),
                                                row.value7(),
                                                Objects.requireNonNullElse(row.value8(), ""))));
                    }
                });
        return new Adoptions(
                names.entrySet().stream()
                        .map(organ ->
                                new OrganAdoption(
                                        organ.getKey(),
                                        organ.getValue(),
                                        made.getOrDefault(organ.getKey(), List.of())))
                        .toList());
    }

    /// Returns the names of the organs that adopted nothing of this, joined; empty for none.
    String missing() {
        return organs.stream()
                .filter(organ -> organ.made().isEmpty())
                .map(OrganAdoption::name)
                .collect(Collectors.joining("、"));
    }

    /// Returns how each organ adopted an edition, in words: 町長、教育委員会(共同).
    String words(PolicyDocumentId document) {
        return organs.stream()
                .flatMap(organ -> words(organ, document).stream())
                .collect(Collectors.joining("、"));
    }

    private static Optional<String> words(OrganAdoption organ, PolicyDocumentId document) {
        return organ.made().stream()
                .filter(one -> one.document().equals(document))
                .findFirst()
                .map(one -> organ.name() + "(" + one.words() + ")");
    }
}
