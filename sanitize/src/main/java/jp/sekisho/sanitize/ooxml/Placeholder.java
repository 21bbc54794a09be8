// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Base64;
import jp.sekisho.sanitize.Content;

/// A grey dot, shown in place of a picture that could not be made safe.
final class Placeholder {

    private static final byte[] GREY_PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mM4AAAA"
                                    + "wgDB/9Yt3AAAAABJRU5ErkJggg==");

    private Placeholder() {}

    static Content picture() {
        return Content.of(GREY_PNG.clone());
    }
}
