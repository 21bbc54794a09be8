// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.text;

import java.nio.charset.Charset;

/// Text with the charset that it was read in.
///
/// @param text the characters, without a byte order mark
/// @param charset how the bytes were read
public record Decoded(String text, Charset charset) {}
