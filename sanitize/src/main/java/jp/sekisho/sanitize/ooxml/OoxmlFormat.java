// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.zip.ZipReader;

/// Word, Excel and PowerPoint files of 2007 and later, in every variant. Macro-enabled ones come
/// out as their plain twins.
public final class OoxmlFormat implements Format {

    static final Set<FileType> TYPES = EnumSet.range(FileType.DOCX, FileType.FLAT_OPC);

    private final Format pictures;

    /// Makes one.
    ///
    /// @param pictures checks the pictures inside rebuilt documents
    public OoxmlFormat(Format pictures) {
        this.pictures = pictures;
    }

    @Override
    public Set<FileType> types() {
        return TYPES;
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        if (type == FileType.FLAT_OPC) {
            if (in.size() > work.limits().partBytes()) {
                throw new Refused(Reason.TOO_LARGE, (in.size() >> 20) + " MB");
            }
            Content zip = FlatPackage.toZip(XmlBytes.asUtf8(in.toByteArray()), work);
            FileType inner = work.typeOf(zip);
            if (inner == FileType.FLAT_OPC || !TYPES.contains(inner)) {
                throw new Refused(Reason.UNSUPPORTED_VARIANT, inner.label());
            }
            work.note("一枚のXML(Flat OPC)を通常の形式に変えました。");
            return new PackageRebuilder(ZipReader.open(zip), inner, work).rebuild();
        }
        return new PackageRebuilder(ZipReader.open(in), type, work).rebuild();
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        return new PackageVerifier(pictures, policy).findings(out);
    }

    /// The plain twin of a macro-enabled type.
    static FileType plain(FileType type) {
        return switch (type) {
            case DOCM -> FileType.DOCX;
            case DOTM -> FileType.DOTX;
            case XLSM, XLAM -> FileType.XLSX;
            case XLTM -> FileType.XLTX;
            case PPTM, PPAM -> FileType.PPTX;
            case POTM -> FileType.POTX;
            case PPSM -> FileType.PPSX;
            default -> type;
        };
    }

    /// The content type of the main part.
    static String mainContentType(FileType plain) {
        return switch (plain) {
            case DOTX -> PartRole.WORD + "template.main+xml";
            case XLSX -> PartRole.SHEET + "sheet.main+xml";
            case XLTX -> PartRole.SHEET + "template.main+xml";
            case PPTX -> PartRole.SLIDE + "presentation.main+xml";
            case POTX -> PartRole.SLIDE + "template.main+xml";
            case PPSX -> PartRole.SLIDE + "slideshow.main+xml";
            default -> PartRole.WORD + "document.main+xml";
        };
    }

    /// The family's prefix for comments and styles.
    static String family(FileType plain) {
        return switch (plain) {
            case XLSX, XLTX -> PartRole.SHEET;
            case PPTX, POTX, PPSX -> PartRole.SLIDE;
            default -> PartRole.WORD;
        };
    }
}
