// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/// What all Word files share: A4, the font that offices have, sizes in twentieths of a point.
final class Word {
    static final int A4_SHORT = 11_906;
    static final int A4_LONG = 16_838;

    /// On every Windows since 10 (1809); others take their own Gothic.
    private static final String FONT = "BIZ UDゴシック";

    private Word() {}

    static XWPFDocument document(String title, boolean landscape, int margin) {
        XWPFDocument document = new XWPFDocument();
        document.getProperties().getCoreProperties().setTitle(Characters.inXml(title));
        document.getProperties().getCoreProperties().setCreator("Sekisho");
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(landscape ? A4_LONG : A4_SHORT));
        size.setH(BigInteger.valueOf(landscape ? A4_SHORT : A4_LONG));
        if (landscape) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(margin));
        margins.setBottom(BigInteger.valueOf(margin));
        margins.setLeft(BigInteger.valueOf(margin));
        margins.setRight(BigInteger.valueOf(margin));
        return document;
    }

    static XWPFRun run(XWPFParagraph paragraph, String text, double points) {
        XWPFRun run = paragraph.createRun();
        CTFonts fonts =
                run.getCTR().isSetRPr()
                        ? run.getCTR().getRPr().addNewRFonts()
                        : run.getCTR().addNewRPr().addNewRFonts();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        fonts.setEastAsia(FONT);
        run.setFontSize(points);
        run.setLang("ja-JP");
        run.setText(Characters.inXml(text));
        return run;
    }
}
