// SPDX-License-Identifier: Apache-2.0
/// Plain text, CSV, HTML and SVG: decoded, cleared of what acts or hides, written as UTF-8.
@NullMarked
package jp.sekisho.sanitize.text;

import org.jspecify.annotations.NullMarked;
