// SPDX-License-Identifier: Apache-2.0
/// ZIP archives: a strict reader, a canonical writer, and the format that sanitizes what is inside.
@NullMarked
package jp.sekisho.sanitize.zip;

import org.jspecify.annotations.NullMarked;
