// SPDX-License-Identifier: Apache-2.0
/// What changed between two versions of a policy: clauses are recognised although they were moved,
/// renumbered, split, merged or reworded; the result is the office's 新旧対照表.
@NullMarked
package jp.sekisho.policy.comparison;

import org.jspecify.annotations.NullMarked;
