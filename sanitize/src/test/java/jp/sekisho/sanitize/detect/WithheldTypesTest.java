// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Result;
import jp.sekisho.sanitize.Submission;
import jp.sekisho.sanitize.Verdict;
import jp.sekisho.sanitize.formats.Formats;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every type that is recognised and not delivered, told by its content: under a name that lies
/// wherever content can tell, under its own name where only that can.
final class WithheldTypesTest {

    private record Specimen(FileType type, String name, byte[] bytes) {}

    @TestFactory
    Stream<DynamicTest> isWithheldForItsOwnReasonAtBothLevels() {
        return specimens().stream()
                .flatMap(s ->
                        Stream.of(Level.values())
                                .map(l ->
                                        DynamicTest.dynamicTest(
                                                s.type() + " " + s.name() + " " + l,
                                                () -> check(s, l))));
    }

    private static void check(Specimen specimen, Level level) {
        Result result =
                Formats.engine(Policy.of(level))
                        .sanitize(Submission.of(specimen.name(), Content.of(specimen.bytes())));

        assertThat(result).isInstanceOf(Result.Withheld.class);
        assertThat(result.report().type()).isEqualTo(specimen.type());
        boolean blocked = specimen.type().fate() == FileType.Fate.BLOCKED;
        switch (result.report().verdict()) {
            case Verdict.Held held -> {
                assertThat(blocked).isFalse();
                assertThat(held.reason()).isEqualTo(specimen.type().reason());
            }
            case Verdict.Blocked block -> {
                assertThat(blocked).isTrue();
                assertThat(block.reason()).isEqualTo(specimen.type().reason());
            }
            case Verdict.Clean _, Verdict.Sanitized _ -> throw new AssertionError("delivered");
        }
    }

    @Test
    void noTypeIsForgotten() {
        Set<FileType> expected = EnumSet.noneOf(FileType.class);
        for (FileType type : FileType.values()) {
            if (type.fate() != FileType.Fate.REBUILT) {
                expected.add(type);
            }
        }
        Set<FileType> seen = EnumSet.noneOf(FileType.class);
        specimens().forEach(s -> seen.add(s.type()));
        assertThat(seen).isEqualTo(expected);
    }

