// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.util.ArrayList;
import java.util.List;

/// All samples.
public final class Kit {

    private Kit() {}

    /// Generates the kit anew; the same every time.
    ///
    /// @return the samples in the order of the table of attacks
    public static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        all.addAll(WordSamples.all());
        all.addAll(SheetSamples.all());
        all.addAll(SlideSamples.all());
        all.addAll(PdfSamples.all());
        all.addAll(PictureSamples.all());
        all.addAll(TextSamples.all());
        all.addAll(ZipSamples.all());
        all.addAll(MailSamples.all());
        return List.copyOf(all);
    }
}
