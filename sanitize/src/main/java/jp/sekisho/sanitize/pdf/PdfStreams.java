// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import jp.sekisho.sanitize.zip.DeflateWalk;
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

    /// Fast; what comes packed and stays is not packed again.
    private static final int LEVEL = 1;

    /// Line ends before `endstream`, which some writers count as data.
    private static final int MAX_LINE_END = 2;

    private final Work work;
    private final DeflateWalk walk = new DeflateWalk();
    private byte[] sink = new byte[0];

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
        if (isDeflated(filters)) {
            int length = streamEnd(raw);
            if (length > 0) {
                if (raw.length - length > MAX_LINE_END) {
                    work.remove(Feature.PDF_STRUCTURE, where + ": 圧縮データの後ろのデータ");
                }
                return Optional.of(asIs(raw, length, parameters(stream, 0)));
            }
        }
        byte[] data = filters.isEmpty() ? raw : read(stream.createInputStream());
        work.unpacked(raw.length, data.length);
        return Optional.of(deflated(data, false));
    }

    private static boolean isDeflated(List<String> filters) {
        return filters.size() == 1 && canonical(filters.getFirst()).equals("FlateDecode");
    }

    private static Packed asIs(byte[] raw, int length, @Nullable COSDictionary parameters) {
        return new Packed(Content.of(raw).slice(0, length), "FlateDecode", parameters, false);
    }

    /// Data of a stream as a reader sees them.
    ///
    /// @param data decoded
    /// @param asIs the packed data without what stands behind them, where they are one deflate
    ///   stream
    @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
    record Expanded(byte[] data, Optional<Packed> asIs) {}

    Expanded expand(COSStream stream) throws Refused, IOException {
        if (isDeflated(filters(stream)) && parameters(stream, 0) == null) {
            byte[] raw = read(stream.createRawInputStream());
            ByteArrayOutputStream data = new ByteArrayOutputStream(2 * raw.length + 64);
            int length = streamLength(raw, data);
            if (length > 0) {
                return new Expanded(data.toByteArray(), Optional.of(asIs(raw, length, null)));
            }
        }
        try (InputStream in = stream.createInputStream()) {
            byte[] data = in.readNBytes(work.limits().partBytes());
            work.unpacked(Math.max(1, stream.getLength()), data.length);
            return new Expanded(data, Optional.empty());
        }
    }

    /// Length of the zlib stream at the start of some bytes, or 0 where none is whole, found
    /// without expanding it; what it would expand to counts against the budget.
    private int streamEnd(byte[] raw) throws Refused {
        int end = walk.end(raw);
        if (end > 0) {
            if (walk.expanded() > work.limits().partBytes()) {
                throw new Refused(Reason.EXPANSION, "stream");
            }
            work.unpacked(raw.length, walk.expanded());
        }
        return end;
    }

    /// The first bytes of a stream, and how many there are in all.
    ///
    /// @param bytes at most as many as were asked for
    /// @param size of the whole, bytes
    /// @param asIs the packed data without what stands behind them
    @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
    record Head(byte[] bytes, long size, Packed asIs) {}

    /// Reads the beginning of a stream that is one deflate stream without parameters.
    ///
    /// @param most bytes to read
    /// @return nothing where it is packed in another way
    Optional<Head> head(COSStream stream, int most) throws Refused, IOException {
        if (!isDeflated(filters(stream)) || parameters(stream, 0) != null) {
            return Optional.empty();
        }
        byte[] raw = read(stream.createRawInputStream());
        int length = streamEnd(raw);
        if (length == 0) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] first = new byte[(int) Math.min(most, walk.expanded())];
            int n = 0;
            while (n < first.length) {
                int more = inflater.inflate(first, n, first.length - n);
                if (more == 0) {
                    return Optional.empty();
                }
                n += more;
            }
            return Optional.of(new Head(first, walk.expanded(), asIs(raw, length, null)));
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /// Length of the zlib stream at the start of some bytes, or 0 where none is whole; what it
    /// expands to counts against the budget.
    private int streamLength(byte[] raw, OutputStream into) throws Refused, IOException {
        Inflater inflater = new Inflater();
        sink = sink.length == 0 ? new byte[1 << 15] : sink;
        try {
            inflater.setInput(raw);
            long expanded = 0;
            while (!inflater.finished()) {
                int n = inflater.inflate(sink);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return 0;
                }
                expanded += n;
                if (expanded > work.limits().partBytes()) {
                    throw new Refused(Reason.EXPANSION, "stream");
                }
                into.write(sink, 0, n);
            }
            work.unpacked(raw.length, expanded);
            return raw.length - inflater.getRemaining();
        } catch (DataFormatException e) {
            return 0;
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
            throw new Refused(Reason.TOO_LARGE, where);
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
            throw new Refused(Reason.TOO_LARGE, where);
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
            throw new Refused(Reason.JPEG_2000);
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
        return deflated(data, Deflater.DEFAULT_STRATEGY, decoded);
    }

    /// Outlines pack badly, and looking for what repeats in them takes most of the time.
    static Packed deflatedFont(byte[] font) {
        return deflated(font, Deflater.HUFFMAN_ONLY, false);
    }

    private static Packed deflated(byte[] data, int strategy, boolean decoded) {
        Deflater deflater = new Deflater(LEVEL);
        deflater.setStrategy(strategy);
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
            byte[] all = new byte[in.available()];
            int n = in.readNBytes(all, 0, all.length);
            int more = in.read();
            if (more < 0) {
                return n == all.length ? all : Arrays.copyOf(all, n);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(2 * n + 64);
            out.write(all, 0, n);
            out.write(more);
            in.transferTo(out);
            return out.toByteArray();
        }
    }
}
