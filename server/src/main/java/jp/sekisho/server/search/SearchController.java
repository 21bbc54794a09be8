// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page that finds rows of every kind by what somebody types.
@Controller
class SearchController {

    static final int HITS_PER_KIND = 10;

    private final List<Searchable> kinds;

    SearchController(List<SearchKinds> kinds) {
        this.kinds = kinds.stream().flatMap(source -> source.kinds().stream()).toList();
    }

    @GetMapping("/{body}/search")
    @Requires(Permission.SEE_REGISTERS)
    Page search(Visit visit, @RequestParam(defaultValue = "") String q) {
        List<SearchView.Group> groups =
                SearchQuery.tryParse(q)
                        .map(query ->
                                visit.body()
                                        .<List<SearchView.Group>>read(db -> find(db, visit, query)))
                        .orElseGet(List::of);
        return new Page("search/search.jte", new SearchView(q, groups));
    }

    private List<SearchView.Group> find(DSLContext db, Visit visit, SearchQuery query) {
        SearchQuery.Hits hits =
                query.plan(db, kinds.stream().map(kind -> kind.table().getName()).toList());
        List<Select<Record4<String, String, String, String>>> parts =
                kinds.stream()
                        .filter(kind -> !hits.hasNone(kind.table()))
                        .map(kind -> kind.find(visit, hits, HITS_PER_KIND + 1))
                        .flatMap(Optional::stream)
                        .toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<String, List<SearchView.Hit>> found =
                together(db, parts).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Record4::value1,
                                        Collectors.mapping(
                                                row ->
                                                        new SearchView.Hit(
                                                                row.value2(),
                                                                row.value3(),
                                                                row.value4()),
                                                Collectors.toList())));
        List<SearchView.Group> groups = new ArrayList<>();
        for (Searchable kind : kinds) {
            List<SearchView.Hit> rows = found.getOrDefault(kind.label(), List.of());
            if (!rows.isEmpty()) {
                groups.add(
                        new SearchView.Group(
                                kind.label(),
                                kind.listPath(),
                                rows.subList(0, Math.min(rows.size(), HITS_PER_KIND)),
                                rows.size() > HITS_PER_KIND));
            }
        }
        return groups;
    }

    /// All kinds in one statement.
    private static List<Record4<String, String, String, String>> together(
            DSLContext db, List<Select<Record4<String, String, String, String>>> parts) {
        Select<Record4<String, String, String, String>> all = limited(parts.getFirst(), 0);
        for (int i = 1; i < parts.size(); i++) {
            all = all.unionAll(limited(parts.get(i), i));
        }
        return db.fetch(all);
    }

    private static Select<Record4<String, String, String, String>> limited(
            Select<Record4<String, String, String, String>> part, int number) {
        Table<Record4<String, String, String, String>> table = part.asTable("kind_" + number);
        return DSL.selectFrom(table);
    }
}
