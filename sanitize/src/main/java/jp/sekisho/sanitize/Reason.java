// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.Locale;

/// Why a file did not cross, each with the sentence that its user reads. The user page
/// `docs/guide/sanitize-reasons.md` explains every one.
public enum Reason {
    // What it is: held, because the engine has no safe way to rebuild it yet.
    LEGACY_WORD("旧形式のWord文書(.doc)です。Wordで開いて.docx形式で保存し直してから送ってください。"),
    LEGACY_EXCEL("旧形式のExcelブック(.xls)です。Excelで開いて.xlsx形式で保存し直してから送ってください。"),
    LEGACY_POWERPOINT("旧形式のPowerPoint(.ppt)です。PowerPointで開いて.pptx形式で保存し直してから送ってください。"),
    BINARY_WORKBOOK("バイナリ形式のExcelブック(.xlsb)です。Excelで開いて.xlsx形式で保存し直してから送ってください。"),
    OFFICE_2003_XML("Office 2003のXML形式です。現在の形式(.docx・.xlsx)で保存し直してから送ってください。"),
    RICH_TEXT("リッチテキスト(RTF)です。.docx形式で保存し直してから送ってください。"),
    OPEN_DOCUMENT("OpenDocument形式(.odt・.ods・.odpなど)です。.docx・.xlsx・.pptx形式で保存し直してから送ってください。"),
    OUTLOOK_MESSAGE("Outlookの形式(.msg・winmail.dat)です。本文を文字で送り、添付ファイルは元の形式で送り直してもらってください。"),
    ARCHIVE_LZH("LZH形式の書庫です。ZIP形式で圧縮し直してもらってください。"),
    ARCHIVE_7Z("7z形式の書庫です。ZIP形式で圧縮し直してもらってください。"),
    ARCHIVE_RAR("RAR形式の書庫です。ZIP形式で圧縮し直してもらってください。"),
    ARCHIVE_TAR("tar・gzipなどの書庫です。ZIP形式で圧縮し直してもらってください。"),
    METAFILE("拡張メタファイル(EMF・WMF)の画像です。PNG形式で保存し直してから送ってください。"),
    ICHITARO("一太郎の文書です。PDFか.docx形式で保存し直してもらってください。"),
    DOCUWORKS("DocuWorksの文書です。PDF形式に変換して送ってもらってください。"),
    CAD("CADの図面です。PDF形式に変換して送ってもらってください。"),
    HANCOM("アレアハングルの文書(.hwp)です。PDFか.docx形式で保存し直してもらってください。"),
    ACCESS_DATABASE("Accessのデータベースです。必要な表をCSVか.xlsx形式で書き出してもらってください。"),
    VISIO("Visioの図面です。PDF形式に変換して送ってもらってください。"),
    PUBLISHER("Publisherの文書です。PDF形式に変換して送ってもらってください。"),
    SELF_EXTRACTING("自己解凍形式の実行ファイルです。ZIP形式で送り直してもらってください。"),
    ATTACHE_CASE("アタッシェケース(.atc)の暗号化ファイルです。パスワード付きZIPなど、ほかの方法で送り直してもらってください。"),
    MODERN_PICTURE("HEIC・AVIFなどの画像です。JPEGかPNG形式に変換して送ってもらってください。"),
    ICON("アイコン・カーソルの画像です。PNG形式に変換して送ってもらってください。"),
    SOUND_OR_VIDEO("音声・動画のファイルです。内容の確認が必要なため、情報システム担当に相談してください。"),
    WEB_ARCHIVE("Webアーカイブ(MHTML)です。PDF形式に変換して送ってもらってください。"),
    MAILBOX("複数のメールを一つにまとめたファイルです。必要なメールを1通ずつ送ってもらってください。"),
    CALENDAR_OR_CARD("予定表・電子名刺(.ics・.vcf)です。必要な内容を本文に書いて送ってもらってください。"),
    XML_DATA("XMLのデータです。用途を確かめ、情報システム担当に相談してください。"),
    OTHER_DOCUMENT("このソフトが作り直せない種類の文書です。PDFか.docx形式で送り直してもらってください。"),
    UNKNOWN_TYPE("ファイルの種類が分かりません。送信者に何のファイルか確かめ、PDFなどの形式で送り直してもらってください。"),
    EMPTY_FILE("中身が空(0バイト)のファイルです。送り直してもらってください。"),

