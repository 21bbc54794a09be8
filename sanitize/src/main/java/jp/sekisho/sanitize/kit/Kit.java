// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All samples.
public final class Kit {

    private Kit() {}

    /// Made once, where somebody asks: the samples take a while.
    private static final class Known {
        static final Map<String, String> MARKS = marks();

        private static Map<String, String> marks() {
            Map<String, String> marks = new LinkedHashMap<>();
            samples().forEach(s -> marks.put(s.id(), s.mark().toLowerCase(Locale.ROOT)));
            return marks;
        }
    }

    /// Returns the samples whose marks are in a file: what the product that made it let through.
    ///
    /// @param bytes the whole file
    /// @return their ids, in the order of the table
    public static List<String> marksIn(byte[] bytes) {
        Set<String> found = Traces.in(bytes);
        return Known.MARKS.entrySet().stream()
                .filter(sample -> found.contains(sample.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Generates the kit anew; the same every time.
    ///
    /// @return the samples in the order of the table of attacks
    public static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        all.addAll(WordSamples.all());
        all.addAll(OfficeMoreSamples.all());
        all.addAll(LockedOffice.all());
        all.addAll(SheetSamples.all());
        all.addAll(SlideSamples.all());
        all.addAll(PdfSamples.all());
        all.addAll(PdfMoreSamples.all());
        all.addAll(FontSamples.all());
        all.addAll(PictureSamples.all());
        all.addAll(PictureMoreSamples.all());
        all.addAll(TextSamples.all());
        all.addAll(ZipSamples.all());
        all.addAll(ZipLies.all());
        all.addAll(MailSamples.all());
        all.addAll(MailMoreSamples.all());
        return List.copyOf(all);
    }
}
