// SPDX-License-Identifier: Apache-2.0
/// What a file really is, told from its bytes; names and declared types are only compared.
@NullMarked
package jp.sekisho.sanitize.detect;

import org.jspecify.annotations.NullMarked;
