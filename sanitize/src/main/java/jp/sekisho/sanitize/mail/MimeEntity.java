// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.util.List;
import jp.sekisho.sanitize.Content;

/// One entity of a mail: a part with its decoded bytes, or a multipart with its parts.
///
/// @param header its fields
/// @param parts of a multipart, in order; empty for others
/// @param body decoded bytes; empty for a multipart
record MimeEntity(MimeHeader header, List<MimeEntity> parts, Content body) {
    MimeEntity {
        parts = List.copyOf(parts);
    }

    String mediaType() {
        return header.mediaType();
    }

    boolean isMultipart() {
        return mediaType().startsWith("multipart/");
    }

    boolean isAttachment() {
        return header.first("content-disposition")
                .map(d -> d.toLowerCase(java.util.Locale.ROOT).startsWith("attachment"))
                .orElse(false);
    }
}
