// SPDX-License-Identifier: Apache-2.0
/// Pictures rebuilt from the chunks that hold pixels, or decoded and encoded anew.
@NullMarked
package jp.sekisho.sanitize.image;

import org.jspecify.annotations.NullMarked;
