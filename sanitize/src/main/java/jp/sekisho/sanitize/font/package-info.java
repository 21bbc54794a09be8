// SPDX-License-Identifier: Apache-2.0
/// Font programs written anew: the tables that text needs, and nothing else.
@NullMarked
package jp.sekisho.sanitize.font;

import org.jspecify.annotations.NullMarked;
