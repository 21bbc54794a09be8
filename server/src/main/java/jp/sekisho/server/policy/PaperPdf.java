// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import jp.sekisho.policy.rendering.PagePdf;
import jp.sekisho.policy.rendering.PdfRendering;

/// The paper for decision as a PDF.
final class PaperPdf {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "jp.sekisho.server");

    private PaperPdf() {}

    /// @param body the name of the body
    static PdfRendering render(String body, DraftPaper paper) {
        return PagePdf.render(xhtml(body, paper));
    }

    /// The page from which the PDF is made.
    static String xhtml(String body, DraftPaper paper) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("policy/sheetpdf.jte", Map.of("body", body, "paper", paper), page);
        return page.toString();
    }
}
