// SPDX-License-Identifier: Apache-2.0
/// A policy as a document again: accessible HTML, PDF with its Japanese font, Word, and the short
/// names by which people find a clause.
@NullMarked
package jp.sekisho.policy.rendering;

import org.jspecify.annotations.NullMarked;
