// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.Publication.PUBLICATION;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.PublicationRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.evidence.SealedFiles;
import jp.sekisho.server.evidence.Unsealing;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Packages for the body's web site, and the record of where and when each was put up.
@Controller
@Requires(Permission.READ_POLICY)
class PublicationController {

    private static final int URL = 500;

    private final Documents documents;
    private final Publishing publishing;
    private final SealedFiles files;
    private final Evidence evidence;

    PublicationController(
            Documents documents, Publishing publishing, SealedFiles files, Evidence evidence) {
        this.documents = documents;
        this.publishing = publishing;
        this.files = files;
        this.evidence = evidence;
    }

    /// What the page shows.
    ///
    /// @param title the document
    /// @param path the document's page
    /// @param lead how things stand
    /// @param packages what was made, the newest first
    /// @param mayDecide whether this person may make and record
    /// @param mayPrepare whether a package can be made now
    /// @param standing what stands there now, where somebody else was faster; empty for nothing
    record View(
            String title,
            String path,
            String lead,
            List<One> packages,
            boolean mayDecide,
            boolean mayPrepare,
            String standing) {
        View {
            packages = List.copyOf(packages);
        }

        List<FormField> fields() {
            return packages.stream().flatMap(one -> one.fields().stream()).toList();
        }
    }

    /// One package.
    ///
    /// @param id its row
    /// @param version version of its row
    /// @param prepared when it was made
    /// @param hash its SHA-256
    /// @param downloadPath where it is; empty where only its hash was recorded
    /// @param published when it was put up; empty while it was not
    /// @param url where; empty while it was not
    /// @param fields the form that records it, or corrects the record; empty where this person may
    ///   not
    record One(
            long id,
            int version,
            String prepared,
            String hash,
            String downloadPath,
            String published,
            String url,
            List<FormField> fields) {
        One {
            fields = List.copyOf(fields);
        }
    }

    @GetMapping("/{body}/policy/documents/{id}/publication")
    Page page(Visit visit, @PathVariable long id) {
        return page(visit, publishable(visit, id), 0, new Typed(Map.of()), false, 200);
    }

    private Page page(
            Visit visit,
            Documents.Found found,
            long sent,
            Typed typed,
            boolean overtaken,
            int status) {
        Edition edition = found.edition();
        boolean decides = visit.may(Permission.DECIDE_POLICY);
        List<One> packages =
                edition.publications().reversed().stream()
                        .map(p -> one(visit, edition, p, p.id() == sent, typed, decides))
                        .toList();
        String standing =
                overtaken
                        ? edition.publications().stream()
                                .filter(p -> p.id() == sent)
                                .flatMap(
                                        p -> p.publishedOn().stream().map(on -> words(on, p.url())))
                                .findFirst()
                                .orElse("")
                        : "";
        return new Page(
                "policy/publication.jte",
                new View(
                        edition.name(),
                        PolicyPaths.of(visit, edition.id()),
                        lead(edition),
                        packages,
                        decides,
                        decides && !edition.isDraft(),
                        standing),
                status);
    }

    private static String words(LocalDate on, String url) {
        return new JapaneseDate(on).text() + " " + url;
    }

    private static String lead(Edition edition) {
        if (edition.isDraft()) {
            return "決裁を記録すると、公表用の一式を作れます。";
        }
        return edition.publishedOn()
                .map(on -> new JapaneseDate(on).text() + "に公表しています。")
                .orElse(
                        edition.kind() == DocumentKind.BASIC_POLICY
                                ? "公表の記録がありません。基本方針は、定めたあと遅滞なく公表しなければなりません(地方自治法第244条の6第2項)。"
                                : "公表の記録はありません。対策基準の公表は、団体の判断によります。");
    }

    private static One one(
            Visit visit,
            Edition edition,
            Edition.Publication publication,
            boolean sent,
            Typed typed,
            boolean decides) {
        List<FormField> fields =
                List.of(
                        FormField.of("url-" + publication.id(), "載せた場所(URL)", Kind.TEXT)
                                .mandatory()
                                .with(publication.url())
                                .hinted("例: https://www.town.example.lg.jp/security/policy/"),
                        FormField.of("on-" + publication.id(), "載せた日", Kind.DATE)
                                .mandatory()
                                .hinted("例: 令和8年4月3日")
                                .with(
                                        new JapaneseDate(
                                                        publication
                                                                .publishedOn()
                                                                .orElse(visit.today()))
                                                .text()));
        return new One(
                publication.id(),
                publication.version(),
                new JapaneseDate(publication.preparedOn()).text(),
                publication.hash(),
                publication.file().isEmpty()
                        ? ""
                        : PolicyPaths.of(visit, edition.id())
                                + "/publication/"
                                + publication.id()
                                + "/package.zip",
                publication.publishedOn().map(on -> new JapaneseDate(on).text()).orElse(""),
                publication.url(),
                !decides ? List.of() : sent ? typed.on(fields) : fields);
    }

