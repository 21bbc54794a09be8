// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.detect;

import static jp.sekisho.sanitize.FileType.*;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.OutputName;
import jp.sekisho.sanitize.TypeDetection;
import org.jspecify.annotations.Nullable;

/// Detection from a table of signatures, the directories of OLE and ZIP containers, and the shape
/// of text.
public final class ContentDetection implements TypeDetection {

    /// How far into a file a PDF header may stand (ISO 32000-1 Annex H, implementation note 13).
    private static final int PDF_HEADER_WINDOW = 1024;

    private record Signature(FileType type, Predicate<Content> fits) {}

    private static Signature at(FileType type, int offset, String ascii) {
        return new Signature(type, c -> c.has(offset, ascii));
    }

    private static final List<Signature> SIGNATURES =
            List.of(
                    at(PNG, 0, "\u0089PNG\r\n\u001a\n"),
                    at(JPEG, 0, "\u00ff\u00d8\u00ff"),
                    at(GIF, 0, "GIF87a"),
                    at(GIF, 0, "GIF89a"),
                    new Signature(WEBP, c -> c.has(0, "RIFF") && c.has(8, "WEBP")),
                    new Signature(ICON, c -> c.has(0, "RIFF") && c.has(8, "ACON")),
                    new Signature(MEDIA, c -> c.has(0, "RIFF")),
                    at(TIFF, 0, "II*\0"),
                    at(TIFF, 0, "MM\0*"),
                    at(TIFF, 0, "II+\0"),
                    at(TIFF, 0, "MM\0+"),
                    new Signature(BMP, ContentDetection::isBitmap),
                    at(HEIF, 0, "\0\0\0\fjP  "),
                    at(HEIF, 0, "\u00ffO\u00ffQ"),
                    at(HEIF, 0, "\u00ff\n"),
                    new Signature(HEIF, c -> c.has(4, "ftyp") && isStillPicture(c)),
                    at(MEDIA, 4, "ftyp"),
                    at(MEDIA, 4, "moov"),
                    at(MEDIA, 0, "ID3"),
                    at(MEDIA, 0, "OggS"),
                    at(MEDIA, 0, "fLaC"),
                    at(MEDIA, 0, "MThd"),
                    at(MEDIA, 0, "FLV\u0001"),
                    at(MEDIA, 0, "\u001aE\u00df\u00a3"),
                    at(MEDIA, 0, "0&\u00b2u\u008ef\u00cf\u0011"),
                    at(MEDIA, 0, "\u00ff\u00fb"),
                    at(MEDIA, 0, "\u00ff\u00f3"),
                    at(MEDIA, 0, "\u00ff\u00f1"),
                    at(ICON, 0, "\0\0\u0001\0"),
                    at(ICON, 0, "\0\0\u0002\0"),
                    at(WMF, 0, "\u00d7\u00cd\u00c6\u009a"),
                    at(WMF, 0, "\u0001\0\t\0\0\u0003"),
                    at(WMF, 0, "\u0001\0\t\0\0\u0001"),
                    new Signature(EMF, c -> c.has(0, "\u0001\0\0\0") && c.has(40, " EMF")),
                    at(CHM, 0, "ITSF"),
                    at(ONENOTE, 0, "\u00e4R\\{\u008c\u00d8\u00a7M"),
                    at(ONENOTE, 0, "\u00a1/\u00ffC\u00d9\u00efvL"),
                    at(SHORTCUT, 0, "L\0\0\0\u0001\u0014\u0002\0"),
                    at(RAR, 0, "Rar!\u001a\u0007"),
                    at(SEVEN_ZIP, 0, "7z\u00bc\u00af'\u001c"),
                    at(COMPRESSED, 0, "MSCF"),
                    at(GZIP, 0, "\u001f\u008b"),
                    at(COMPRESSED, 0, "BZh"),
                    at(COMPRESSED, 0, "\u00fd7zXZ\0"),
                    at(COMPRESSED, 0, "(\u00b5/\u00fd"),
                    at(COMPRESSED, 0, "\u001f\u009d"),
                    at(COMPRESSED, 0, "`\u00ea"),
                    at(COMPRESSED, 0, "!<arch>\n"),
                    at(TAR, 257, "ustar"),
                    new Signature(LZH, ContentDetection::isLzh),
                    new Signature(TNEF, c -> c.has(0, "x\u009f>\"")),
                    at(ACCESS, 0, "\0\u0001\0\0Standard Jet DB"),
                    at(ACCESS, 0, "\0\u0001\0\0Standard ACE DB"),
                    at(CAD, 0, "AC10"),
                    at(CAD, 0, "JwwData."),
                    at(CAD, 0, "ISO-10303-21"),
                    at(XDW, 0, "`\u000e\u0082"),
                    at(ATTACHE_CASE, 4, "_AttacheCaseData"),
                    at(ATTACHE_CASE, 4, "_Atc_Encrypted_Data"),
                    at(MBOX, 0, "!BDN"),
                    at(XLS, 0, "\u0009\0\u0004\0"),
                    at(XLS, 0, "\u0009\u0002\u0006\0"),
                    at(XLS, 0, "\u0009\u0004\u0006\0"),
                    at(DOC, 0, "\u00db\u00a5"),
                    at(DOC, 0, "1\u00be\0\0"),
                    at(OTHER_DOCUMENT, 0, "\u00ffWPC"),
                    at(OTHER_DOCUMENT, 0, "8BPS"),
                    at(OTHER_DOCUMENT, 0, "%!PS"),
                    at(OTHER_DOCUMENT, 0, "\u00c5\u00d0\u00d3\u00c6"),
                    at(OTHER_DOCUMENT, 0, "AT&TFORM"),
                    at(HWP, 0, "HWP Document File"),
                    at(DISK_IMAGE, 0, "vhdxfile"),
                    at(DISK_IMAGE, 0, "conectix"),
                    at(DISK_IMAGE, 0, "MSWIM\0\0\0"),
                    at(DISK_IMAGE, 0, "KDMV"),
                    at(DISK_IMAGE, 0x8001, "CD001"),
                    at(DISK_IMAGE, 0x8801, "CD001"),
                    at(DISK_IMAGE, 0x8001, "BEA01"),
                    at(EXECUTABLE, 0, "\u007fELF"),
                    at(EXECUTABLE, 0, "\u00cf\u00fa\u00ed\u00fe"),
                    at(EXECUTABLE, 0, "\u00ce\u00fa\u00ed\u00fe"),
                    at(EXECUTABLE, 0, "dex\n03"),
                    at(EXECUTABLE, 0, "\0asm"),
                    at(JAVA_ARCHIVE, 0, "\u00ca\u00fe\u00ba\u00be"));

