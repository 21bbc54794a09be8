// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import jp.sekisho.sanitize.Content;

/// Pictures.
final class PictureSamples {

    private final List<Sample> all = new ArrayList<>();

    private PictureSamples() {}

    static List<Sample> all() {
        PictureSamples samples = new PictureSamples();
        samples.pictures();
        return samples.all;
    }

    private void add(
            String id,
            String title,
            String extension,
            java.util.function.Function<String, byte[]> bytes) {
        String mark = Marks.of(id);
        all.add(new Sample(id, title, id + "." + extension, mark, Content.of(bytes.apply(mark))));
    }

    static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0xff8800);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void pictures() {
        for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            add(
                    "IMG-01-" + format,
                    "末尾に書庫のある画像",
                    format,
                    m ->
                            Archive.join(
                                    picture(format), new Archive().put("x.exe", "MZ" + m).bytes()));
        }
        add(
                "IMG-05",
                "位置情報とサムネイル(Exif)",
                "jpg",
                m -> afterStart(picture("jpg"), 0xe1, "Exif\0\0MM\0*\0\0\0\u0008\0\0" + m));
        add(
                "IMG-10",
                "XMPの文章",
                "jpg",
                m ->
                        afterStart(
                                picture("jpg"),
                                0xe1,
                                "http://ns.adobe.com/xap/1.0/\0<x>" + m + "</x>"));
        add("IMG-10b", "JPEGのコメント", "jpg", m -> afterStart(picture("jpg"), 0xfe, m));
        add("IMG-03a", "PNGの文章", "png", m -> chunk(picture("png"), "tEXt", "Comment\0" + m));
        add("IMG-03b", "PNGのICC", "png", m -> chunk(picture("png"), "iCCP", "x\0\0" + m));
        add("IMG-01c", "GIFのコメント", "gif", m -> gifComment(picture("gif"), m));
        add(
                "IMG-09",
                "PNGを名乗るSVG",
                "png",
                m ->
                        Archive.ascii(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>"
                                        + m
                                        + "</script></svg>"));
        add(
                "IMG-13",
                "HEIC",
                "heic",
                m -> Archive.ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic" + m));
        add(
                "IMG-11",
                "アイコン",
                "ico",
                m -> Archive.ascii("\0\0\u0001\0\u0001\0\u0001\u0001\0\0\u0001\0\u0018\0" + m));
        add(
                "IMG-02",
                "35バイトの爆弾",
                "gif",
                m ->
                        Archive.join(
                                Archive.ascii(
                                        "GIF89a\u00ff\u00ff\u00ff\u00ff\0\0\0,\0\0\0\0\u00ff\u00ff\u00ff\u00ff\0\u0002\u0002D\u0001\0;"),
                                Archive.ascii(m)));
    }

    static byte[] afterStart(byte[] jpeg, int marker, String data) {
        byte[] body = Archive.ascii(data);
        int length = body.length + 2;
        byte[] head = {
            (byte) 0xff,
            (byte) 0xd8,
            (byte) 0xff,
            (byte) marker,
            (byte) (length >> 8),
            (byte) length
        };
        return Archive.join(head, body, java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] chunk(byte[] png, String type, String data) {
        return chunk(png, type, Archive.ascii(data));
    }

    static byte[] chunk(byte[] png, String type, byte[] data) {
        byte[] body = Archive.join(Archive.ascii(type), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        byte[] length = ByteBuffer.allocate(4).putInt(body.length - 4).array();
        byte[] sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        return Archive.join(
                java.util.Arrays.copyOf(png, 33),
                length,
                body,
                sum,
                java.util.Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] gifComment(byte[] gif, String mark) {
        byte[] comment =
                Archive.join(
                        Archive.ascii("!\u00fe" + (char) mark.length()),
                        Archive.ascii(mark),
                        new byte[] {0});
        return Archive.join(
                java.util.Arrays.copyOf(gif, gif.length - 1), comment, new byte[] {0x3b});
    }
}
