// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import static jp.sekisho.sanitize.kit.RawZip.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import jp.sekisho.sanitize.Content;

/// Archives whose parts contradict each other, and archives that grow without end.
final class ZipLies {

    private static final String SCRIPT = "#!/bin/sh\n";
    private static final String READ_ME = "よみもの.txt";

    private final List<Sample> all = new ArrayList<>();

    private ZipLies() {}

    static List<Sample> all() {
        ZipLies samples = new ZipLies();
        samples.documents();
        samples.archives();
        samples.bombs();
        return samples.all;
    }

    private void add(String id, String title, String tail, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + tail, mark, Content.of(bytes.apply(mark))));
    }

    private static RawZip document() {
        return new RawZip().put(Office.word("", "", "").entries());
    }

    private static byte[] part(String mark) {
        return text("<?xml version=\"1.0\"?><x>" + mark + "</x>");
    }

    private void documents() {
        add(
                "OOXML-33",
                "二つの目録で違う名前",
                ".docx",
                m -> {
                    RawZip zip = document();
                    RawZip.Head head = RawZip.stored("word/vbaProject.bin", part(m));
                    int at = zip.local(head, new byte[0], part(m));
                    return zip.list(head.named("word/settings1.xml"), at, new byte[0]).bytes();
                });
        add(
                "OOXML-34",
                "目録にない中身",
                ".docx",
                m -> {
                    RawZip zip = document();
                    zip.local(RawZip.stored("word/vbaProject.bin", part(m)), new byte[0], part(m));
                    return zip.put("word/settings1.xml", part("x")).bytes();
                });
        add(
                "OOXML-35",
                "重なり合う中身",
                ".docx",
                m -> {
                    RawZip zip = document();
                    RawZip.Head inner = RawZip.stored("word/a.xml", part(m));
                    RawZip hidden = new RawZip();
                    hidden.local(inner, new byte[0], part(m));
                    byte[] data = hidden.bytes();
                    RawZip.Head outer = RawZip.stored("word/b.xml", data);
                    int at = zip.local(outer, new byte[0], data);
                    zip.list(outer, at, new byte[0]);
                    return zip.list(inner, at + 30 + 10, new byte[0]).bytes();
                });
        add(
                "OOXML-36",
                "後書きの長さの偽り",
                ".docx",
                m -> {
                    RawZip zip = document();
                    byte[] data = part(m);
                    RawZip.Head head = RawZip.stored("word/settings1.xml", data).flagged(0x808);
                    int at = zip.local(head.sized(0, 0), new byte[0], data);
                    return zip.list(head.sized(data.length, 7), at, new byte[0]).bytes();
                });
        add(
                "OOXML-37",
                "ZIP64の長さの偽り",
                ".docx",
                m -> {
                    RawZip zip = document();
                    byte[] data = part(m);
                    RawZip.Head head = RawZip.stored("word/settings1.xml", data);
                    int at = zip.local(head, new byte[0], data);
                    byte[] extra = RawZip.extra(1, new byte[] {1, 0, 0, 0, 9, 0, 0, 0});
                    return zip.list(head.sized(data.length, 0xffffffffL), at, extra).bytes();
                });
        add(
                "OOXML-38",
                "暗号化の印のある部品",
                ".docx",
                m -> {
                    RawZip zip = document();
                    RawZip.Head head = RawZip.stored("word/settings1.xml", part(m)).flagged(0x801);
                    return zip.list(head, zip.local(head, new byte[0], part(m)), new byte[0])
                            .bytes();
                });
        add(
                "OOXML-39",
                "名前の食い違う拡張情報",
                ".docx",
                m -> {
                    RawZip zip = document();
                    RawZip.Head head = RawZip.stored("word/settings1.xml", part(m));
                    byte[] other = unicodeName("word/settings1.xml", "word/vbaProject.bin");
                    return zip.list(head, zip.local(head, other, part(m)), other).bytes();
                });
    }

    /// The Info-ZIP Unicode path field: version, checksum of the plain name, the other name.
    private static byte[] unicodeName(String plain, String other) {
        CRC32 crc = new CRC32();
        crc.update(text(plain));
        long value = crc.getValue();
        byte[] head = {
            1, (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
        };
        return RawZip.extra(0x7075, Archive.join(head, text(other)));
    }

    private void archives() {
        add(
                "ZIP-02",
                "シンボリックリンク",
                ".zip",
                m -> {
                    RawZip zip = new RawZip().put(READ_ME, text("本文です。"));
                    byte[] target = text("/etc/" + m);
                    RawZip.Head head = RawZip.stored("link", target).link();
                    return zip.list(head, zip.local(head, new byte[0], target), new byte[0])
                            .bytes();
                });
        add(
                "ZIP-08a",
                "パスワードのない暗号化",
                ".zip",
                m -> {
                    RawZip zip = new RawZip().put(READ_ME, text("本文です。"));
                    RawZip.Head head = RawZip.stored("secret.txt", text(SCRIPT + m)).flagged(0x801);
                    int at = zip.local(head, new byte[0], text(SCRIPT + m));
                    return zip.list(head, at, new byte[0]).bytes();
                });
        add(
                "ZIP-09c",
                "中身と中身の間のデータ",
                ".zip",
                m ->
                        new RawZip()
                                .put(READ_ME, text("本文です。"))
                                .raw(text(SCRIPT + m + " ".repeat(40)))
                                .put("b.txt", text("本文です。"))
                                .bytes());
        add(
                "ZIP-09d",
                "先頭の実行ファイル",
                ".zip",
                m -> {
                    RawZip zip = new RawZip().raw(text("MZ" + "x".repeat(80) + m));
                    return zip.put(READ_ME, text("本文です。")).bytes();
                });
        add(
                "ZIP-18b",
                "合成の違うだけの同じ名前",
                ".zip",
                m ->
                        new RawZip()
                                .put("か\u3099.txt", text(SCRIPT + m))
                                .put("が.txt", text("本文です。"))
                                .put("別の.txt", text("本文です。"))
                                .bytes());
        add(
                "ZIP-23",
                "長さを偽った中身",
                ".zip",
                m -> {
                    RawZip zip = new RawZip().put(READ_ME, text("本文です。"));
                    byte[] data = text(SCRIPT + m);
                    RawZip.Head head = RawZip.stored("a.txt", data);
                    int at = zip.local(head.sized(4, 4), new byte[0], data);
                    return zip.list(head, at, new byte[0]).bytes();
                });
        add("ZIP-24", "分割書庫の続き", ".zip", m -> Archive.join(text("PK\u0007\u0008"), text(m)));
    }

    private void bombs() {
        add(
                "ZIP-04",
                "自分自身を含む書庫",
                ".zip",
                m -> {
                    byte[] name = text("r.zip");
                    RawZip zip = new RawZip();
                    RawZip.Head head = RawZip.stored("r.zip", text(m));
                    int length = 46 + name.length + 22 + m.length();
                    int at = zip.local(head.sized(length, length), new byte[0], text(m));
                    return zip.list(head.sized(length, length), at, new byte[0]).bytes();
                });
        add(
                "ZIP-05",
                "重ねた爆弾",
                ".zip",
                m -> {
                    byte[] data = RawZip.dense(20);
                    RawZip zip = new RawZip().put(m + ".txt", text("x"));
                    RawZip.Head head =
                            new RawZip.Head("0.txt", 0x800, 8, 0, data.length, 20L << 20, 0);
                    int at = zip.local(head, new byte[0], data);
                    for (int i = 0; i < 200; i++) {
                        zip.list(head.named("%d.txt".formatted(i % 10)), at, new byte[0]);
                    }
                    return zip.bytes();
                });
        add(
                "ZIP-06",
                "多すぎる中身",
                ".zip",
                m -> {
                    RawZip zip = new RawZip().put(m + ".txt", text("x"));
                    for (int i = 0; i < 20_500; i++) {
                        zip.put("%05d.txt".formatted(i), new byte[0]);
                    }
                    return zip.bytes();
                });
        add(
                "ZIP-07",
                "文書の中の圧縮爆弾",
                ".docx",
                m -> {
                    byte[] data = RawZip.dense(120);
                    Map<String, byte[]> good =
                            Office.word(
                                            "",
                                            Office.relationship(
                                                    "rId9", "styles", "styles.xml", false),
                                            "")
                                    .put("word/" + m + ".xml", "x")
                                    .entries();
                    RawZip zip = new RawZip().put(good);
                    RawZip.Head head =
                            new RawZip.Head(
                                    "word/styles.xml", 0x800, 8, 0, data.length, 120L << 20, 0);
                    return zip.list(head, zip.local(head, new byte[0], data), new byte[0]).bytes();
                });
        add(
                "ZIP-07b",
                "圧縮爆弾",
                ".zip",
                m -> {
                    byte[] data = RawZip.dense(300);
                    RawZip zip = new RawZip().put(m + ".txt", text("x"));
                    RawZip.Head head =
                            new RawZip.Head("a.txt", 0x800, 8, 0, data.length, 300L << 20, 0);
                    return zip.list(head, zip.local(head, new byte[0], data), new byte[0]).bytes();
                });
    }
}
