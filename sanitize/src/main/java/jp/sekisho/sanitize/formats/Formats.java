// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.formats;

import java.util.List;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.detect.ContentDetection;
import jp.sekisho.sanitize.image.ImageFormat;
import jp.sekisho.sanitize.mail.MailFormat;
import jp.sekisho.sanitize.office.EncryptedOfficeFormat;
import jp.sekisho.sanitize.ooxml.OoxmlFormat;
import jp.sekisho.sanitize.pdf.PdfFormat;
import jp.sekisho.sanitize.text.HtmlFormat;
import jp.sekisho.sanitize.text.SvgFormat;
import jp.sekisho.sanitize.text.TextFormat;
import jp.sekisho.sanitize.zip.ZipFormat;

/// The formats that the engine rebuilds. A new one is one package and one line here.
public final class Formats {

    private Formats() {}

    /// Lists them.
    ///
    /// @return all formats
    public static List<Format> all() {
        ImageFormat pictures = new ImageFormat();
        OoxmlFormat documents = new OoxmlFormat(pictures);
        return List.of(
                pictures,
                documents,
                new EncryptedOfficeFormat(documents),
                new PdfFormat(),
                new TextFormat(),
                new HtmlFormat(),
                new SvgFormat(),
                new ZipFormat(),
                new MailFormat());
    }

    /// Makes an engine.
    ///
    /// @param policy what the body has decided
    /// @return an engine with all formats
    public static Sanitizer engine(Policy policy) {
        return new Sanitizer(policy, new ContentDetection(), all());
    }
}
