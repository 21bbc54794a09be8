// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.Verdict;
import jp.sekisho.sanitize.formats.Formats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a document looks like is no feature to remove.
final class LayoutTest {

    private static final String SIZED =
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
                    + "<a:xfrm><a:off x=\"720000\" y=\"360000\"/><a:ext cx=\"8640000\" cy=\"900000\"/></a:xfrm>"
                    + "</p:spPr></p:sp>";

    @ParameterizedTest
    @EnumSource(Level.class)
    void aShapeKeepsItsPlaceAndSize(Level level) throws IOException {
        Result result =
                Formats.engine(Policy.of(level))
                        .sanitize(Submission.of("a.pptx", Office.slide(SIZED, "", "").content()));

        assertThat(result.report().verdict()).isInstanceOf(Verdict.Clean.class);
        assertThat(slide(((Result.Delivered) result))).contains(SIZED);
    }

    private static String slide(Result.Delivered delivered) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(delivered.content().stream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("ppt/slides/slide1.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no slide");
    }
}
