// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/// The data of streams: copied as they are packed where that is one clean deflate stream or a plain
/// JPEG or fax, packed anew otherwise.
final class PdfStreams {

    /// Data ready to be written.
    ///
    /// @param data packed
    /// @param filter name of its filter, or empty
    /// @param parameters of the filter in the old file, or null
    /// @param decoded whether the picture was decoded to plain samples
    record Packed(
            Content data, String filter, @Nullable COSDictionary parameters, boolean decoded) {}

    /// Line ends before `endstream`, which some writers count as data.
    private static final int MAX_LINE_END = 2;

    private final Work work;
    private boolean followed;

    PdfStreams(Work work) {
        this.work = work;
    }

    static List<String> filters(COSStream stream) {
        List<String> names = new ArrayList<>();
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                names.add(array.getObject(i) instanceof COSName n ? n.getName() : "");
            }
        }
        return names;
    }

    /// Returns nothing where the stream reads another file or cannot be decoded.
    Optional<Packed> pack(COSStream stream, String where) throws Refused, IOException {
        if (stream.containsKey(COSName.F)) {
            work.remove(Feature.PDF_EXTERNAL, where + " /F");
            return Optional.empty();
        }
        List<String> filters = filters(stream);
        String last = filters.isEmpty() ? "" : canonical(filters.getLast());
        return switch (last) {
            case "JBIG2Decode", "JPXDecode" -> recode(stream, last, where);
            case "DCTDecode" -> jpeg(stream, filters, where);
            case "CCITTFaxDecode" -> fax(stream, where);
            default -> plain(stream, filters, where);
        };
    }

    private static String canonical(String filter) {
        return switch (filter) {
            case "DCT" -> "DCTDecode";
            case "CCF" -> "CCITTFaxDecode";
            case "Fl" -> "FlateDecode";
            default -> filter;
        };
    }

    private Optional<Packed> plain(COSStream stream, List<String> filters, String where)
            throws Refused, IOException {
        byte[] raw = read(stream.createRawInputStream());
        if (filters.size() == 1
                && canonical(filters.getFirst()).equals("FlateDecode")
                && isOneStream(raw)) {
            return Optional.of(
                    new Packed(Content.of(raw), "FlateDecode", parameters(stream, 0), false));
        }
        byte[] data = filters.isEmpty() ? raw : read(stream.createInputStream());
        work.unpacked(raw.length, data.length);
        if (filters.size() == 1 && followed) {
            work.remove(Feature.PDF_STRUCTURE, where + ": 圧縮データの後ろのデータ");
        }
        return Optional.of(deflated(data, false));
    }

    /// Whether a zlib stream is whole and nothing follows it; its expansion counts against the
    /// budget.
    private boolean isOneStream(byte[] raw) throws Refused {
        followed = false;
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] sink = new byte[1 << 14];
            long expanded = 0;
            while (!inflater.finished()) {
                int n = inflater.inflate(sink);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return false;
                }
                expanded += n;
                if (expanded > work.limits().partBytes()) {
                    throw new Refused(jp.sekisho.sanitize.Reason.EXPANSION, "stream");
                }
            }
            work.unpacked(raw.length, expanded);
            followed = inflater.getRemaining() > MAX_LINE_END;
            return inflater.getRemaining() == 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private Optional<Packed> jpeg(COSStream stream, List<String> filters, String where)
            throws Refused, IOException {
        byte[] data =
                filters.size() == 1
                        ? read(stream.createRawInputStream())
                        : read(
                                new org.apache.pdfbox.pdmodel.common.PDStream(stream)
                                        .createInputStream(List.of("DCTDecode", "DCT")));
        Optional<Format.Rebuilt> rebuilt = work.part(where, Content.of(data));
        if (rebuilt.isPresent() && rebuilt.get().type() == FileType.JPEG) {
            return Optional.of(
                    new Packed(
                            rebuilt.get().content(),
                            "DCTDecode",
                            parameters(stream, filters.size() - 1),
                            false));
        }
        work.remove(Feature.PDF_IMAGE_CODEC, where + " DCTDecode");
        return Optional.of(deflated(read(stream.createInputStream()), false));
    }

    /// Fax data end where the picture is full, and whatever follows would go along: they are
    /// decoded to plain bits.
    private Optional<Packed> fax(COSStream stream, String where) throws Refused, IOException {
        long pixels = (long) stream.getInt(COSName.WIDTH, 0) * stream.getInt(COSName.HEIGHT, 0);
        if (pixels <= 0 || pixels > work.limits().pixels()) {
            throw new Refused(jp.sekisho.sanitize.Reason.TOO_LARGE, where);
        }
        byte[] bits = read(stream.createInputStream());
        work.unpacked(Math.max(1, stream.getLength()), bits.length);
        work.remove(Feature.PDF_IMAGE_CODEC, where + " CCITTFaxDecode");
        return Optional.of(deflated(bits, false));
    }

    /// Decoders of these codecs in readers have a history: the picture is decoded here, and comes
    /// out as plain samples.
    private Optional<Packed> recode(COSStream stream, String codec, String where)
            throws Refused, IOException {
        work.remove(Feature.PDF_IMAGE_CODEC, where + " " + codec);
        long pixels = (long) stream.getInt(COSName.WIDTH, 0) * stream.getInt(COSName.HEIGHT, 0);
        if (pixels <= 0 || pixels > work.limits().pixels()) {
            throw new Refused(jp.sekisho.sanitize.Reason.TOO_LARGE, where);
        }
        if (codec.equals("JBIG2Decode")) {
            return Optional.of(deflated(read(stream.createInputStream()), false));
        }
        try {
            BufferedImage image =
                    new PDImageXObject(new org.apache.pdfbox.pdmodel.common.PDStream(stream), null)
                            .getImage();
            return Optional.of(deflated(samples(image), true));
        } catch (IOException e) {
            throw new Refused(jp.sekisho.sanitize.Reason.UNSUPPORTED_VARIANT, "JPEG 2000");
        }
    }

    private static byte[] samples(BufferedImage image) {
        Raster raster = image.getRaster();
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        int n = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                rgb[n++] = (byte) (pixel >> 16);
                rgb[n++] = (byte) (pixel >> 8);
                rgb[n++] = (byte) pixel;
            }
        }
        return rgb;
    }

    static Packed deflated(byte[] data, boolean decoded) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 3 + 64);
            byte[] chunk = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return new Packed(Content.of(out.toByteArray()), "FlateDecode", null, decoded);
        } finally {
            deflater.end();
        }
    }

    private static @Nullable COSDictionary parameters(COSStream stream, int index) {
        COSBase base = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (base instanceof COSArray array && index < array.size()) {
            base = array.getObject(index);
        }
        return base instanceof COSDictionary dictionary ? dictionary : null;
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }
}
