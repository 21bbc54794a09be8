// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The constructs that a policy decides about, format by format. The table in `docs/sanitize.md` is
/// checked against this list.
public enum Feature {
    OOXML_MACRO("ooxml.macro", "マクロ(VBA・Excel 4.0・ダイアログ)", Choice.NEVER_ALLOWED),
    OOXML_ACTIVEX("ooxml.activex", "ActiveXコントロール", Choice.NEVER_ALLOWED),
    OOXML_OLE_OBJECT("ooxml.ole-object", "埋め込みオブジェクト(OLE)", Choice.NEVER_ALLOWED),
    OOXML_EMBEDDED_DOCUMENT("ooxml.embedded-document", "埋め込まれたOffice文書", Choice.ALLOWED),
    OOXML_EXTERNAL("ooxml.external-reference", "外部への参照(テンプレート・画像・データ)", Choice.NEVER_ALLOWED),
    OOXML_LINK("ooxml.link", "Webとメールへのリンク", Choice.ALLOWED_UNLESS_STRICT),
    OOXML_LINK_SCHEME("ooxml.link-scheme", "Webとメール以外のリンク", Choice.NEVER_ALLOWED),
    OOXML_ACTION("ooxml.action", "クリックで動く操作(プログラム・マクロ)", Choice.NEVER_ALLOWED),
    OOXML_FIELD("ooxml.field", "外部を読むフィールド(DDE・INCLUDE・LINKなど)", Choice.NEVER_ALLOWED),
    OOXML_FORMULA("ooxml.formula", "外部を読む数式(値は残す)", Choice.NEVER_ALLOWED),
    OOXML_DATA_CONNECTION("ooxml.data-connection", "データ接続・クエリ・外部ブックへのリンク", Choice.NEVER_ALLOWED),
    OOXML_CUSTOM_UI("ooxml.custom-ui", "リボンの改造・作業ウィンドウ・Webアドイン", Choice.NEVER_ALLOWED),
    OOXML_IMPORT("ooxml.import", "取り込みチャンク(altChunk)・差し込み印刷の元", Choice.NEVER_ALLOWED),
    OOXML_CUSTOM_XML("ooxml.custom-xml", "独自XMLデータ", Choice.NEVER_ALLOWED),
    OOXML_PRINTER("ooxml.printer-settings", "プリンターの設定データ", Choice.NEVER_ALLOWED),
    OOXML_FONT("ooxml.font", "埋め込みフォント", Choice.ALLOWED_UNLESS_STRICT),
    OOXML_MEDIA("ooxml.media", "音声・動画・3Dモデル", Choice.NEVER_ALLOWED),
    OOXML_PICTURE("ooxml.picture", "作り直せない画像(EMF・WMFなど。灰色の画像に置換)", Choice.NEVER_ALLOWED),
    OOXML_MARKUP("ooxml.markup", "許可一覧にない要素・属性", Choice.NEVER_ALLOWED),
    OOXML_PART("ooxml.part", "許可一覧にない部品・どこからも参照されない部品", Choice.NEVER_ALLOWED),
    OOXML_SIGNATURE("ooxml.signature", "電子署名(作り直すと無効になる)", Choice.NEVER_ALLOWED),
    OOXML_METADATA("ooxml.metadata", "作成者などの情報", Choice.ALLOWED_UNLESS_STRICT),
    OOXML_HYPERLINK_BASE("ooxml.hyperlink-base", "ハイパーリンクの基点", Choice.NEVER_ALLOWED),
    OOXML_INVISIBLE_TEXT("ooxml.invisible-text", "見えない文字(タグ文字など)", Choice.NEVER_ALLOWED),
    PDF_ACTION("pdf.action", "自動実行・JavaScript・起動などの動作", Choice.NEVER_ALLOWED),
    PDF_LINK("pdf.link", "Webとメールへのリンク", Choice.ALLOWED_UNLESS_STRICT),
    PDF_LINK_SCHEME("pdf.link-scheme", "Webとメール以外のリンク", Choice.NEVER_ALLOWED),
    PDF_ATTACHMENT("pdf.attachment", "添付ファイル・ポートフォリオ", Choice.NEVER_ALLOWED),
    PDF_FORM("pdf.form", "入力フォーム(見た目を残して固定)", Choice.NEVER_ALLOWED),
    PDF_MULTIMEDIA("pdf.multimedia", "音声・動画・3D・リッチメディア", Choice.NEVER_ALLOWED),
    PDF_EXTERNAL("pdf.external", "外部の内容を読む仕組み", Choice.NEVER_ALLOWED),
    PDF_IMAGE_CODEC("pdf.image-codec", "危険の多い画像圧縮(JBIG2・JPEG 2000)", Choice.NEVER_ALLOWED),
    PDF_LAYER("pdf.layer", "レイヤー(表示の切替)", Choice.ALLOWED_UNLESS_STRICT),
    PDF_METADATA("pdf.metadata", "文書情報・XMP", Choice.ALLOWED_UNLESS_STRICT),
    PDF_SIGNATURE("pdf.signature", "電子署名(作り直すと無効になる)", Choice.NEVER_ALLOWED),
    PDF_STRUCTURE("pdf.structure", "許可一覧にない部分・余分なデータ・更新の履歴", Choice.NEVER_ALLOWED),
    PDF_ENCRYPTION("pdf.encryption", "暗号化・閲覧の制限(解いて渡す)", Choice.NEVER_ALLOWED),
    IMAGE_METADATA("image.metadata", "画像の付加情報(位置・コメント・サムネイル)", Choice.NEVER_ALLOWED),
    IMAGE_TRAILING("image.trailing-data", "画像の後ろや隙間のデータ", Choice.NEVER_ALLOWED),
    IMAGE_REENCODED("image.reencoded", "画像の変換(WebP→PNGなど)", Choice.NEVER_ALLOWED),
    SVG_ACTIVE("svg.active", "SVGのスクリプト・外部参照・埋め込み", Choice.NEVER_ALLOWED),
    HTML_ACTIVE("html.active", "HTMLのスクリプト・フォーム・埋め込み", Choice.NEVER_ALLOWED),
    HTML_EXTERNAL("html.external", "HTMLの外部参照(画像・スタイル)", Choice.NEVER_ALLOWED),
    HTML_LINK("html.link", "Webとメールへのリンク", Choice.ALLOWED_UNLESS_STRICT),
    HTML_LINK_SCHEME("html.link-scheme", "Webとメール以外のリンク", Choice.NEVER_ALLOWED),
    HTML_HIDDEN("html.hidden-text", "見えない文字", Choice.NEVER_ALLOWED),
    TEXT_CONTROL("text.control", "制御文字・書字方向の偽装・見えないタグ文字", Choice.NEVER_ALLOWED),
    CSV_FORMULA("csv.formula", "数式として動くセル", Choice.NEVER_ALLOWED),
    ZIP_STRUCTURE("zip.structure", "ZIPの余分なデータ・コメント・拡張情報", Choice.NEVER_ALLOWED),
    ZIP_NAME("zip.name", "危険なファイル名(付け替え)", Choice.NEVER_ALLOWED),
    ZIP_ENCRYPTION("zip.encryption", "ZIPの暗号化(解いて渡す)", Choice.NEVER_ALLOWED),
    MAIL_HEADER("mail.header", "許可一覧にないヘッダー", Choice.NEVER_ALLOWED),
    MAIL_HTML("mail.html", "HTML本文(文字に変換)", Choice.NEVER_ALLOWED),
    MAIL_LINK("mail.link", "本文のリンク(文字として残す)", Choice.ALLOWED_UNLESS_STRICT),
    MAIL_SIGNATURE("mail.signature", "メールの電子署名(作り直すと無効になる)", Choice.NEVER_ALLOWED),
    MAIL_STRUCTURE("mail.structure", "メールの余分な部分", Choice.NEVER_ALLOWED),
    OFFICE_ENCRYPTION("office.encryption", "Office文書の暗号化(解いて渡す)", Choice.NEVER_ALLOWED);

