// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.comparison.ComparisonTable;
import jp.sekisho.policy.comparison.PolicyComparison;
import jp.sekisho.policy.rendering.ComparisonWord;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.page.Attachment;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Two editions of a document side by side, on the page and as a Word file (新旧対照表).
@Controller
@Requires(Permission.READ_POLICY)
class ComparisonController {

    private final Documents documents;
    private final Policies policies;

    ComparisonController(Documents documents, Policies policies) {
        this.documents = documents;
        this.policies = policies;
    }

    /// What the page shows.
    ///
    /// @param title the document
    /// @param path the newer edition's page
    /// @param lead how much differs
    /// @param newer the number of the newer edition
    /// @param older the number of the older edition
    /// @param table the rows
    /// @param others the other editions with which this one can be compared
    /// @param wordPath the table as a Word file
    record View(
            String title,
            String path,
            String lead,
            int newer,
            int older,
            ComparisonTable table,
            List<Other> others,
            String wordPath) {
        View {
            others = List.copyOf(others);
        }
    }

    /// Another older edition.
    ///
    /// @param number its number
    /// @param path the comparison with it
    /// @param shown whether it is the one on the page
    record Other(int number, String path, boolean shown) {}

    private record Pair(Series series, Edition newer, Edition older, PolicyComparison comparison) {}

    @GetMapping("/{body}/policy/documents/{id}/compare")
    Page compare(Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String with) {
        Pair pair = pair(visit, id, with);
        String path = PolicyPaths.of(visit, pair.newer().id());
        return new Page(
                "policy/compare.jte",
                new View(
                        pair.newer().title(),
                        path,
                        lead(pair.comparison()),
                        pair.newer().number(),
                        pair.older().number(),
                        ComparisonTable.of(pair.comparison()),
                        pair.series().editions().stream()
                                .filter(e -> e.number() < pair.newer().number())
                                .map(e ->
                                        new Other(
                                                e.number(),
                                                path + "/compare?with=" + e.id(),
                                                e.equals(pair.older())))
                                .toList(),
                        path + "/compare.docx?with=" + pair.older().id()));
    }

    private static String lead(PolicyComparison comparison) {
        String kinds =
                comparison.summary().entrySet().stream()
                        .map(kind -> kind.getKey().label() + kind.getValue() + "か所")
                        .collect(Collectors.joining("、"));
        return kinds.isEmpty() ? "条文に違いはありません。" : kinds + "。変わったところに線を引いています。";
    }

    @GetMapping("/{body}/policy/documents/{id}/compare.docx")
    void word(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String with,
            HttpServletResponse response)
            throws IOException {
        Pair pair = pair(visit, id, with);
        Attachment.send(
                response,
                "新旧対照表 " + pair.newer().name() + ".docx",
                FileType.WORD.mediaType(),
                ComparisonWord.render(ComparisonTable.of(pair.comparison())));
    }

    private Pair pair(Visit visit, long id, String with) {
        return visit.body()
                .read(db -> {
                    Documents.Found found =
                            documents.find(visit, db, id).orElseThrow(PolicyPaths::nothing);
                    Edition newer = found.edition();
                    Optional<Edition> older =
                            with.isEmpty()
                                    ? found.series().before(newer)
                                    : DraftController.number(with)
                                            .map(PolicyDocumentId::new)
                                            .flatMap(found.series()::edition)
                                            .filter(e -> e.number() < newer.number());
                    Edition before = older.orElseThrow(PolicyPaths::nothing);
                    return new Pair(
                            found.series(),
                            newer,
                            before,
                            PolicyComparison.between(
                                    text(visit, db, before), text(visit, db, newer)));
                });
    }

    private BasicPolicy text(Visit visit, org.jooq.DSLContext db, Edition edition) {
        return switch (policies.reading(visit.body().key(), db, edition.id())) {
            case PolicyReading.Read(BasicPolicy policy) -> policy;
            case PolicyReading.Unreadable _ -> throw PolicyPaths.nothing();
        };
    }
}
