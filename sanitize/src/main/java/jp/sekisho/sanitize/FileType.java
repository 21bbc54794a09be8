// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.List;

/// The kinds of file that are told apart by content, and what becomes of each.
public enum FileType {
    DOCX("Word文書", "docx"),
    DOCM("Word文書(マクロ有効)", "docm"),
    DOTX("Wordテンプレート", "dotx"),
    DOTM("Wordテンプレート(マクロ有効)", "dotm"),
    XLSX("Excelブック", "xlsx"),
    XLSM("Excelブック(マクロ有効)", "xlsm"),
    XLTX("Excelテンプレート", "xltx"),
    XLTM("Excelテンプレート(マクロ有効)", "xltm"),
    XLAM("Excelアドイン", "xlam"),
    PPTX("PowerPoint", "pptx"),
    PPTM("PowerPoint(マクロ有効)", "pptm"),
    POTX("PowerPointテンプレート", "potx"),
    POTM("PowerPointテンプレート(マクロ有効)", "potm"),
    PPSX("PowerPointスライドショー", "ppsx"),
    PPSM("PowerPointスライドショー(マクロ有効)", "ppsm"),
    PPAM("PowerPointアドイン", "ppam"),
    FLAT_OPC("Flat OPCのOffice文書", "xml"),
    ENCRYPTED_OOXML("暗号化されたOffice文書", "docx", "xlsx", "pptx", "docm", "xlsm", "pptm"),
    PDF("PDF", "pdf"),
    PNG("PNG画像", "png"),
    JPEG("JPEG画像", "jpg", "jpeg", "jpe"),
    GIF("GIF画像", "gif"),
    BMP("BMP画像", "bmp", "dib"),
    TIFF("TIFF画像", "tif", "tiff"),
    WEBP("WebP画像", "webp"),
    SVG("SVG画像", "svg"),
    HTML("HTML文書", "html", "htm", "xhtml"),
    TEXT("文字だけのファイル", "txt", "text", "log", "md"),
    CSV("CSV", "csv", "tsv"),
    EML("メール", "eml"),
    ZIP("ZIP書庫", "zip"),

    XLSB(Reason.BINARY_WORKBOOK, "Excelバイナリブック", "xlsb"),
    DOC(Reason.LEGACY_WORD, "Word 97-2003文書", "doc", "dot"),
    XLS(Reason.LEGACY_EXCEL, "Excel 97-2003ブック", "xls", "xlt", "xla"),
    PPT(Reason.LEGACY_POWERPOINT, "PowerPoint 97-2003", "ppt", "pps", "pot"),
    OFFICE_2003_XML(Reason.OFFICE_2003_XML, "Office 2003 XML", "xml"),
    RTF(Reason.RICH_TEXT, "リッチテキスト", "rtf"),
    ODF(Reason.OPEN_DOCUMENT, "OpenDocument", "odt", "ods", "odp", "odg", "ott", "ots", "otp"),
    FLAT_ODF(Reason.OPEN_DOCUMENT, "OpenDocument(XML一枚)", "fodt", "fods", "fodp"),
    MSG(Reason.OUTLOOK_MESSAGE, "Outlookメッセージ", "msg"),
    TNEF(Reason.OUTLOOK_MESSAGE, "Outlook添付(TNEF)", "dat", "tnef"),
    LZH(Reason.ARCHIVE_LZH, "LZH書庫", "lzh", "lha", "lzs"),
    SEVEN_ZIP(Reason.ARCHIVE_7Z, "7z書庫", "7z"),
    RAR(Reason.ARCHIVE_RAR, "RAR書庫", "rar"),
    TAR(Reason.ARCHIVE_TAR, "tar書庫", "tar"),
    GZIP(Reason.ARCHIVE_TAR, "gzip圧縮", "gz", "tgz"),
    COMPRESSED(Reason.ARCHIVE_TAR, "圧縮ファイル", "bz2", "xz", "zst", "z", "cab", "arj", "ar"),
    EMF(Reason.METAFILE, "EMF画像", "emf"),
    WMF(Reason.METAFILE, "WMF画像", "wmf"),
    JTD(Reason.ICHITARO, "一太郎文書", "jtd", "jtt", "jaw", "jbw", "jtdc"),
    XDW(Reason.DOCUWORKS, "DocuWorks文書", "xdw", "xbd", "xct"),
    CAD(Reason.CAD, "CAD図面", "dwg", "dxf", "jww", "jwc", "sfc", "p21"),
    HWP(Reason.HANCOM, "ハングル文書", "hwp", "hwpx"),
    ACCESS(Reason.ACCESS_DATABASE, "Accessデータベース", "mdb", "accdb"),
    VISIO(Reason.VISIO, "Visio図面", "vsd", "vsdx", "vsdm"),
    PUBLISHER(Reason.PUBLISHER, "Publisher文書", "pub"),
    SELF_EXTRACTING(Reason.SELF_EXTRACTING, "自己解凍書庫", "exe"),
    ATTACHE_CASE(Reason.ATTACHE_CASE, "アタッシェケース", "atc"),
    HEIF(Reason.MODERN_PICTURE, "HEIC・AVIF画像", "heic", "heif", "avif", "jp2", "jxl"),
    ICON(Reason.ICON, "アイコン", "ico", "cur", "ani"),
    MEDIA(Reason.SOUND_OR_VIDEO, "音声・動画", "mp3", "mp4", "wav", "avi", "mov", "wmv", "m4a"),
    MHTML(Reason.WEB_ARCHIVE, "Webアーカイブ", "mht", "mhtml"),
    MBOX(Reason.MAILBOX, "メールボックス", "mbox", "pst"),
    CALENDAR(Reason.CALENDAR_OR_CARD, "予定表・電子名刺", "ics", "vcf"),
    XML(Reason.XML_DATA, "XML", "xml"),
    OLE(Reason.OTHER_DOCUMENT, "OLE複合文書", "wps", "wri"),
    OTHER_DOCUMENT(Reason.OTHER_DOCUMENT, "その他の文書", "wpd", "ps", "eps", "epub", "xps", "psd"),
    P7M(Reason.CERTIFICATE_ENCRYPTED, "暗号化・署名データ", "p7m", "p7s", "p7c", "pgp", "asc"),
    EMPTY(Reason.EMPTY_FILE, "空のファイル"),
    UNKNOWN(Reason.UNKNOWN_TYPE, "種類の分からないファイル"),

