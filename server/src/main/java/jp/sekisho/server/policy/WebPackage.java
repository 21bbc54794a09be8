// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.rendering.Imprint;
import jp.sekisho.policy.rendering.PdfRendering;
import jp.sekisho.policy.rendering.PolicyHtml;
import jp.sekisho.policy.rendering.PolicyPdf;
import jp.sekisho.server.evidence.Sha256;
import jp.sekisho.server.page.JapaneseDate;

/// What is put on the body's web site: an accessible page, the same text as a PDF, and a note that
/// says what to do with them. Residents cannot reach a server in the LGWAN zone.
final class WebPackage {

    static final String PAGE = "index.html";
    static final String PDF = "policy.pdf";
    static final String NOTE = "readme.txt";

    private WebPackage() {}

    /// What stands below the text.
    ///
    /// @param body the name of the body
    /// @param kind the layer; never a procedure
    /// @param edition the number of the edition
    /// @param enforcedOn since when it is in force, if decided
    /// @param organs who adopted it, in words; empty for nobody yet
    /// @param preparedOn the day
    record Facts(
            String body,
            DocumentKind kind,
            int edition,
            Optional<LocalDate> enforcedOn,
            String organs,
            LocalDate preparedOn) {
        Facts {
            if (kind == DocumentKind.PROCEDURE) {
                throw new IllegalArgumentException("a procedure is never published");
            }
        }
    }

    /// What came of making a package.
    sealed interface Made {

        /// It was made.
        @SuppressWarnings("ArrayRecordComponent") // handed through to the disk, compared nowhere
        record Zip(byte[] bytes) implements Made {}

        /// The PDF cannot be made.
        ///
        /// @param message one sentence
        record NoFont(String message) implements Made {}
    }

    static Made of(BasicPolicy policy, Facts facts) {
        return switch (PolicyPdf.render(policy)) {
            case PdfRendering.FontMissing(String message) -> new Made.NoFont(message);
            case PdfRendering.Rendered pdf -> {
                Map<String, byte[]> files = new LinkedHashMap<>();
                files.put(PAGE, page(policy, facts).getBytes(StandardCharsets.UTF_8));
                files.put(PDF, pdf.bytes());
                files.put(
                        NOTE,
                        note(policy, facts, files, pdf.replaced())
                                .replace("\n", "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                yield new Made.Zip(zip(files, facts.preparedOn()));
            }
        };
    }

    /// The page for the web site.
    static String page(BasicPolicy policy, Facts facts) {
        List<String> lines = new ArrayList<>();
        facts.enforcedOn()
                .ifPresent(on ->
                        lines.add(
                                "施行日: "
                                        + new JapaneseDate(on).text()
                                        + "(第"
                                        + facts.edition()
                                        + "版)"));
        if (!facts.organs().isEmpty()) {
            lines.add("この方針を定めた機関: " + facts.organs());
        }
        if (facts.kind() == DocumentKind.BASIC_POLICY) {
            lines.add("地方自治法第244条の6第2項により公表しています。");
        }
        return PolicyHtml.render(policy, new Imprint(facts.body(), lines, PDF));
    }

    private static String note(
            BasicPolicy policy,
            Facts facts,
            Map<String, byte[]> files,
            Map<String, String> replaced) {
        StringBuilder note = new StringBuilder();
        note.append(facts.body()).append(' ').append(policy.title()).append(" 公表用の一式\n");
        note.append(new JapaneseDate(facts.preparedOn()).text()).append("作成\n\n");
        note.append("1 ").append(PAGE).append(" と ").append(PDF);
        note.append(" を、公式サイトの同じ場所に置いてください。ほかのファイルは要りません。\n");
        note.append("2 置いた場所のURLと日付を、関所の「公表」に記録してください。\n");
        note.append("3 文章は変えないでください。変えるときは、改正の決裁からやり直します。\n\n");
        note.append("照合値(SHA-256)\n");
        files.forEach((name, bytes) ->
                note.append(Sha256.of(bytes)).append("  ").append(name).append('\n'));
        replaced.forEach((character, stands) ->
                note.append("\nPDFの字形にない「")
                        .append(character)
                        .append("」は、PDFでは")
                        .append(stands)
                        .append("と表しました。"));
        return note.toString();
    }

    private static byte[] zip(Map<String, byte[]> files, LocalDate day) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(day.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
