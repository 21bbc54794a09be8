// SPDX-License-Identifier: Apache-2.0
/// The list of formats that the engine knows.
@NullMarked
package jp.sekisho.sanitize.formats;

import org.jspecify.annotations.NullMarked;
