// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Ten sheets as offices inherit them, each with its own vice. Made here, copied from nowhere.
final class UglySheets {

    private UglySheets() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("merged-units", book(UglySheets::mergedUnits));
        all.put("two-header-rows", book(UglySheets::twoHeaderRows));
        all.put("ditto-marks", book(UglySheets::dittoMarks));
        all.put("circles-and-era-dates", book(UglySheets::circlesAndDates));
        all.put("sheet-per-unit", book(UglySheets::sheetPerUnit));
        all.put("old-kanji-and-half-width", book(UglySheets::oldKanji));
        all.put("separators-and-totals", book(UglySheets::separatorsAndTotals));
        all.put("merged-footer", book(UglySheets::mergedFooter));
        all.put("formulas-and-errors", book(UglySheets::formulas));
        all.put("foreign-headings", book(UglySheets::foreignHeadings));
        return all;
    }

    private interface Maker {
        void make(XSSFWorkbook book);
    }

    private static byte[] book(Maker maker) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            maker.make(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(XSSFSheet sheet, int row, String... values) {
        var cells = sheet.createRow(row);
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                cells.createCell(i).setCellValue(values[i]);
            }
        }
    }

    private static void mergedUnits(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("台帳");
        line(sheet, 0, "情報資産管理台帳");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
        line(sheet, 2, "所管課", "資産名", "分類", "保管場所");
        line(sheet, 3, "町民課", "住民基本台帳", "自治体機密性3B", "サーバ室");
        line(sheet, 4, "", "印鑑登録原票", "自治体機密性3B", "書庫A");
        line(sheet, 5, "", "戸籍副本", "自治体機密性3B", "書庫A");
        sheet.addMergedRegion(new CellRangeAddress(3, 5, 0, 0));
        line(sheet, 6, "税務課", "固定資産税台帳", "自治体機密性3B", "サーバ室");
    }

    private static void twoHeaderRows(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("一覧");
        line(sheet, 0, "課", "情報資産名", "分類区分", "", "", "備考");
        line(sheet, 1, "", "", "機密性", "完全性", "可用性", "");
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 1, 1));
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 2, 4));
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 5, 5));
        line(sheet, 2, "税務課", "軽自動車税データ", "自治体機密性3B", "完全性2", "可用性2", "毎年度更新");
        line(sheet, 3, "税務課", "督促状発送簿", "3B", "2", "1", "");
    }

    private static void dittoMarks(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("Sheet1");
        line(sheet, 0, "担当課", "名称", "保管場所", "保存年限");
        line(sheet, 1, "町民課", "転入届", "書庫B", "5年");
        line(sheet, 2, "〃", "転出届", "〃", "同上");
        line(sheet, 3, "同上", "世帯変更届", "書庫C", "〃");
        line(sheet, 4, "〃", "住民異動届", "〃", "1年");
    }

    private static void circlesAndDates(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("点検");
        line(sheet, 0, "担当課", "名称", "個人情報の有無", "点検日", "次回見直し", "廃棄日");
        line(sheet, 1, "町民課", "国保資格台帳", "○", "R7.4.1", "令和8年4月1日", "");
        line(sheet, 2, "税務課", "広報写真", "×", "H31.4.30", "2027/4/1", "");
        line(sheet, 3, "税務課", "旧電算帳票", "×", "S63.13.1", "", "R6.3.31");
    }

    private static void sheetPerUnit(XSSFWorkbook book) {
        for (String unit : new String[] {"町民課", "税務課", "建設化"}) {
            XSSFSheet sheet = book.createSheet(unit);
            line(sheet, 0, "No", "文書名", "媒体", "備考");
            line(sheet, 1, "1", unit + "の決裁文書", "紙", "");
            line(sheet, 2, "2", unit + "の共有フォルダ", "サーバ・共有フォルダ", "容量注意");
        }
    }

    private static void oldKanji(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("髙﨑分室");
        line(sheet, 0, "担当課", "名称", "担当者", "保管場所");
        line(sheet, 1, "町民課", "ﾊﾟｿｺﾝ管理簿", "髙﨑 𠮷雄", "髙﨑分室");
        line(sheet, 2, "町民課", "佐々木文庫目録", "高崎吉雄", "倉庫");
        line(sheet, 3, "町民課", "鍵貸出簿", "高崎吉男", "倉庫");
    }

    private static void separatorsAndTotals(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("集計");
        line(sheet, 0, "担当課", "名称", "保管場所", "数量");
        line(sheet, 1, "町民課", "申請書綴り", "書庫", "12");
        line(sheet, 3, "町民課", "証明書控え", "書庫", "30");
        line(sheet, 4, "", "小 計", "", "42");
        line(sheet, 6, "担当課", "名称", "保管場所", "数量");
        line(sheet, 7, "税務課", "申告書綴り", "書庫", "8");
        line(sheet, 8, "合計", "", "", "50");
    }

    private static void mergedFooter(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("資産");
        line(sheet, 0, "担当課", "名称", "機密性", "備考");
        line(sheet, 1, "税務課", "課税状況調", "自治体機密性2", "国へ提出");
        line(sheet, 2, "※機密性は令和6年度の見直しによる。担当者は年度当初に確認のこと。");
        sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 3));
        line(sheet, 5, "注1 紙は除く");
    }

    private static void formulas(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("計算");
        line(sheet, 0, "担当課", "名称", "保管場所", "備考");
        line(sheet, 1, "税務課", "調定簿", "=cmd|'/c calc'!A1", "+81-3");
        var row = sheet.createRow(2);
        row.createCell(0).setCellValue("税務課");
        row.createCell(1).setCellFormula("CONCATENATE(\"滞納\",\"整理簿\")");
        row.getCell(1).setCellValue("滞納整理簿");
        row.createCell(2).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
    }

    private static void foreignHeadings(XSSFWorkbook book) {
        XSSFSheet sheet = book.createSheet("Asset List");
        line(sheet, 0, "管理番号", "名  称", "主管", "設置場所", "リース会社", "更新予定");
        line(sheet, 1, "A-001", "窓口端末1号機", "町民課", "1階窓口", "東部リース(株)", "令和9年度");
        line(sheet, 2, "A-002", "窓口端末2号機", "町民課", "1階窓口", "", "");
    }
}