    private static List<Specimen> specimens() {
        return Stream.of(documents(), archives(), pictures(), texts(), programs(), configurations())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> documents() {
        return List.of(
                of(FileType.DOC, "a.docx", ole("WordDocument")),
                of(FileType.DOC, "a.pdf", head("\u00db\u00a5-\0")),
                of(FileType.XLS, "a.xlsx", ole("Workbook")),
                of(FileType.XLS, "a.csv", head("\u0009\0\u0004\0\u0007\0\u0010\0")),
                of(FileType.PPT, "a.pptx", ole("PowerPoint Document")),
                of(FileType.VISIO, "a.docx", ole("VisioDocument")),
                of(FileType.PUBLISHER, "a.docx", ole("Quill")),
                of(FileType.MSG, "a.eml", ole("__properties_version1.0")),
                of(FileType.JTD, "a.docx", ole("DocumentText")),
                of(FileType.HWP, "a.docx", head("HWP Document File V3.00")),
                of(FileType.OLE, "a.doc", ole("Something")),
                of(FileType.XLSB, "a.xlsx", office("application/vnd.ms-excel.sheet.binary.main")),
                of(
                        FileType.OFFICE_2003_XML,
                        "a.doc",
                        text("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"x\"/>")),
                of(FileType.RTF, "a.doc", text("{\\rtf1\\ansi a}")),
                of(
                        FileType.ODF,
                        "a.docx",
                        zip("mimetype", "application/vnd.oasis.opendocument.text")),
                of(
                        FileType.FLAT_ODF,
                        "a.xml",
                        text("<?xml version=\"1.0\"?><office:document xmlns:office=\"x\"/>")),
                of(FileType.TNEF, "winmail.dat", head("x\u009f>\"")),
                of(FileType.XDW, "a.pdf", head("`\u000e\u0082\u0001")),
                of(FileType.CAD, "a.pdf", head("AC1032")),
                of(FileType.CAD, "a.txt", text("  0\r\nSECTION\r\n  2\r\nHEADER\r\n")),
                of(FileType.CAD, "a.dat", head("JwwData.600")),
                of(FileType.ACCESS, "a.xlsx", head("\0\u0001\0\0Standard ACE DB\0")),
                of(FileType.OTHER_DOCUMENT, "a.pdf", head("%!PS-Adobe-3.0")),
                of(FileType.P7M, "a.txt", text("-----BEGIN PGP MESSAGE-----\n\nabc\n")),
                of(FileType.EMPTY, "a.docx", new byte[0]),
                of(FileType.UNKNOWN, "a.docx", new byte[] {(byte) 0xfe, 1, 2, (byte) 0xff, 0, 7}));
    }

    private static List<Specimen> archives() {
        return List.of(
                of(FileType.LZH, "a.zip", head("\u0020\u0030-lh5-")),
                of(FileType.SEVEN_ZIP, "a.zip", head("7z\u00bc\u00af'\u001c")),
                of(FileType.RAR, "a.zip", head("Rar!\u001a\u0007\u0001\0")),
                of(FileType.TAR, "a.zip", at(257, "ustar")),
                of(FileType.GZIP, "a.zip", head("\u001f\u008b\u0008")),
                of(FileType.COMPRESSED, "a.zip", head("MSCF\0\0\0\0")),
                of(FileType.SELF_EXTRACTING, "a.zip", program("Rar!\u001a\u0007")),
                of(FileType.ATTACHE_CASE, "a.zip", at(4, "_AttacheCaseData")),
                of(FileType.MBOX, "a.eml", text("From a@b Mon\nFrom: a@b\nTo: c@d\n\nx\n")),
                of(FileType.SPLIT_ARCHIVE, "a.zip", head("PK\u0007\u0008PK\u0003\u0004")));
    }

    private static List<Specimen> pictures() {
        return List.of(
                of(FileType.EMF, "a.png", emf()),
                of(FileType.WMF, "a.png", head("\u00d7\u00cd\u00c6\u009a")),
                of(FileType.HEIF, "a.jpg", at(4, "ftypheic")),
                of(FileType.HEIF, "a.jpg", at(4, "ftypavif")),
                of(FileType.ICON, "a.png", head("\0\0\u0001\0\u0001\0")),
                of(FileType.MEDIA, "a.png", at(4, "ftypisom")),
                of(FileType.MEDIA, "a.png", head("ID3\u0003")));
    }

    private static List<Specimen> texts() {
        return List.of(
                of(
                        FileType.MHTML,
                        "a.doc",
                        text(
                                "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n"
                                        + "From: a\r\n\r\n--b\r\nContent-Location: file:///a.htm\r\n\r\nx\r\n--b--\r\n")),
                of(FileType.CALENDAR, "a.txt", text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")),
                of(FileType.XML, "a.docx", text("<?xml version=\"1.0\"?><a xmlns=\"x\"/>")));
    }

    private static List<Specimen> programs() {
        return List.of(
                of(FileType.EXECUTABLE, "a.pdf", program("")),
                of(FileType.EXECUTABLE, "a.pdf", head("\u007fELF\u0002")),
                of(FileType.JAVA_ARCHIVE, "a.zip", zip("META-INF/MANIFEST.MF", "x")),
                of(FileType.JAVA_ARCHIVE, "a.png", head("\u00ca\u00fe\u00ba\u00be")),
                of(FileType.SCRIPT, "a.txt", text("@echo off\r\ncalc\r\n")),
                of(FileType.SCRIPT, "a.js", text("var a = 1;\n")),
                of(FileType.SHORTCUT, "a.pdf", head("L\0\0\0\u0001\u0014\u0002\0")),
                of(FileType.DISK_IMAGE, "a.pdf", at(0x8001, "CD001")),
                of(FileType.DISK_IMAGE, "a.pdf", head("vhdxfile")),
                of(FileType.ONENOTE, "a.docx", head("\u00e4R\\{\u008c\u00d8\u00a7M")),
                of(FileType.CHM, "a.pdf", head("ITSF\u0003")),
                of(FileType.WEB_QUERY, "a.txt", text("WEB\r\n1\r\nhttp://example.jp/\r\n")),
                of(FileType.WEB_QUERY, "a.csv", text("ID;PWXL;N;E\r\n")),
                of(FileType.INSTALLER, "a.docx", ole("\u4840\u3b3f")));
    }

    /// `.rdp .msc .settingcontent-ms .appref-ms .application .diagcab .udl .theme` and their kin.
    private static List<Specimen> configurations() {
        String xml = "<?xml version=\"1.0\"?>";
        return List.of(
                of(FileType.CONFIGURATION, "a.txt", text("screen mode id:i:2\r\nfull address:s:x")),
                of(FileType.CONFIGURATION, "a.xml", text(xml + "<MMC_ConsoleFile a=\"1\"/>")),
                of(FileType.CONFIGURATION, "a.xml", text(xml + "<PCSettings a=\"1\"/>")),
                of(FileType.CONFIGURATION, "a.xml", text(xml + "<asmv1:assembly a=\"1\"/>")),
                of(
                        FileType.CONFIGURATION,
                        "a.appref-ms",
                        "\ufeffhttp://example.jp/a.application#x, Culture=neutral"
                                .getBytes(StandardCharsets.UTF_16LE)),
                of(FileType.CONFIGURATION, "a.diagcab", head("MSCF\0\0\0\0")),
                of(FileType.CONFIGURATION, "a.cab", at(0, "MSCF\0\0\0\0" + "x.diagpkg\0")),
                of(FileType.CONFIGURATION, "a.themepack", head("MSCF\0\0\0\0")),
                of(
                        FileType.CONFIGURATION,
                        "a.txt",
                        "\ufeff[oledb]\r\nProvider=x".getBytes(StandardCharsets.UTF_16LE)),
                of(FileType.CONFIGURATION, "a.txt", text("[Theme]\r\nDisplayName=x\r\n")));
    }

    private static Specimen of(FileType type, String name, byte[] bytes) {
        return new Specimen(type, name, bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] head(String head) {
        return at(0, head);
    }

    private static byte[] at(int offset, String mark) {
        byte[] bytes = new byte[Math.max(600, offset + mark.length() + 100)];
        Arrays.fill(bytes, (byte) 0x81);
        byte[] raw = mark.getBytes(ISO_8859_1);
        System.arraycopy(raw, 0, bytes, offset, raw.length);
        return bytes;
    }

    private static byte[] emf() {
        byte[] bytes = at(40, " EMF");
        System.arraycopy(new byte[] {1, 0, 0, 0}, 0, bytes, 0, 4);
        return bytes;
    }

    private static byte[] program(String behind) {
        byte[] bytes = new byte[1_000];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        byte[] raw = behind.getBytes(ISO_8859_1);
        System.arraycopy(raw, 0, bytes, 700, raw.length);
        return bytes;
    }

    /// A compound file of one directory sector that names one stream.
    private static byte[] ole(String stream) {
        ByteBuffer out = ByteBuffer.allocate(512 * 3).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});
        out.put(new byte[] {(byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        out.putShort(30, (short) 9).putInt(48, 0).putInt(76, 1);
        out.putInt(1024, 0xfffffffe).putInt(1028, 0xfffffffd);
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        out.put(512, name).putShort(512 + 64, (short) (name.length + 2));
        return out.array();
    }

    private static byte[] office(String contentType) {
        return zip(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/a\" ContentType=\"" + contentType + "\"/></Types>");
    }

    private static byte[] zip(String name, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
