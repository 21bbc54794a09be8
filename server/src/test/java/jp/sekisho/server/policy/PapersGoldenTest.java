// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.policy.rendering.PdfRendering;
import jp.sekisho.server.policy.WebPackage.Facts;
import org.junit.jupiter.api.Test;

/// The paper for decision and the page for the web site, word for word.
final class PapersGoldenTest {

    private static final BasicPolicy OLD = read(PolicyOffice.FIRST);
    private static final BasicPolicy NEW = read(PolicyOffice.SECOND);

    private static BasicPolicy read(String text) {
        if (PolicyReader.read(text.getBytes(StandardCharsets.UTF_8))
                instanceof PolicyReading.Read(BasicPolicy policy)) {
            return policy;
        }
        throw new AssertionError("sample is not read");
    }

    private static Edition edition(int number, Optional<Decision> decision) {
        return new Edition(
                new PolicyDocumentId(number),
                1,
                new PolicyDocumentId(1),
                DocumentKind.BASIC_POLICY,
                "山里町情報セキュリティ基本方針",
                number,
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                false,
                "方針.txt",
                Optional.of(proposal()),
                decision,
                decision.map(_ -> LocalDate.of(2026, 4, 1)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Proposal proposal() {
        return new Proposal(
                LocalDate.of(2026, 3, 1),
                "総務課 佐藤 健",
                "地方自治法第244条の6の施行に合わせるため。\n公表の定めを加えるため。",
                Optional.of(LocalDate.of(2026, 4, 1)),
                List.of("町長", "副町長", "総務課長", "起案者"),
                List.of("税務課", "町民課"),
                "町長、教育委員会");
    }

    @Test
    void thePaperOfARevision() throws IOException {
        DraftPaper paper =
                DraftPaper.of(edition(2, Optional.empty()), proposal(), NEW, Optional.of(OLD));
        golden("paper-revision.html", PaperPdf.xhtml("山里町", paper));
    }

    @Test
    void thePaperOfADecidedFirstEdition() throws IOException {
        Decision decision =
                new Decision(DecisionKind.DECIDED, "総第114号", LocalDate.of(2026, 3, 25), "町長", "訓令");
        DraftPaper paper =
                DraftPaper.of(edition(1, Optional.of(decision)), proposal(), OLD, Optional.empty());
        golden("paper-first.html", PaperPdf.xhtml("山里町", paper));
    }

    @Test
    void thePageForTheWebSite() throws IOException {
        golden(
                "package.html",
                WebPackage.page(
                        NEW,
                        new Facts(
                                "山里町",
                                DocumentKind.BASIC_POLICY,
                                2,
                                Optional.of(LocalDate.of(2026, 4, 1)),
                                "町長(令和8年3月25日 策定(共同、総第114号))",
                                LocalDate.of(2026, 4, 3))));
    }

    @Test
    void aPaperWithTheMostBoxesAndTheLongestWordsIsStillOnePdf() throws IOException {
        List<String> boxes = java.util.Collections.nCopies(Proposal.MOST_COLUMNS, "最高情報セキュリティ責任者");
        Proposal longest =
                new Proposal(
                        LocalDate.of(2026, 3, 1),
                        "総務課 佐藤 健<script>",
                        "理由。".repeat(500),
                        Optional.empty(),
                        boxes,
                        boxes,
                        "");
        DraftPaper paper =
                DraftPaper.of(edition(2, Optional.empty()), longest, NEW, Optional.of(OLD));
        PdfRendering pdf = PaperPdf.render("山里町", paper);

        assertThat(pdf).isInstanceOf(PdfRendering.Rendered.class);
        byte[] bytes = ((PdfRendering.Rendered) pdf).bytes();
        assertThat(Decoded.fonts(bytes)).isNotEmpty().allMatch(Decoded.Font::embedded);
        assertThat(Decoded.text(bytes)).contains("佐藤 健<script>", "最高情報");
    }

    @Test
    void noPackageIsEverMadeOfAProcedure() {
        assertThatThrownBy(() ->
                        new Facts(
                                "山里町",
                                DocumentKind.PROCEDURE,
                                1,
                                Optional.empty(),
                                "",
                                LocalDate.of(2026, 4, 3)))
                .hasMessage("a procedure is never published");
    }

    private static void golden(String name, String said) throws IOException {
        Path file =
                Path.of(System.getProperty("sekisho.root"))
                        .resolve("server/src/test/resources/policy/" + name);
        if ("renew".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, said);
        }
        assertThat(said).isEqualTo(Files.readString(file));
    }
}
