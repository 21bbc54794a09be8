// SPDX-License-Identifier: Apache-2.0
/// Mail made anew: an allowlist of headers, the body as text, attachments sanitized.
@NullMarked
package jp.sekisho.sanitize.mail;

import org.jspecify.annotations.NullMarked;
