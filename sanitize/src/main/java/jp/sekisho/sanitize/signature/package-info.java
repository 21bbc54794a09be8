// SPDX-License-Identifier: Apache-2.0
/// Digital signatures looked at before a rebuild breaks them: whether what they cover is unchanged.
@NullMarked
package jp.sekisho.sanitize.signature;

import org.jspecify.annotations.NullMarked;