    private enum Choice {
        NEVER_ALLOWED,
        ALLOWED,
        ALLOWED_UNLESS_STRICT
    }

    private final String id;
    private final String label;
    private final Choice choice;

    Feature(String id, String label, Choice choice) {
        this.id = id;
        this.label = label;
        this.choice = choice;
    }

    /// Returns its name in policies and reports, for example `ooxml.macro`.
    public String id() {
        return id;
    }

    /// Returns what it is, in Japanese.
    public String label() {
        return label;
    }

    /// Returns what happens while the policy says nothing.
    ///
    /// @param level how far files are taken apart
    /// @return what happens while the policy says nothing
    public Handling standard(Level level) {
        return switch (choice) {
            case NEVER_ALLOWED -> Handling.SANITIZE;
            case ALLOWED -> Handling.ALLOW;
            case ALLOWED_UNLESS_STRICT ->
                    level == Level.STRICT ? Handling.SANITIZE : Handling.ALLOW;
        };
    }

    /// Returns what a policy may say about it.
    public List<Handling> choices() {
        return choice == Choice.NEVER_ALLOWED
                ? List.of(Handling.SANITIZE, Handling.HOLD)
                : List.of(Handling.ALLOW, Handling.SANITIZE, Handling.HOLD);
    }

    /// Returns the feature of that name.
    ///
    /// @param id for example `ooxml.macro`
    /// @return the feature of that name
    public static Optional<Feature> tryParse(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        for (Feature feature : values()) {
            if (feature.id.equals(wanted)) {
                return Optional.of(feature);
            }
        }
        return Optional.empty();
    }
}