    EXECUTABLE(true, Reason.EXECUTABLE, "実行ファイル", "exe", "dll", "scr", "com", "cpl", "sys", "xll"),
    JAVA_ARCHIVE(true, Reason.EXECUTABLE, "Javaプログラム", "jar", "class", "apk"),
    SCRIPT(
            true,
            Reason.SCRIPT,
            "スクリプト",
            "js",
            "jse",
            "vbs",
            "vbe",
            "wsf",
            "wsh",
            "ps1",
            "psm1",
            "bat",
            "cmd",
            "hta",
            "sct",
            "sh",
            "py",
            "php",
            "pl",
            "rb",
            "reg",
            "inf",
            "scf",
            "wsc",
            "psd1",
            "ps1xml"),
    SHORTCUT(true, Reason.SHORTCUT, "ショートカット", "lnk", "url", "website", "desktop", "webloc"),
    CONFIGURATION(
            true,
            Reason.CONFIGURATION_SHORTCUT,
            "設定・接続ファイル",
            "rdp",
            "msc",
            "settingcontent-ms",
            "appref-ms",
            "application",
            "diagcab",
            "udl",
            "theme",
            "themepack",
            "library-ms",
            "search-ms",
            "searchconnector-ms",
            "jnlp",
            "odc",
            "oqy",
            "rqy",
            "dqy",
            "appinstaller",
            "gadget",
            "job",
            "mof",
            "xbap",
            "manifest"),
    DISK_IMAGE(
            true,
            Reason.DISK_IMAGE,
            "ディスクイメージ",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "udf",
            "dmg",
            "wim",
            "vmdk"),
    ONENOTE(true, Reason.ONENOTE, "OneNote", "one", "onetoc2", "onepkg"),
    CHM(true, Reason.COMPILED_HELP, "コンパイル済みヘルプ", "chm", "hlp"),
    WEB_QUERY(true, Reason.WEB_QUERY, "Webクエリ・SYLK", "iqy", "slk"),
    SPLIT_ARCHIVE(true, Reason.SPLIT_ARCHIVE, "分割書庫", "001", "z01", "r00", "part1"),
    INSTALLER(true, Reason.INSTALLER, "インストーラー", "msi", "msp", "mst", "msix", "appx");

    /// What becomes of a type.
    public enum Fate {
        /// Some format rebuilds it.
        REBUILT,
        /// It is held for a person.
        HELD,
        /// It is refused.
        BLOCKED
    }

    private final Fate fate;
    private final Reason reason;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> extensions;

    FileType(String label, String... extensions) {
        this(Fate.REBUILT, Reason.UNSUPPORTED_VARIANT, label, extensions);
    }

    FileType(Reason reason, String label, String... extensions) {
        this(Fate.HELD, reason, label, extensions);
    }

    FileType(boolean blocked, Reason reason, String label, String... extensions) {
        this(blocked ? Fate.BLOCKED : Fate.HELD, reason, label, extensions);
    }

    FileType(Fate fate, Reason reason, String label, String... extensions) {
        this.fate = fate;
        this.reason = reason;
        this.label = label;
        this.extensions = List.of(extensions);
    }

    /// Returns what becomes of it while the policy does not say otherwise.
    public Fate fate() {
        return fate;
    }

    /// Returns why it is held or blocked, where it is.
    public Reason reason() {
        return reason;
    }

    /// Returns its name in Japanese.
    public String label() {
        return label;
    }

    /// Returns usual extensions in lower case; the first is the one that outputs get.
    public List<String> extensions() {
        return extensions;
    }

    /// Returns the word for machines, for example `docx`.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
