// SPDX-License-Identifier: Apache-2.0
/// Files and mail made safe: the real type is detected by content, the file is rebuilt from an
/// allowlist, verified by a second reader and delivered with a report bound to its bytes. Nothing
/// comes out without a positive verdict.
@NullMarked
package jp.sekisho.sanitize;

import org.jspecify.annotations.NullMarked;
