// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.sanitize.Content;

/// Text, HTML, SVG, and programs under other names.
final class TextSamples {

    private final List<Sample> all = new ArrayList<>();

    private TextSamples() {}

    static List<Sample> all() {
        TextSamples samples = new TextSamples();
        samples.markup();
        samples.programs();
        return samples.all;
    }

    private void add(String id, String title, String extension, String text) {
        String mark = Marks.of(id);
        all.add(
                new Sample(
                        id,
                        title,
                        id + "." + extension,
                        mark,
                        Content.of(text.replace("MARK", mark).getBytes(StandardCharsets.UTF_8))));
    }

    private void markup() {
        add("HTML-01", "スクリプト", "html", "<html><body>本文<script>MARK</script></body></html>");
        add("HTML-02", "動作の属性", "html", "<html><body><p onclick=\"MARK()\">本文</p></body></html>");
        add(
                "HTML-03",
                "外部画像",
                "html",
                "<html><body><img src=\"http://MARK.example/x\">本文</body></html>");
        add(
                "HTML-04",
                "CSSの外部参照",
                "html",
                "<html><head><style>@import url(http://MARK.example)</style></head><body style=\"background:url(//MARK)\">本文</body></html>");
        add(
                "HTML-05",
                "埋め込み",
                "html",
                "<html><body><iframe src=\"http://MARK.example\"></iframe><object data=\"MARK\"></object>本文</body></html>");
        add(
                "HTML-06",
                "自動移動",
                "html",
                "<html><head><meta http-equiv=refresh content=\"0;url=http://MARK.example\"></head><body>本文</body></html>");
        add(
                "HTML-07",
                "フォーム",
                "html",
                "<html><body><form action=\"http://MARK.example\"><input value=\"MARK\"></form>本文</body></html>");
        add(
                "HTML-08",
                "noscriptの読み違い",
                "html",
                "<html><body><noscript><style><img src=x onerror=MARK()></style></noscript>本文</body></html>");
        add(
                "HTML-09",
                "見えない文字",
                "html",
                "<html><body><span style=\"display:none\">MARK</span>本文</body></html>");
        add(
                "HTML-10",
                "ほかのスキームのリンク",
                "html",
                "<html><body><a href=\"search-ms:MARK\">本文</a></body></html>");
        add("HTML-11", "コメント", "html", "<html><body><!-- MARK -->本文</body></html>");
        add(
                "SVG-01",
                "スクリプト",
                "svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>MARK</script><rect width=\"1\" height=\"1\"/></svg>");
        add(
                "SVG-02",
                "foreignObject",
                "svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><p>MARK</p></foreignObject><rect/></svg>");
        add(
                "SVG-03",
                "外部のuse",
                "svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><use xlink:href=\"http://MARK.example/x#a\"/><rect onload=\"MARK\"/></svg>");
        add(
                "SVG-04",
                "スタイルの外部参照",
                "svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import 'http://MARK'</style><rect style=\"fill:url(http://MARK.example)\"/></svg>");
        add("TXT-06", "タグ文字", "txt", "本文" + WordSamples.tags(Marks.of("TXT-06")));
    }

    private void programs() {
        add("TYPE-01", "docxを名乗る実行ファイル", "docx", "MZ" + "\u0001".repeat(80) + "MARK");
        add("TYPE-02", "シェルスクリプト", "txt", "#!/bin/sh\necho MARK\n");
        add("TYPE-03", "バッチ", "txt", "@echo off\r\necho MARK\r\n");
        add("TYPE-04", "PowerShell", "ps1", "Write-Host MARK");
        add(
                "TYPE-05",
                "インターネットショートカット",
                "txt",
                "[InternetShortcut]\r\nURL=http://MARK.example\r\n");
        add("TYPE-06", "リモートデスクトップ", "txt", "screen mode id:i:2\r\nfull address:s:MARK\r\n");
        add(
                "TYPE-07",
                "設定のショートカット",
                "xml",
                "<?xml version=\"1.0\"?><PCSettings><DeepLink>MARK</DeepLink></PCSettings>");
        add(
                "TYPE-08",
                "管理コンソール",
                "xml",
                "<?xml version=\"1.0\"?><MMC_ConsoleFile>MARK</MMC_ConsoleFile>");
        add(
                "TYPE-09",
                "レジストリ",
                "txt",
                "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\MARK]\r\n");
        add(
                "TYPE-10",
                "アプリケーション参照",
                "xml",
                "<?xml version=\"1.0\"?><asmv1:assembly xmlns:asmv1=\"urn:schemas-microsoft-com:asm.v1\">MARK</asmv1:assembly>");
        add("TYPE-11", "RTF", "txt", "{\\rt1 {\\object MARK}}");
        add("TYPE-12", "テーマ", "txt", "[Theme]\r\nDisplayName=MARK\r\n");
        add("TYPE-13", "データリンク", "txt", "[oledb]\r\nProvider=MARK\r\n");
        add("TYPE-14", "フォルダーの動作", "txt", "[Shell]\r\nIconFile=\\\\MARK\\x\r\n");
        add("TYPE-15", "HTA", "txt", "<hta:application id=\"MARK\"><script>MARK</script>");
    }
}
