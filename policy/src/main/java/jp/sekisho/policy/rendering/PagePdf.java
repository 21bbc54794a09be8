// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;

/// A page of our own as a PDF, tagged for screen readers, with its Japanese font inside.
public final class PagePdf {

    private PagePdf() {}

    /// Renders a page.
    ///
    /// @param xhtml a whole page of well-formed XHTML with a title, its style inside, font family
    ///   `BIZ UDPGothic`; it loads nothing from elsewhere
    public static PdfRendering render(String xhtml) {
        Optional<byte[]> regular = Fonts.regular();
        Optional<byte[]> bold = Fonts.bold();
        if (regular.isEmpty() || bold.isEmpty()) {
            return new PdfRendering.FontMissing(
                    "PDF用のフォント(BIZ UDPゴシック)がこの配布物に入っていません。ネットワークにつながる所で組み立て直すか、docx か html で出力してください。");
        }
        XRLog.setLoggingEnabled(false);
        TreeMap<String, String> replaced = new TreeMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            String html = Fonts.substitute(xhtml, regular.get(), replaced);
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.withProducer("Sekisho");
            builder.useFont(
                    () -> new ByteArrayInputStream(regular.get()),
                    Fonts.FAMILY,
                    400,
                    FontStyle.NORMAL,
                    true);
            builder.useFont(
                    () -> new ByteArrayInputStream(bold.get()),
                    Fonts.FAMILY,
                    700,
                    FontStyle.NORMAL,
                    true);
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PdfRendering.Rendered(out.toByteArray(), replaced);
    }
}
