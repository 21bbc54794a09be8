// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.rendering.PdfRendering;
import jp.sekisho.policy.rendering.PolicyPdf;
import jp.sekisho.policy.rendering.PolicyWord;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.SealedFiles;
import jp.sekisho.server.evidence.Unsealing;
import jp.sekisho.server.page.Attachment;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The body's policy documents, to be read.
@Controller
@Requires(Permission.READ_POLICY)
class PolicyController {

    private final Documents documents;
    private final Policies policies;
    private final SealedFiles files;

    PolicyController(Documents documents, Policies policies, SealedFiles files) {
        this.documents = documents;
        this.policies = policies;
        this.files = files;
    }

    @Bean
    static NavigationEntry policyNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.WORK,
                5,
                "方針・基準・手順",
                "/policy",
                Permission.READ_POLICY.name());
    }

    @GetMapping("/{body}/policy")
    Page tree(Visit visit) {
        return visit.body()
                .read(db -> {
                    TreePresenter presenter = new TreePresenter(visit, documents.all(visit, db));
                    Adoptions adoptions =
                            Adoptions.of(db, presenter.basicPolicies(), visit.today());
                    return new Page("policy/tree.jte", presenter.present(adoptions));
                });
    }

    @GetMapping("/{body}/policy/documents/{id}")
    Page edition(Visit visit, @PathVariable long id) {
        return visit.body()
                .read(db -> {
                    Documents.Found found =
                            documents.find(visit, db, id).orElseThrow(PolicyPaths::nothing);
                    PolicyDocumentId document = found.edition().id();
                    Adoptions adoptions =
                            found.edition().kind() == DocumentKind.BASIC_POLICY
                                    ? Adoptions.of(db, List.of(document), visit.today())
                                    : new Adoptions(List.of());
                    return new Page(
                            "policy/edition.jte",
                            new EditionPresenter(visit, found)
                                    .present(
                                            policies.reading(visit.body().key(), db, document),
                                            adoptions));
                });
    }

    /// The bytes as they were received.
    @GetMapping("/{body}/policy/documents/{id}/source")
    void source(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        PolicyDesk.Text source =
                visit.body()
                        .read(db -> {
                            Edition edition = edition(visit, db, id);
                            return new PolicyDesk.Text(
                                    edition.title(),
                                    edition.fileName(),
                                    Policies.source(db, edition.id()));
                        });
        Attachment.send(response, source.fileName(), FileType.OTHER.mediaType(), source.source());
    }

    @GetMapping("/{body}/policy/documents/{id}/text.docx")
    void word(Visit visit, @PathVariable long id, HttpServletResponse response) throws IOException {
        Named readable = named(visit, id);
        Attachment.send(
                response,
                readable.name() + ".docx",
                FileType.WORD.mediaType(),
                PolicyWord.render(readable.policy()));
    }

    @GetMapping("/{body}/policy/documents/{id}/text.pdf")
    @Nullable Object pdf(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Named readable = named(visit, id);
        return send(response, readable.name() + ".pdf", PolicyPdf.render(readable.policy()));
    }

    static @Nullable Object send(HttpServletResponse response, String name, PdfRendering pdf)
            throws IOException {
        switch (pdf) {
            case PdfRendering.Rendered rendered ->
                    Attachment.send(response, name, FileType.PDF.mediaType(), rendered.bytes());
            case PdfRendering.FontMissing(String message) -> {
                return new Sentence("PDFを作れません", message).page(500);
            }
        }
        return null;
    }

    /// The sealed paper of the decision.
    @GetMapping("/{body}/policy/documents/{id}/scan")
    @Nullable Object scan(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Unsealing opened =
                visit.body()
                        .read(db ->
                                edition(visit, db, id)
                                        .scan()
                                        .map(scan -> files.open(visit.body().key(), db, scan.id()))
                                        .orElseThrow(PolicyPaths::nothing));
        return hand(opened, response);
    }

    /// Hands a sealed file out, or says why not.
    static @Nullable Object hand(Unsealing opened, HttpServletResponse response)
            throws IOException {
        return switch (opened) {
            case Unsealing.Whole(var file) -> {
                file.send(response);
                yield null;
            }
            case Unsealing.Refused refused -> refused.page();
        };
    }

    private record Named(String name, BasicPolicy policy) {}

    private Named named(Visit visit, long id) {
        return visit.body()
                .read(db -> {
                    Edition edition = edition(visit, db, id);
                    return switch (policies.reading(visit.body().key(), db, edition.id())) {
                        case PolicyReading.Read(BasicPolicy policy) ->
                                new Named(edition.name(), policy);
                        case PolicyReading.Unreadable _ -> throw PolicyPaths.nothing();
                    };
                });
    }

    private Edition edition(Visit visit, org.jooq.DSLContext db, long id) {
        return documents.find(visit, db, id).orElseThrow(PolicyPaths::nothing).edition();
    }
}
