// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.HistoryEvent;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/// A policy as a Word file, A4 upright, headings with outline levels so that the navigation works.
public final class PolicyWord {
    private static final double BODY = 10.5;
    private static final int STEP = 240;
    private static final int HANGING = 420;

    private final XWPFDocument document;

    private PolicyWord(XWPFDocument document) {
        this.document = document;
    }

    /// Renders a policy.
    ///
    /// @return the bytes of the .docx file
    public static byte[] render(BasicPolicy policy) {
        try (XWPFDocument document = Word.document(policy.title(), false, 1_418);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PolicyWord(document).write(policy);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(BasicPolicy policy) {
        XWPFParagraph title = document.createParagraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        title.setSpacingAfter(200);
        Word.run(title, policy.title(), 14).setBold(true);
        for (HistoryEvent event : policy.history()) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
            Word.run(paragraph, Histories.words(event), BODY);
        }
        policy.clauses().forEach(clause -> write(clause, 0));
    }

    private void write(Clause clause, int depth) {
        boolean titled = !clause.heading().isEmpty() || (depth == 0 && !clause.label().isEmpty());
        String head =
                clause.label()
                        + (clause.label().isEmpty() || clause.heading().isEmpty() ? "" : "　")
                        + clause.heading();
        if (titled) {
            XWPFParagraph heading = document.createParagraph();
            heading.setSpacingBefore(depth == 0 ? 240 : 100);
            heading.setKeepNext(true);
            heading.setIndentationLeft(depth * STEP);
            heading.getCTP()
                    .getPPr()
                    .addNewOutlineLvl()
                    .setVal(BigInteger.valueOf(Math.min(depth, 8)));
            Word.run(heading, head, depth == 0 ? 11 : BODY).setBold(depth == 0);
            clause.text().lines().forEach(line -> body(line, depth * STEP + HANGING / 2, 0));
        } else {
            String lead = head.isEmpty() ? "" : head + "　";
            boolean first = true;
            for (String line : clause.text().lines().toList()) {
                body(
                        first ? lead + line : line,
                        depth * STEP + HANGING,
                        first && !lead.isEmpty() ? HANGING : 0);
                first = false;
            }
            if (first && !lead.isEmpty()) {
                body(lead.strip(), depth * STEP, 0);
            }
        }
        clause.children().forEach(child -> write(child, depth + 1));
    }

    private void body(String text, int left, int hanging) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setIndentationLeft(left);
        if (hanging > 0) {
            paragraph.setIndentationHanging(hanging);
        }
        paragraph.setSpacingBetween(1.2);
        Word.run(paragraph, text, BODY);
    }
}