    /// The names of a cabinet's files stand near its start.
    private static final int CABINET_LIST = 1 << 16;

    @Override
    public FileType detect(String name, Content content) {
        if (content.size() == 0) {
            return EMPTY;
        }
        FileType found = byContainer(content);
        if (found == null) {
            found = bySignature(content);
        }
        if (found == null && pdfHeader(content) >= 0) {
            found = PDF;
        }
        if (found == COMPRESSED && isRunnableCabinet(name, content)) {
            found = CONFIGURATION;
        }
        return found != null ? found : TextKinds.detect(name, content);
    }

    private static @Nullable FileType byContainer(Content content) {
        if (content.has(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OleKinds.detect(content);
        }
        if (content.has(0, "PK\u0003\u0004")) {
            return ZipKinds.detect(content);
        }
        if (content.has(0, "PK\u0005\u0006") && content.size() >= 22) {
            return ZIP;
        }
        if (content.has(0, "PK\u0007\u0008") || content.has(0, "PK00PK")) {
            return SPLIT_ARCHIVE;
        }
        if (content.has(0, "MZ") && content.size() > 64) {
            return isSelfExtracting(content) ? SELF_EXTRACTING : EXECUTABLE;
        }
        return null;
    }

    private static @Nullable FileType bySignature(Content content) {
        for (Signature signature : SIGNATURES) {
            if (signature.fits().test(content)) {
                return signature.type();
            }
        }
        if (content.size() >= 512
                && content.size() % 512 == 0
                && content.has(content.size() - 512, "conectix")) {
            return DISK_IMAGE;
        }
        if (content.size() >= 512 && content.has(content.size() - 512, "koly")) {
            return DISK_IMAGE;
        }
        return null;
    }

    /// Returns where the PDF header stands, or -1.
    ///
    /// @param content any bytes
    /// @return where the PDF header stands, or -1
    public static int pdfHeader(Content content) {
        return content.indexOf("%PDF-", 0, PDF_HEADER_WINDOW);
    }

    /// Cabinets that Windows does not unpack but runs: troubleshooters and themes.
    private static boolean isRunnableCabinet(String name, Content c) {
        String extension = OutputName.extension(name).toLowerCase(Locale.ROOT);
        return c.has(0, "MSCF")
                && (CONFIGURATION.extensions().contains(extension)
                        || c.indexOf(".diagpkg", 0, CABINET_LIST) >= 0);
    }

    private static boolean isBitmap(Content c) {
        if (!c.has(0, "BM") || c.size() < 26) {
            return false;
        }
        long header = c.u32(14);
        return header == 12 || (header >= 16 && header <= 256);
    }

    private static boolean isStillPicture(Content c) {
        String brand = c.latin1(8, 4);
        return List.of("heic", "heix", "hevc", "mif1", "msf1", "avif", "avis", "heim", "heis")
                .contains(brand);
    }

    /// An LZH header: size, checksum, then a method such as `-lh5-`.
    private static boolean isLzh(Content c) {
        return c.size() > 21
                && (c.has(2, "-lh") || c.has(2, "-lz") || c.has(2, "-pm"))
                && c.u8(6) == '-';
    }

    /// Archivers' marks in what follows the executable's code.
    private static boolean isSelfExtracting(Content c) {
        int window = Math.min(c.size(), 1 << 20);
        for (String mark :
                List.of(
                        "PK\u0003\u0004\u0014",
                        "PK\u0003\u0004\n",
                        "Rar!\u001a\u0007",
                        "7z\u00bc\u00af'\u001c",
                        "-lh5-",
                        "-lh7-",
                        "-lh0-",
                        "_AttacheCaseData")) {
            if (c.indexOf(mark, 512, window) >= 0) {
                return true;
            }
        }
        return false;
    }
}