    // What it is: blocked by the name of its real type.
    EXECUTABLE("実行ファイルです。受け取れません。"),
    SCRIPT("スクリプト(プログラム)です。受け取れません。"),
    SHORTCUT("ショートカットです。受け取れません。"),
    CONFIGURATION_SHORTCUT("設定や接続を動かすファイルです。受け取れません。"),
    DISK_IMAGE("ディスクイメージです。受け取れません。"),
    ONENOTE("OneNoteのファイルです。受け取れません。必要な部分をPDFで送ってもらってください。"),
    COMPILED_HELP("コンパイル済みヘルプ(CHM)です。受け取れません。"),
    WEB_QUERY("外部のデータを取り込む表計算ファイル(IQY・SLK)です。受け取れません。"),
    SPLIT_ARCHIVE("分割された書庫です。分割せずに送り直してもらってください。"),
    INSTALLER("インストーラーです。受け取れません。"),

    // What is wrong with it: held.
    PASSWORD_NEEDED("暗号化されています。パスワードを入力すると無害化できます。"),
    WRONG_PASSWORD("パスワードが違います。送信者に確かめて入力し直してください。"),
    RIGHTS_MANAGED("閲覧制限(IRM・RMS)がかけられています。制限を外して送り直してもらってください。"),
    CERTIFICATE_ENCRYPTED("証明書で暗号化されています。暗号化せずに送り直してもらってください。"),
    BROKEN_FONT("文書に埋め込まれたフォントが壊れていて、安全に作り直せません。PDFを作り直して送ってもらってください。"),
    JPEG_2000("JPEG 2000の画像を含むPDFです。画像をJPEGにして作り直すか、印刷したものを送ってもらってください。"),
    DAMAGED("ファイルが壊れているか、形式の決まりに合っていません。送り直してもらってください。"),
    AMBIGUOUS("読む人や機器によって違う内容に見える作りになっています。送信者に確かめてください。"),
    TOO_LARGE("大きすぎます。分けて送り直してもらってください。"),
    TOO_MANY_ENTRIES("中のファイルが多すぎます。分けて送り直してもらってください。"),
    TOO_DEEP("入れ子が深すぎます。圧縮や添付を重ねずに送り直してもらってください。"),
    EXPANSION("展開すると異常に大きくなります。送信者に確かめてください。"),
    TOO_COMPLEX("作りが複雑すぎて安全に読めません。別の形式で送り直してもらってください。"),
    TIMED_OUT("決められた時間内に処理が終わりませんでした。別の形式で送り直してもらってください。"),
    READER_STOPPED("処理の途中で読み取りプログラムが止まりました。別の形式で送り直してもらってください。"),
    VERIFICATION_FAILED("作り直したファイルの検査に合格しませんでした。情報システム担当に知らせてください。"),
    UNSUPPORTED_VARIANT("この形式のうち、まだ対応していない種類です。別の形式で送り直してもらってください。"),
    POLICY_HOLDS_FEATURE("規則により、この機能を含むファイルは保留されます。情報システム担当に相談してください。"),
    POLICY_HOLDS_TYPE("規則により、この種類のファイルは保留されます。情報システム担当に相談してください。"),
    MEMBER_HELD("中のファイルの一部を渡せませんでした。渡せなかったものは、お知らせのファイルに置き換えました。"),
    MAIL_AMBIGUOUS("メールの作りがあいまいで、読む機器によって違う内容になります。送信者に送り直してもらってください。"),
    MAIL_PARTIAL("分割されたメール、または本文が外にあるメールです。分けずに送り直してもらってください。"),
    MAIL_ENCRYPTED("暗号化されたメール(S/MIME・PGP)です。暗号化せずに送り直してもらってください。");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /// Returns the code for machines, for example `legacy-word`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns one sentence or two in Japanese: what it is, what to do.
    public String sentence() {
        return sentence;
    }
}
