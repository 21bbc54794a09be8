// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;

/// Names many kinds of subject at once, for a feature that has one table for each of something. A
/// [SubjectKind] that is declared as a bean of its own goes before.
public interface SubjectKindSource {

    /// Returns the kinds.
    List<SubjectKind> kinds();
}
