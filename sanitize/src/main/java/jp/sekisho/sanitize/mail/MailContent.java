// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.mail;

import java.util.List;
import jp.sekisho.sanitize.Content;

/// What a new mail is made of.
///
/// @param text the body, lines ended by line feeds
/// @param attachments in order
record MailContent(String text, List<Attachment> attachments) {
    MailContent {
        attachments = List.copyOf(attachments);
    }

    /// A file that goes along.
    ///
    /// @param name safe on Windows
    /// @param mediaType of what it is now
    /// @param content its bytes
    record Attachment(String name, String mediaType, Content content) {}
}
