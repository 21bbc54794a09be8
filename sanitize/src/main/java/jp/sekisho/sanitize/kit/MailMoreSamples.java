// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.sanitize.Content;

/// Mails: structure that mailers read differently, names that deceive, and Japanese charsets.
final class MailMoreSamples {

    private static final String HEAD =
            "From: sender@example.jp\r\nTo: clerk@town.example.jp\r\nDate: Mon, 02 Nov 2026 09:00:00 +0900\r\nMIME-Version: 1.0\r\n";
    private static final String SCRIPT = "#!/bin/sh\n";

    private final List<Sample> all = new ArrayList<>();

    private MailMoreSamples() {}

    static List<Sample> all() {
        MailMoreSamples samples = new MailMoreSamples();
        samples.structure();
        samples.hiding();
        samples.names();
        samples.japanese();
        return samples.all;
    }

    private void raw(String id, String title, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".eml", mark, Content.of(bytes.apply(mark))));
    }

    private void add(String id, String title, String mail) {
        raw(id, title, m -> (HEAD + mail).replace("MARK", m).getBytes(StandardCharsets.UTF_8));
    }

    private static String attachment(String disposition, String content) {
        return "Content-Disposition: "
                + disposition
                + "\r\nContent-Type: application/octet-stream\r\n\r\n"
                + content
                + "\r\n";
    }

    private void structure() {
        add(
                "MAIL-04",
                "注釈と引用のあるboundary",
                "Content-Type: multipart/mixed; boundary=(x)\"a b\"\r\n\r\n--a b\r\n"
                        + attachment("attachment; filename=x.sh", SCRIPT + "MARK")
                        + "--a b--\r\n");
        add(
                "MAIL-04b",
                "RFC 2231で分けたboundary",
                "Content-Type: multipart/mixed; boundary*0=\"a\"; boundary*1=\"b\"; boundary=c\r\n\r\n--ab\r\n"
                        + attachment("attachment; filename=x.sh", SCRIPT + "MARK")
                        + "--ab--\r\n--c\r\n\r\nMARK\r\n--c--\r\n");
        add(
                "MAIL-05b",
                "base64の中の余分な字",
                "Content-Transfer-Encoding: base64\r\n\r\nQU!JDMARK*QUJD\r\n");
        add(
                "MAIL-05c",
                "quoted-printableの不正な字",
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n=4=DMARK=ZZ\r\n");
        raw(
                "MAIL-07a",
                "NULのあるヘッダー",
                m -> Archive.ascii(HEAD + "X-A: a\0b " + m + "\r\n\r\nhello\r\n"));
        raw(
                "MAIL-07b",
                "CRだけの改行",
                m -> Archive.ascii(HEAD + "X-A: a\rX-B: " + m + "\r\n\r\nhello\r\n"));
        raw("MAIL-07c", "空行のないヘッダー", m -> Archive.ascii(HEAD + "Subject: x\r\nこれ " + m + "\r\n"));
        raw(
                "MAIL-09",
                "百段の入れ子",
                m -> {
                    StringBuilder mail = new StringBuilder();
                    for (int i = 0; i < 100; i++) {
                        mail.append(HEAD).append("Content-Type: message/rfc822\r\n\r\n");
                    }
                    return Archive.ascii(mail + HEAD + "X-Deep: " + m + "\r\n\r\n" + m + "\r\n");
                });
        raw(
                "MAIL-17",
                "一万の部分",
                m -> {
                    StringBuilder mail =
                            new StringBuilder(
                                    HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
                    for (int i = 0; i < 10_000; i++) {
                        mail.append("--b\r\n\r\n").append(i).append("\r\n");
                    }
                    return Archive.ascii(mail + "--b\r\n\r\n" + m + "\r\n--b--\r\n");
                });
        raw(
                "MAIL-18",
                "4 MBのヘッダー",
                m ->
                        Archive.ascii(
                                HEAD + "X-Long: " + "x".repeat(4 << 20) + m + "\r\n\r\nhello\r\n"));
        add(
                "MAIL-13",
                "読み方ごとに違う本文",
                "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: text/html\r\n\r\n<a href=\"https://MARK.example/\">hello</a>\r\n--b--\r\n");
        add(
                "MAIL-22",
                "外へ出る境の偽り(SMTP smuggling)",
                "\r|hello|.|MAIL FROM:<x@example.jp>|begin 644 x|#MARK|`|end|.\r|"
                        .replace('|', '\n'));
        add(
                "MAIL-12b",
                "PGPの暗号文",
                "\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nMARK\r\n-----END PGP MESSAGE-----\r\n");
        add(
                "MAIL-12c",
                "暗号化されたmultipart",
                "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\nMARK\r\n--b--\r\n");
        add(
                "MAIL-10b",
                "添付メールの中のTNEF",
                "Content-Type: message/rfc822\r\n\r\n"
                        + HEAD
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getEncoder()
                                .encodeToString(
                                        Archive.ascii(
                                                "x\u009f>\""
                                                        + Marks.of("MAIL-10b")
                                                        + "x".repeat(8)))
                        + "\r\n--b\r\n\r\nMARK.exe\r\n--b--\r\n".replace("MARK", "note"));
        add(
                "MAIL-08b",
                "本文のyEnc",
                "\r\nhello\r\n=ybegin line=128 size=9 name=x.exe\r\nMARK\r\n=yend size=9\r\n");
    }

    private void hiding() {
        String[][] bodies = {
            {"MAIL-14h", "SVGの中のスクリプト", "<svg><script>MARK</script></svg>"},
            {"MAIL-14i", "dataのURI", "<iframe src=\"data:text/html,<b>MARK\"></iframe>"},
            {"MAIL-14j", "CSSで隠した文", "<div style=\"display:none\">MARK</div>"},
            {"MAIL-14k", "外部のlink", "<link rel=stylesheet href=\"http://MARK.example/a.css\">"},
            {
                "MAIL-14l",
                "幅のない文字の間の文",
                "<p>あ\u200b<span style=\"visibility:hidden\">MARK</span></p>"
            },
        };
        for (String[] one : bodies) {
            add(
                    one[0],
                    one[1],
                    "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>本文"
                            + one[2]
                            + "</body></html>\r\n");
        }
        add(
                "MAIL-16",
                "名前に隠した改行",
                "Subject: =?UTF-8?B?"
                        + Base64.getEncoder()
                                .encodeToString(
                                        "x\r\nX-Injected: yes\r\n\r\n<script>"
                                                .getBytes(StandardCharsets.UTF_8))
                        + "?=\r\nX-Original: MARK\r\nContent-Type: text/html\r\n\r\n<script>MARK</script>hello\r\n");
    }

    private void named(String id, String title, String disposition) {
        add(
                id,
                title,
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
                        + attachment(disposition, SCRIPT + "MARK")
                        + "--b--\r\n");
    }

    private void names() {
        named("MAIL-15b", "二重の拡張子", "attachment; filename=\"請求書.pdf.sh\"");
        named("MAIL-15c", "末尾の点と空白", "attachment; filename=\"a.txt. . .\"");
        named("MAIL-15d", "代替ストリームの名前", "attachment; filename=\"a.txt:x.sh\"");
        named("MAIL-15e", "装置の名前", "attachment; filename=\"CON.txt\"");
        named("MAIL-15f", "長すぎる名前", "attachment; filename=\"" + "あ".repeat(300) + ".txt\"");
        named("MAIL-15g", "経路のある名前", "attachment; filename=\"..\\\\..\\\\x.txt\"");
        named(
                "MAIL-15h",
                "符号語の混ざる名前",
                "attachment; filename=\"=?UTF-8?B?"
                        + Base64.getEncoder()
                                .encodeToString("x.txt".getBytes(StandardCharsets.UTF_8))
                        + "?=.sh\"");
        named(
                "MAIL-J-10",
                "RFC 2231で分けた名前",
                "attachment; filename*0*=ISO-2022-JP''%1B%24B%46%7C; filename*1*=%4B%5C%1B%28B.sh");
        raw(
                "MAIL-J-06",
                "0x5Cで終わる字の名前",
                m ->
                        Archive.join(
                                Archive.ascii(
                                        HEAD
                                                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Disposition: attachment; filename=\""),
                                "表示ソ.txt".getBytes(Charset.forName("windows-31j")),
                                Archive.ascii("\"\r\n\r\n" + SCRIPT + m + "\r\n--b--\r\n")));
    }

    private void body(String id, String title, String charset, Function<String, byte[]> body) {
        raw(
                id,
                title,
                m ->
                        Archive.join(
                                Archive.ascii(
                                        HEAD
                                                + "X-Original: "
                                                + m
                                                + "\r\nContent-Type: text/html; charset="
                                                + charset
                                                + "\r\n\r\n"),
                                body.apply(m)));
    }

    private void japanese() {
        body(
                "MAIL-J-01",
                "機種依存文字の間のスクリプト",
                "ISO-2022-JP",
                m -> encoded("①㈱髙<script>" + m + "</script>", "x-windows-50220"));
        body(
                "MAIL-J-02",
                "半角カナの間のスクリプト",
                "ISO-2022-JP",
                m ->
                        Archive.join(
                                new byte[] {27, '(', 'I'},
                                Archive.ascii("12"),
                                new byte[] {27, '(', 'B'},
                                Archive.ascii("<script>" + m + "</script>")));
        raw(
                "MAIL-J-03",
                "途中で切れたエスケープの件名",
                m ->
                        Archive.ascii(
                                HEAD
                                        + "Subject: =?ISO-2022-JP?B?GyRCMnE=?=\r\n =?ISO-2022-JP?B?NUQbKEI=?=\r\nX-Original: "
                                        + m
                                        + "\r\n\r\nhello\r\n"));
        body(
                "MAIL-J-04",
                "JISを名乗るUTF-8",
                "ISO-2022-JP",
                m -> ("会議<script>" + m + "</script>").getBytes(StandardCharsets.UTF_8));
        raw(
                "MAIL-J-05",
                "生のShift_JISの件名",
                m ->
                        Archive.join(
                                Archive.ascii(HEAD + "Subject: "),
                                encoded("会議のお知らせ", "windows-31j"),
                                Archive.ascii("\r\nX-Original: " + m + "\r\n\r\nhello\r\n")));
        body(
                "MAIL-J-07",
                "EUC-JPの3バイト文字",
                "EUC-JP",
                m ->
                        Archive.join(
                                new byte[] {(byte) 0x8f, (byte) 0xb0, (byte) 0xa1},
                                Archive.ascii("<script>" + m + "</script>")));
        body(
                "MAIL-J-08",
                "波ダッシュと円記号",
                "Shift_JIS",
                m -> encoded("〜￥\\－<script>" + m + "</script>", "windows-31j"));
        body(
                "MAIL-J-09",
                "外字",
                "Shift_JIS",
                m ->
                        Archive.join(
                                new byte[] {(byte) 0xf0, 0x40},
                                Archive.ascii("<script>" + m + "</script>")));
        body(
                "MAIL-J-11",
                "閉じないエスケープ",
                "ISO-2022-JP",
                m ->
                        Archive.join(
                                Archive.ascii("<script>" + m + "</script>"),
                                new byte[] {27, '$', 'B', 0x32, 0x71}));
        body(
                "MAIL-J-12",
                "エスケープで現れるタグ",
                "ISO-2022-JP",
                m ->
                        Archive.join(
                                Archive.ascii("<"),
                                new byte[] {27, '(', 'J'},
                                Archive.ascii("script>" + m + "</script>"),
                                new byte[] {27, '(', 'B'}));
        body(
                "MAIL-J-12b",
                "HZの切り替え",
                "HZ-GB-2312",
                m -> Archive.ascii("~{<script>" + m + "</script>~}"));
        raw(
                "MAIL-J-13",
                "UTF-7",
                m ->
                        Archive.ascii(
                                HEAD
                                        + "Content-Type: text/html; charset=UTF-7\r\n\r\n+ADw-script+AD4-"
                                        + m
                                        + "+ADw-/script+AD4-\r\n"));
    }

    private static byte[] encoded(String text, String charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.getBytes(Charset.forName(charset)));
        return out.toByteArray();
    }
}
