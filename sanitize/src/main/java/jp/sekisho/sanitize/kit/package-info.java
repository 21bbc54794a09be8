// SPDX-License-Identifier: Apache-2.0
/// The kit: harmless files and mails, each with a mark where an attack would have its payload. The
/// engine is tested with them, and so can be any product that a body already owns.
@NullMarked
package jp.sekisho.sanitize.kit;

import org.jspecify.annotations.NullMarked;
