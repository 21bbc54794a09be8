// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyClause.POLICY_CLAUSE;
import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.rendering.ClausePlaces;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.PolicyClauseRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.search.SearchIndex;
import jp.sekisho.server.search.SearchKinds;
import jp.sekisho.server.search.SearchQuery;
import jp.sekisho.server.search.Searchable;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Finds clauses by what somebody types, among the texts that this person may read. What a newer
/// edition has replaced is not found.
@Component
final class ClauseSearch implements SearchKinds, Searchable {

    private static final jp.sekisho.server.database.schema.tables.PolicyDocument LATER =
            POLICY_DOCUMENT.as("later");

    private static final int PLACE = 400;

    /// They are shown in the order of the text, so the index knows no titles of theirs.
    private static final String UNTITLED = "";

    @Override
    public List<Searchable> kinds() {
        return List.of(this);
    }

    @Override
    public String label() {
        return "条項";
    }

    @Override
    public Table<?> table() {
        return POLICY_CLAUSE;
    }

    @Override
    public String listPath() {
        return "/policy?q=";
    }

    @Override
    public Optional<Select<Record4<String, String, String, String>>> find(
            Visit visit, SearchQuery.Hits hits, int limit) {
        if (!visit.may(Permission.READ_POLICY)) {
            return Optional.empty();
        }
        Field<String> path =
                DSL.concat(
                        DSL.inline("/policy/documents/"),
                        POLICY_DOCUMENT.ID.cast(String.class),
                        DSL.inline("#c-"),
                        POLICY_CLAUSE.ANCHOR);
        Field<String> about =
                DSL.concat(
                        POLICY_DOCUMENT.TITLE,
                        DSL.inline(" 第"),
                        POLICY_DOCUMENT.EDITION.cast(String.class),
                        DSL.inline("版"));
        var selected =
                DSL.select(
                        DSL.inline(label()).as("kind"),
                        path.as("path"),
                        POLICY_CLAUSE.PLACE.as("title"),
                        about.as("about"));
        var joined =
                hits.driver(POLICY_CLAUSE)
                        .map(few ->
                                selected.from(few)
                                        .join(POLICY_CLAUSE)
                                        .on(POLICY_CLAUSE.ID.eq(SearchQuery.Hits.hitId()))
                                        .join(POLICY_DOCUMENT))
                        .orElseGet(() -> selected.from(POLICY_CLAUSE).join(POLICY_DOCUMENT));
        return Optional.of(
                joined.on(POLICY_DOCUMENT.ID.eq(POLICY_CLAUSE.DOCUMENT_ID))
                        .where(
                                hits.matches(POLICY_CLAUSE, POLICY_CLAUSE.ID, DSL.inline(UNTITLED)),
                                ReadingRight.of(visit),
                                DSL.notExists(
                                        DSL.selectOne()
                                                .from(LATER)
                                                .where(
                                                        LATER.SERIES_ID.eq(
                                                                POLICY_DOCUMENT.SERIES_ID),
                                                        LATER.EDITION.gt(POLICY_DOCUMENT.EDITION),
                                                        LATER.ENFORCED_ON.le(
                                                                visit.today().toString()))))
                        .orderBy(POLICY_DOCUMENT.SERIES_ID, POLICY_CLAUSE.ID)
                        // There is no page that lists them all: no more than are shown.
                        .limit(limit - 1));
    }

    /// Makes the clauses of an edition findable by what its text says now. They are derived from
    /// the text, so they are written beside the change and have no entries of their own.
    static void put(Change change, Ids ids, long document, Optional<BasicPolicy> text) {
        remove(change, document);
        text.ifPresent(policy -> {
            ClausePlaces places = ClausePlaces.of(policy);
            List<Clause> clauses = policy.allClauses().toList();
            List<PolicyClauseRecord> rows =
                    clauses.stream().map(clause -> row(ids, document, clause, places)).toList();
            change.derived(POLICY_CLAUSE).batchInsert(rows).execute();
            SearchIndex.put(
                    change,
                    POLICY_CLAUSE.getName(),
                    java.util.stream.IntStream.range(0, rows.size())
                            .mapToObj(i ->
                                    new SearchIndex.Entry(
                                            rows.get(i).getId(),
                                            UNTITLED,
                                            List.of(
                                                    clauses.get(i).heading(),
                                                    clauses.get(i).text())))
                            .toList());
        });
    }

    /// Makes the clauses of an edition unfindable.
    static void remove(Change change, long document) {
        change.db()
                .select(POLICY_CLAUSE.ID)
                .from(POLICY_CLAUSE)
                .where(POLICY_CLAUSE.DOCUMENT_ID.eq(document))
                .fetch(POLICY_CLAUSE.ID)
                .forEach(id -> SearchIndex.remove(change, POLICY_CLAUSE.getName(), id));
        change.derived(POLICY_CLAUSE)
                .deleteFrom(POLICY_CLAUSE)
                .where(POLICY_CLAUSE.DOCUMENT_ID.eq(document))
                .execute();
    }

    private static PolicyClauseRecord row(
            Ids ids, long document, Clause clause, ClausePlaces places) {
        String place = places.of(clause.id());
        String heading = clause.heading();
        String named = heading.isEmpty() || place.contains(heading) ? place : place + " " + heading;
        return new PolicyClauseRecord(ids.next(), document, cut(clause.id().value()), cut(named));
    }

    private static String cut(String text) {
        return text.length() <= PLACE ? text : text.substring(0, PLACE);
    }
}
