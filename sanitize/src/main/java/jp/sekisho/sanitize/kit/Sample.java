// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.kit;

import jp.sekisho.sanitize.Content;

/// One file of the kit.
///
/// @param id for example `OOXML-10`, as in the table of attacks
/// @param title what it shows, in Japanese
/// @param fileName under which it is sent
/// @param mark text that must not come out in any decoding
/// @param content its bytes
public record Sample(String id, String title, String fileName, String mark, Content content) {
    public Sample {
        if (mark.length() < 12) {
            throw new IllegalArgumentException("a mark is long enough not to occur by chance");
        }
    }
}
