// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.formats;

import java.util.List;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Sanitizer;
import jp.sekisho.sanitize.detect.ContentDetection;
import jp.sekisho.sanitize.image.ImageFormat;
import jp.sekisho.sanitize.ooxml.OoxmlFormat;
import jp.sekisho.sanitize.pdf.PdfFormat;

/// The formats that the engine rebuilds. A new one is one package and one line here.
public final class Formats {

    private Formats() {}

    /// Returns all formats.
    public static List<Format> all() {
        ImageFormat pictures = new ImageFormat();
        return List.of(pictures, new OoxmlFormat(pictures), new PdfFormat());
    }

    /// Returns an engine with all formats.
    ///
    /// @param policy what the body has decided
    /// @return an engine with all formats
    public static Sanitizer engine(Policy policy) {
        return new Sanitizer(policy, new ContentDetection(), all());
    }
}
