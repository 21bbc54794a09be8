// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.zip.ZipReader;

/// What a ZIP container holds.
final class ZipKinds {

    private static final int MAX_CONTENT_TYPES = 4 << 20;

    private ZipKinds() {}

    static FileType detect(Content content) {
        try {
            return detect(ZipReader.open(content));
        } catch (IOException | Refused e) {
            return FileType.ZIP;
        }
    }

    private static FileType detect(ZipReader zip) throws IOException, Refused {
        Set<String> names = new HashSet<>();
        for (ZipReader.Entry entry : zip.entries()) {
            names.add(entry.name());
        }
        for (ZipReader.Entry entry : zip.entries()) {
            if (entry.name().equalsIgnoreCase("[Content_Types].xml") && !entry.encrypted()) {
                byte[] types = zip.inflate(entry, MAX_CONTENT_TYPES);
                return byContentTypes(new String(types, StandardCharsets.UTF_8), names);
            }
        }
        if (names.contains("mimetype")) {
            return byMimetype(zip);
        }
        if (names.contains("META-INF/MANIFEST.MF") || names.contains("AndroidManifest.xml")) {
            return FileType.JAVA_ARCHIVE;
        }
        if (names.contains("AppxManifest.xml")) {
            return FileType.INSTALLER;
        }
        return FileType.ZIP;
    }

    private static FileType byMimetype(ZipReader zip) throws IOException, Refused {
        for (ZipReader.Entry entry : zip.entries()) {
            if (entry.name().equals("mimetype") && !entry.encrypted()) {
                String type =
                        new String(zip.inflate(entry, 1 << 16), StandardCharsets.ISO_8859_1)
                                .strip();
                if (type.startsWith("application/vnd.oasis.opendocument")) {
                    return FileType.ODF;
                }
                if (type.startsWith("application/hwp")) {
                    return FileType.HWP;
                }
                return type.startsWith("application/epub") ? FileType.OTHER_DOCUMENT : FileType.ZIP;
            }
        }
        return FileType.ZIP;
    }

    private static FileType byContentTypes(String types, Set<String> names) {
        String all = types.toLowerCase(Locale.ROOT);
        record Kind(String mark, FileType type) {}
        Kind[] kinds = {
            new Kind("ms-excel.sheet.binary", FileType.XLSB),
            new Kind("ms-word.document.macroenabled.main", FileType.DOCM),
            new Kind("ms-word.template.macroenabledtemplate.main", FileType.DOTM),
            new Kind("wordprocessingml.template.main", FileType.DOTX),
            new Kind("wordprocessingml.document.main", FileType.DOCX),
            new Kind("ms-excel.sheet.macroenabled.main", FileType.XLSM),
            new Kind("ms-excel.template.macroenabled.main", FileType.XLTM),
            new Kind("ms-excel.addin.macroenabled.main", FileType.XLAM),
            new Kind("spreadsheetml.template.main", FileType.XLTX),
            new Kind("spreadsheetml.sheet.main", FileType.XLSX),
            new Kind("ms-powerpoint.presentation.macroenabled.main", FileType.PPTM),
            new Kind("ms-powerpoint.slideshow.macroenabled.main", FileType.PPSM),
            new Kind("ms-powerpoint.template.macroenabled.main", FileType.POTM),
            new Kind("ms-powerpoint.addin.macroenabled.main", FileType.PPAM),
            new Kind("presentationml.slideshow.main", FileType.PPSX),
            new Kind("presentationml.template.main", FileType.POTX),
            new Kind("presentationml.presentation.main", FileType.PPTX),
            new Kind("ms-visio", FileType.VISIO),
            new Kind("ms-package.xps", FileType.OTHER_DOCUMENT),
        };
        for (Kind kind : kinds) {
            if (all.contains(kind.mark())) {
                return kind.type();
            }
        }
        if (names.contains("AppxManifest.xml")) {
            return FileType.INSTALLER;
        }
        if (names.contains("word/document.xml")) {
            return FileType.DOCX;
        }
        if (names.contains("xl/workbook.xml")) {
            return FileType.XLSX;
        }
        return names.contains("ppt/presentation.xml") ? FileType.PPTX : FileType.OTHER_DOCUMENT;
    }
}
