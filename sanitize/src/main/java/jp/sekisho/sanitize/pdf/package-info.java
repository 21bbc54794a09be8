// SPDX-License-Identifier: Apache-2.0
/// PDF rebuilt object by object from an allowlist, and a strict reader that checks the result.
@NullMarked
package jp.sekisho.sanitize.pdf;

import org.jspecify.annotations.NullMarked;
