// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jp.sekisho.sanitize.Content;

/// Mails.
final class MailSamples {

    private static final String HEAD =
            "From: sender@example.jp\r\nTo: clerk@town.example.jp\r\nSubject: test\r\nDate: Mon, 02 Nov 2026 09:00:00 +0900\r\nMIME-Version: 1.0\r\n";

    private final List<Sample> all = new ArrayList<>();

    private MailSamples() {}

    static List<Sample> all() {
        MailSamples samples = new MailSamples();
        samples.bodies();
        samples.ambiguous();
        samples.attachments();
        return samples.all;
    }

    private void add(String id, String title, String mail) {
        String mark = Marks.of(id);
        all.add(
                new Sample(
                        id,
                        title,
                        id + ".eml",
                        mark,
                        Content.of(mail.replace("MARK", mark).getBytes(StandardCharsets.UTF_8))));
    }

    private static String html(String inner) {
        return HEAD
                + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>本文"
                + inner
                + "</body></html>\r\n";
    }

    private void bodies() {
        add("MAIL-14a", "スクリプト", html("<script>MARK</script>"));
        add("MAIL-14b", "外部画像", html("<img src=\"http://MARK.example/x.png\" width=1 height=1>"));
        add(
                "MAIL-14c",
                "CSS",
                html(
                        "<style>@import 'http://MARK'</style><p style=\"background:url(http://MARK)\">x</p>"));
        add("MAIL-14d", "自動移動", html("<meta http-equiv=refresh content=\"0;url=http://MARK\">"));
        add("MAIL-14e", "フォーム", html("<form action=\"http://MARK\"><input name=\"MARK\"></form>"));
        add("MAIL-14f", "0ピクセルの文字", html("<span style=\"font-size:0\">MARK</span>"));
        add("MAIL-14g", "白い文字", html("<font color=\"white\">MARK</font>"));
        add(
                "MAIL-08",
                "本文のuuencode",
                HEAD + "\r\nhello\r\n\r\nbegin 644 x.exe\r\n#MARK\r\n`\r\nend\r\n");
        add(
                "MAIL-23",
                "許可されないヘッダー",
                HEAD + "X-Payload: MARK\r\nReceived: from MARK\r\n\r\nhello\r\n");
        add(
                "MAIL-12",
                "S/MIME暗号",
                HEAD
                        + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getEncoder()
                                .encodeToString(
                                        Marks.of("MAIL-12").getBytes(StandardCharsets.UTF_8))
                        + "\r\n");
    }

    private void ambiguous() {
        add(
                "MAIL-01",
                "二つのCTE",
                HEAD
                        + "Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 7bit\r\n\r\nMARK\r\n");
        add(
                "MAIL-02",
                "二つのContent-Type",
                HEAD
                        + "Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nMARK\r\n");
        add(
                "MAIL-03",
                "二つのboundary",
                HEAD
                        + "Content-Type: multipart/mixed; boundary=\"a\"; boundary=\"b\"\r\n\r\n--a\r\n\r\nMARK\r\n--a--\r\n");
        add(
                "MAIL-05",
                "途中の詰め字",
                HEAD + "Content-Transfer-Encoding: base64\r\n\r\nQUJD=MARKQUJD\r\n");
        add(
                "MAIL-06",
                "multipartのCTE",
                HEAD
                        + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nMARK\r\n");
        add(
                "MAIL-11a",
                "分割されたメール",
                HEAD + "Content-Type: message/partial; id=MARK; number=1; total=2\r\n\r\nMARK\r\n");
        add(
                "MAIL-11b",
                "外にある本文",
                HEAD
                        + "Content-Type: message/external-body; access-type=URL; URL=\"http://MARK\"\r\n\r\n\r\n");
    }

    private void attach(String id, String title, String disposition, byte[] bytes) {
        add(
                id,
                title,
                HEAD
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Transfer-Encoding: base64\r\nContent-Disposition: "
                        + disposition
                        + "\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(bytes)
                        + "\r\n--b--\r\n");
    }

    private void attachments() {
        attach(
                "MAIL-15a",
                "向きを偽った名前",
                "attachment; filename=\"x\u202exslx.exe\"",
                Archive.ascii("MZ" + "x".repeat(80) + Marks.of("MAIL-15a")));
        attach("MAIL-19", "種類のない添付", "inline", Archive.ascii("#!/bin/sh\n" + Marks.of("MAIL-19")));
        attach(
                "MAIL-20a",
                "添付の中のdocx",
                "attachment; filename=a.docx",
                Office.word(Office.field("DDEAUTO " + Marks.of("MAIL-20a")), "", "").bytes());
        attach(
                "MAIL-20b",
                "添付のメールの添付",
                "attachment; filename=a.eml",
                (HEAD
                                + "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Disposition: attachment; filename=x.bat\r\n\r\n@echo off\r\necho "
                                + Marks.of("MAIL-20b")
                                + "\r\n--c--\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        attach(
                "MAIL-10",
                "TNEF",
                "attachment; filename=winmail.dat",
                Archive.join(Archive.ascii("x\u009f>\""), Archive.ascii(Marks.of("MAIL-10"))));
        attach(
                "MAIL-21",
                "予定表",
                "attachment; filename=a.ics",
                Archive.ascii("BEGIN:VCALENDAR\r\nATTACH:http://" + Marks.of("MAIL-21") + "\r\n"));
    }
}
