// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.database.BodyKey;

/// A body while it is being set up: nothing of it is in a database yet.
///
/// @param id names the draft's files
/// @param key the body's short name where the console gave one; otherwise the wizard asks for it
/// @param codeMark what is kept of the setup code
/// @param answers what was entered, step by step; a step that is missing was not confirmed yet
record Draft(
        BodyKey id,
        Optional<BodyKey> key,
        String codeMark,
        Map<Step, Map<String, String>> answers) {

    /// Under this name a server without any body prepares its first one.
    static final BodyKey FIRST = new BodyKey("first-body");

    Draft {
        Map<Step, Map<String, String>> copy = new EnumMap<>(Step.class);
        answers.forEach((step, fields) -> copy.put(step, Map.copyOf(fields)));
        answers = java.util.Collections.unmodifiableMap(copy);
    }

    /// Returns the answers of a confirmed step.
    Optional<Map<String, String>> of(Step step) {
        return Optional.ofNullable(answers.get(step));
    }

    /// The same draft with a step confirmed.
    Draft with(Step step, Map<String, String> fields) {
        Map<Step, Map<String, String>> all = new LinkedHashMap<>(answers);
        all.put(step, fields);
        return new Draft(id, key, codeMark, all);
    }

    /// The same draft with another code.
    Draft withCode(SetupCode code) {
        return new Draft(id, key, code.mark(), answers);
    }
}
