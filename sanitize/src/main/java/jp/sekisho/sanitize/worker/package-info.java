// SPDX-License-Identifier: Apache-2.0
/// Processes that do the work and can be killed, kept warm in a pool.
@NullMarked
package jp.sekisho.sanitize.worker;

import org.jspecify.annotations.NullMarked;
