// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.server.register.excel.WorkbookReading.Read;
import jp.sekisho.server.register.excel.WorkbookReading.Reason;
import jp.sekisho.server.register.excel.WorkbookReading.Refused;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

final class WorkbookReaderTest {

    @Test
    void readsBothFormsAlike() throws Exception {
        for (Workbook book : new Workbook[] {new XSSFWorkbook(), new HSSFWorkbook()}) {
            var row = book.createSheet("台帳").createRow(2);
            row.createCell(0).setCellValue("髙﨑");
            row.createCell(1).setCellValue(12.50);
            row.createCell(2).setCellFormula("1+1");
            row.getCell(2).setCellValue(2);
            var date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            row.createCell(3).setCellValue(java.time.LocalDate.of(2026, 4, 1));
            row.getCell(3).setCellStyle(date);
            row.createCell(4).setCellValue(true);

            Sheet sheet = ((Read) WorkbookReader.read(bytes(book))).sheets().getFirst();

            assertThat(sheet.row(2).values())
                    .containsExactly(
                            new Cell(2, 0, "髙﨑", Cell.Kind.TEXT),
                            new Cell(2, 1, "12.5", Cell.Kind.NUMBER),
                            new Cell(2, 2, "2", Cell.Kind.FORMULA),
                            new Cell(2, 3, "2026-04-01", Cell.Kind.DATE),
                            new Cell(2, 4, "TRUE", Cell.Kind.YES_NO));
        }
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        assertThat(WorkbookReader.read(new byte[0])).isEqualTo(new Refused(Reason.NOT_A_WORKBOOK));
        for (String text :
                new String[] {"ただの文章\n二行目", "<html><body>a,b</body></html>", "{\"a\":1,\"b\":2}"}) {
            assertThat(WorkbookReader.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEqualTo(new Refused(Reason.NOT_A_WORKBOOK));
        }
        assertThat(WorkbookReader.read("%PDF-1.7 a,b".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Refused(Reason.NOT_A_WORKBOOK));
    }

    @Test
    void readsTextInTheEncodingsOfOffices() {
        String text = "氏名,所属\r\n髙﨑 ①,\"総務課\n\"\"庶務\"\"係\"\r\n,\r\n=1+1,\\\\〜−\r\n\u001A";
        for (String charset : new String[] {"UTF-8", "windows-31j", "UTF-16"}) {
            byte[] file = text.getBytes(Charset.forName(charset));

            Sheet sheet = ((Read) WorkbookReader.read(file)).sheets().getFirst();

            assertThat(sheet.row(0).values())
                    .as(charset)
                    .containsExactly(
                            new Cell(0, 0, "氏名", Cell.Kind.TEXT),
                            new Cell(0, 1, "所属", Cell.Kind.TEXT));
            assertThat(sheet.cell(1, 0).orElseThrow().text()).as(charset).isEqualTo("髙﨑 ①");
            assertThat(sheet.cell(1, 1).orElseThrow().text()).as(charset).isEqualTo("総務課\n\"庶務\"係");
            assertThat(sheet.cell(3, 0).orElseThrow().text()).as(charset).isEqualTo("=1+1");
            assertThat(sheet.rows()).as(charset).hasSize(3);
        }
        byte[] marked = ("\uFEFF氏名\t所属\n林\t税務課").getBytes(StandardCharsets.UTF_8);
        assertThat(
                        ((Read) WorkbookReader.read(marked))
                                .sheets()
                                .getFirst()
                                .cell(0, 0)
                                .orElseThrow())
                .isEqualTo(new Cell(0, 0, "氏名", Cell.Kind.TEXT));
    }

    @Test
    void refusesTextThatNobodyCanRead() {
        byte[] wrong = "氏名,所属\n林,".getBytes(StandardCharsets.UTF_8);
        byte[] mixed = Arrays.copyOf(wrong, wrong.length + 2);
        mixed[wrong.length] = (byte) 0xFF;
        mixed[wrong.length + 1] = (byte) 0xFD;
        assertThat(WorkbookReader.read(mixed)).isEqualTo(new Refused(Reason.WRONG_ENCODING));
        assertThat(WorkbookReader.read("a,b\n\"c,d\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Refused(Reason.OPEN_QUOTE));
        assertThat(WorkbookReader.read(",\n".repeat(3).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Refused(Reason.EMPTY));
        assertThat(
                        WorkbookReader.read(
                                "a,b\n".repeat(Limits.ROWS + 1).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Refused(Reason.TOO_LARGE));
        for (Reason reason : Reason.values()) {
            assertThat(reason.sentence()).endsWith("。");
        }
    }

    @Test
    void refusesAnEncryptedWorkbook() throws Exception {
        try (POIFSFileSystem files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("himitsu");
            try (var data = encryptor.getDataStream(files)) {
                data.write(bytes(workbook()));
            }
            files.writeFilesystem(out);

            assertThat(WorkbookReader.read(out.toByteArray()))
                    .isEqualTo(new Refused(Reason.ENCRYPTED));
        }
    }

    @Test
    void refusesMacros() throws Exception {
        assertThat(WorkbookReader.read(withEntry("xl/vbaProject.bin", new byte[10])))
                .isEqualTo(new Refused(Reason.MACROS));
    }

    @Test
    void refusesABombAndWhatIsTooLarge() throws Exception {
        assertThat(WorkbookReader.read(withEntry("xl/media/zero", new byte[60_000_000])))
                .isEqualTo(new Refused(Reason.TOO_DEEP));
        assertThat(WorkbookReader.read(new byte[Limits.FILE + 1]))
                .isEqualTo(new Refused(Reason.TOO_LARGE));
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet().createRow(Limits.ROWS).createCell(0).setCellValue("遠い");
            assertThat(WorkbookReader.read(bytes(book))).isEqualTo(new Refused(Reason.TOO_LARGE));
        }
    }

    @Test
    void refusesAnEmptyWorkbook() throws Exception {
        assertThat(WorkbookReader.read(bytes(new XSSFWorkbook()))).isInstanceOf(Refused.class);
    }

    @Test
    void whateverIsBrokenIsRefusedOrReadAndNeverThrows() throws Exception {
        byte[] sound = bytes(workbook());
        Random random = new Random(20261122);
        for (int i = 0; i < 400; i++) {
            byte[] broken = sound.clone();
            for (int hits = 1 + random.nextInt(20); hits > 0; hits--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            if (i % 4 == 0) {
                broken = java.util.Arrays.copyOf(broken, random.nextInt(broken.length));
            }
            assertThat(WorkbookReader.read(broken)).isNotNull();
        }
    }

    private static XSSFWorkbook workbook() {
        XSSFWorkbook book = new XSSFWorkbook();
        var sheet = book.createSheet("台帳");
        for (int i = 0; i < 20; i++) {
            var row = sheet.createRow(i);
            row.createCell(0).setCellValue("資産" + i);
            row.createCell(1).setCellValue(i);
        }
        return book;
    }

    private static byte[] bytes(Workbook book) throws Exception {
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] withEntry(String name, byte[] content) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var in =
                        new java.util.zip.ZipInputStream(
                                new java.io.ByteArrayInputStream(bytes(workbook())));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
