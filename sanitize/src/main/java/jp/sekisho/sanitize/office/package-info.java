// SPDX-License-Identifier: Apache-2.0
/// Office documents encrypted with a password: opened, then rebuilt like any other.
@NullMarked
package jp.sekisho.sanitize.office;

import org.jspecify.annotations.NullMarked;
