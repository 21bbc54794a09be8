// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.image;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.FileType;
import jp.sekisho.sanitize.Format;
import jp.sekisho.sanitize.Limits;
import jp.sekisho.sanitize.Policy;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Pictures. PNG, JPEG and GIF keep their coded pixels and lose everything else; BMP, TIFF and WebP
/// are decoded and encoded anew. The strict level decodes all.
public final class ImageFormat implements Format {

    @Override
    public Set<FileType> types() {
        return Set.of(
                FileType.PNG,
                FileType.JPEG,
                FileType.GIF,
                FileType.BMP,
                FileType.TIFF,
                FileType.WEBP);
    }

    @Override
    public Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException {
        Dimensions.of(in, type).require(work.limits());
        return switch (type) {
            case PNG ->
                    work.strict()
                            ? Recoding.recode(Png.rebuild(in, work), FileType.PNG, work)
                            : new Rebuilt(Png.rebuild(in, work), FileType.PNG);
            case JPEG ->
                    work.strict()
                            ? Recoding.recode(Jpeg.rebuild(in, work), FileType.JPEG, work)
                            : new Rebuilt(Jpeg.rebuild(in, work), FileType.JPEG);
            case GIF -> new Rebuilt(Gif.rebuild(in, work), FileType.GIF);
            default -> {
                if (type == FileType.WEBP) {
                    work.remove(Feature.IMAGE_REENCODED, "WebP → PNG");
                }
                yield Recoding.recode(in, type, work);
            }
        };
    }

    @Override
    public List<String> verify(Content out, FileType type, Policy policy) throws IOException {
        return ImageCheck.findings(out, type, Limits.DEFAULT);
    }
}
