// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import jp.sekisho.sanitize.Content;

/// Pictures that are something else as well, or more than they say.
final class PictureMoreSamples {

    private final List<Sample> all = new ArrayList<>();

    private PictureMoreSamples() {}

    static List<Sample> all() {
        PictureMoreSamples samples = new PictureMoreSamples();
        samples.polyglots();
        samples.bombs();
        samples.hiding();
        return samples.all;
    }

    private void add(String id, String title, String extension, Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + "." + extension, mark, Content.of(bytes.apply(mark))));
    }

    private void polyglots() {
        String[][] tails = {
            {"php", "PHP", "<?php system('MARK'); ?>"},
            {"js", "JavaScript", "*/=1;alert('MARK');"},
            {"html", "HTML", "<html><script>MARK</script></html>"},
            {
                "pdf",
                "PDF",
                "%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction<</S/JavaScript/JS(MARK)>>>>\nendobj\n%%EOF"
            },
        };
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            for (String[] tail : tails) {
                add(
                        "IMG-01-" + format + "-" + tail[0],
                        tail[1] + "でもある" + format.toUpperCase(java.util.Locale.ROOT),
                        format,
                        m ->
                                Archive.join(
                                        PictureSamples.picture(format),
                                        Archive.ascii(tail[2].replace("MARK", m))));
            }
        }
        add(
                "IMG-01-gifjs",
                "先頭からJavaScriptでもあるGIF",
                "gif",
                m -> {
                    byte[] gif = PictureSamples.picture("gif");
                    return Archive.join(gif, Archive.ascii("=1;alert('" + m + "')/*"));
                });
    }

    private void bombs() {
        add(
                "IMG-03c",
                "PNGのICCの爆弾",
                "png",
                m -> {
                    Deflater deflater = new Deflater(9);
                    deflater.setInput(new byte[30 << 20]);
                    deflater.finish();
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    out.writeBytes(Archive.ascii(m + "\0\0"));
                    byte[] chunk = new byte[1 << 14];
                    while (!deflater.finished()) {
                        out.write(chunk, 0, deflater.deflate(chunk));
                    }
                    deflater.end();
                    return PictureSamples.chunk(
                            PictureSamples.picture("png"), "iCCP", out.toByteArray());
                });
        add(
                "IMG-02b",
                "大きさを偽ったPNG",
                "png",
                m -> {
                    byte[] png = PictureSamples.picture("png");
                    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
                    CRC32 crc = new CRC32();
                    crc.update(png, 12, 17);
                    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
                    return Archive.join(png, Archive.ascii(m));
                });
        add(
                "IMG-04a",
                "輪になったTIFF",
                "tif",
                m -> {
                    ByteBuffer b = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
                    b.put(Archive.ascii("II*\0")).putInt(8).putShort((short) 2);
                    b.putShort((short) 256).putShort((short) 4).putInt(1).putInt(8);
                    b.putShort((short) 257).putShort((short) 4).putInt(1).putInt(8);
                    b.putInt(8);
                    return Archive.join(b.array(), Archive.ascii(m));
                });
        add(
                "IMG-04b",
                "大きすぎる帯のTIFF",
                "tif",
                m -> {
                    ByteBuffer b = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
                    b.put(Archive.ascii("II*\0")).putInt(8).putShort((short) 6);
                    int[][] tags = {
                        {256, 39_000},
                        {257, 39_000},
                        {258, 8},
                        {259, 1},
                        {273, 8},
                        {279, 2_000_000_000}
                    };
                    for (int[] tag : tags) {
                        b.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
                    }
                    b.putInt(0);
                    return Archive.join(b.array(), Archive.ascii(m));
                });
    }

    private void hiding() {
        add(
                "IMG-12",
                "壊れたWebP(可逆の符号表)",
                "webp",
                m ->
                        Archive.join(
                                Archive.ascii("RIFF@\0\0\0WEBPVP8L0\0\0\0/\u0007\u00c0\u0001\0"),
                                new byte[8],
                                Archive.ascii(m)));
        add(
                "IMG-08a",
                "動くGIFのこまの後ろ",
                "gif",
                m -> {
                    byte[] gif = PictureSamples.picture("gif");
                    byte[] frame = java.util.Arrays.copyOfRange(gif, 0, gif.length - 1);
                    byte[] application =
                            Archive.join(
                                    Archive.ascii("!\u00ff\u000bMARKAPP1.0" + (char) m.length()),
                                    Archive.ascii(m),
                                    new byte[] {0});
                    return Archive.join(frame, application, new byte[] {0x3b});
                });
        add(
                "IMG-05b",
                "Exifの中の別の画像",
                "jpg",
                m ->
                        PictureSamples.afterStart(
                                PictureSamples.picture("jpg"),
                                0xe1,
                                "Exif\0\0II*\0\u0008\0\0\0\0\0" + m));
        add(
                "IMG-05c",
                "複数画像(MPF)の後ろの画像",
                "jpg",
                m ->
                        Archive.join(
                                PictureSamples.afterStart(
                                        PictureSamples.picture("jpg"),
                                        0xe2,
                                        "MPF\0II*\0\u0008\0\0\0"),
                                PictureSamples.afterStart(PictureSamples.picture("jpg"), 0xfe, m)));
        add(
                "IMG-10c",
                "XMPの指示文(PNG)",
                "png",
                m ->
                        PictureSamples.chunk(
                                PictureSamples.picture("png"),
                                "iTXt",
                                ("XML:com.adobe.xmp\0\0\0\0\0ignore all previous " + m)
                                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
}
