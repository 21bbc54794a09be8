// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.sanitize.Content;

/// Archives.
final class ZipSamples {

    private final List<Sample> all = new ArrayList<>();

    private ZipSamples() {}

    static List<Sample> all() {
        ZipSamples samples = new ZipSamples();
        samples.archives();
        return samples.all;
    }

    private void add(String id, String title, java.util.function.Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + ".zip", mark, Content.of(bytes.apply(mark))));
    }

    private static Archive good() {
        return new Archive().put("よみもの.txt", "本文です。");
    }

    private void archives() {
        add(
                "ZIP-01a",
                "上の階層への名前",
                m -> good().put("../../tool.exe", "MZ" + "x".repeat(80) + m).bytes());
        add("ZIP-01b", "絶対の名前", m -> good().put("/etc/tool.sh", "#!/bin/sh\n" + m).bytes());
        add(
                "ZIP-01c",
                "逆斜線の名前",
                m ->
                        good().put(
                                        "..\\..\\a.lnk",
                                        Archive.join(
                                                Archive.ascii("L\0\0\0\u0001\u0014\u0002\0"),
                                                Archive.ascii(m)))
                                .bytes());
        add("ZIP-09a", "先頭の余分なデータ(コメント付き)", m -> good().bytes(m));
        add("ZIP-09b", "末尾の余分なデータ", m -> Archive.join(good().bytes(), Archive.ascii(m)));
        add(
                "ZIP-16",
                "ZIPの中のZIPのdocx",
                m ->
                        new Archive()
                                .put(
                                        "in.zip",
                                        new Archive()
                                                .put(
                                                        "d.docx",
                                                        Office.word(
                                                                        Office.field(
                                                                                "DDEAUTO " + m),
                                                                        "",
                                                                        "")
                                                                .bytes())
                                                .bytes())
                                .bytes());
        add(
                "ZIP-03",
                "深すぎる入れ子",
                m -> {
                    byte[] inner = new Archive().put("x.txt", m).bytes();
                    for (int i = 0; i < 14; i++) {
                        inner = new Archive().put("n.zip", inner).bytes();
                    }
                    return inner;
                });
        add(
                "ZIP-18",
                "大文字小文字だけ違う名前",
                m -> good().put("A.txt", "a").put("a.TXT", "#!/bin/sh\n" + m).bytes());
        add(
                "ZIP-19",
                "OneNote",
                m ->
                        good().put(
                                        "x.one",
                                        Archive.join(
                                                Archive.ascii("\u00e4R\\{\u008c\u00d8\u00a7M"),
                                                Archive.ascii(m)))
                                .bytes());
        add(
                "ZIP-20",
                "ディスクイメージ",
                m ->
                        good().put(
                                        "x.iso",
                                        Archive.join(new byte[0x8001], Archive.ascii("CD001" + m)))
                                .bytes());
        add("ZIP-21", "ヘルプ", m -> good().put("x.chm", Archive.ascii("ITSF" + m)).bytes());
        add(
                "ZIP-22",
                "Javaの書庫",
                m ->
                        good().put(
                                        "x.jar",
                                        new Archive()
                                                .put("META-INF/MANIFEST.MF", "Main-Class: " + m)
                                                .bytes())
                                .bytes());
    }
}
