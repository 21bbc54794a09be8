// SPDX-License-Identifier: Apache-2.0
/// Office Open XML rebuilt from allowlists of parts, relationships, elements and attributes.
@NullMarked
package jp.sekisho.sanitize.ooxml;

import org.jspecify.annotations.NullMarked;