    @PostMapping("/{body}/policy/documents/{id}/publication")
    @Requires(Permission.DECIDE_POLICY)
    Object prepare(Visit visit, @PathVariable long id) {
        Documents.Found found = publishable(visit, id);
        Edition edition = found.edition();
        if (edition.isDraft()) {
            return new Sentence("まだ公表できません", "先に決裁を記録してください。").page(409);
        }
        Publishing.Making made =
                visit.body()
                        .read(db ->
                                publishing.make(
                                        visit.body().key(), db, edition.id(), visit.today()));
        return switch (made) {
            case Publishing.Making.None(String message) ->
                    new Sentence("公表用の一式を作れません", message).page(500);
            case Publishing.Making.Kept(Keeping.Kept kept) -> {
                long _ =
                        evidence.change(
                                visit.body(),
                                new Actor(visit.name()),
                                edition.kind().label() + "の公表用の一式を作る",
                                change ->
                                        publishing.enter(
                                                visit.body().key(),
                                                change,
                                                edition.id(),
                                                kept,
                                                visit.today()));
                yield PolicyPaths.seeOther(PolicyPaths.of(visit, edition.id()) + "/publication");
            }
        };
    }

    @GetMapping("/{body}/policy/documents/{id}/publication/{publication}/package.zip")
    @Nullable Object download(
            Visit visit,
            @PathVariable long id,
            @PathVariable long publication,
            HttpServletResponse response)
            throws IOException {
        Documents.Found found = publishable(visit, id);
        Unsealing opened =
                found.edition().publications().stream()
                        .filter(p -> p.id() == publication)
                        .flatMap(p -> p.file().stream())
                        .findFirst()
                        .map(file ->
                                visit.body()
                                        .<Unsealing>read(
                                                db -> files.open(visit.body().key(), db, file)))
                        .orElseThrow(PolicyPaths::nothing);
        return PolicyController.hand(opened, response);
    }

    @PostMapping("/{body}/policy/documents/{id}/publication/{publication}")
    @Requires(Permission.DECIDE_POLICY)
    Object record(
            Visit visit,
            @PathVariable long id,
            @PathVariable long publication,
            @RequestParam Map<String, String> params) {
        Documents.Found found = publishable(visit, id);
        if (found.edition().publications().stream().noneMatch(p -> p.id() == publication)) {
            throw PolicyPaths.nothing();
        }
        boolean before =
                found.edition().publications().stream()
                        .anyMatch(p -> p.id() == publication && p.publishedOn().isPresent());
        Typed typed = new Typed(params);
        String url = typed.required("url-" + publication, URL, "載せた場所のURLを入れてください。");
        if (!url.isEmpty() && !isWebAddress(url)) {
            typed.wrong("url-" + publication, "https:// または http:// で始まるURLを入れてください。");
        }
        Optional<LocalDate> on = typed.requiredDate("on-" + publication, "載せた日を入れてください。");
        if (on.filter(day -> day.isAfter(visit.today())).isPresent()) {
            typed.wrong("on-" + publication, "きょうまでの日付にしてください。載せてから記録します。");
        }
        if (typed.isWrong() || on.isEmpty()) {
            return page(visit, found, publication, typed, false, 422);
        }
        boolean saved =
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        found.edition().kind().label() + (before ? "の公表の記録を直す" : "の公表を記録する"),
                        change -> {
                            PublicationRecord row =
                                    change.db()
                                            .fetchSingle(
                                                    PUBLICATION, PUBLICATION.ID.eq(publication));
                            if (row.getVersion() != typed.version()) {
                                return false;
                            }
                            row.setPublishedOn(on.get().toString());
                            row.setUrl(url);
                            change.update(row);
                            return true;
                        });
        return saved
                ? PolicyPaths.seeOther(PolicyPaths.of(visit, found.edition().id()) + "/publication")
                : page(visit, publishable(visit, id), publication, typed, true, 409);
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            return ("https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Finds what can be published at all: never a procedure, whoever asks.
    private Documents.Found publishable(Visit visit, long id) {
        return visit.body()
                .<Optional<Documents.Found>>read(db -> documents.find(visit, db, id))
                .filter(found -> found.edition().kind() != DocumentKind.PROCEDURE)
                .orElseThrow(PolicyPaths::nothing);
    }
}
