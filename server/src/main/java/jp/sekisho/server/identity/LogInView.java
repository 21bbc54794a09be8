// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the log-in page shows.
///
/// @param bodyName to which body one signs in
/// @param action where the form goes
/// @param message what happened before, one sentence; empty for nothing
/// @param alert whether that is a failure
/// @param fields the fields
/// @param next where one goes afterwards
record LogInView(
        String bodyName,
        String action,
        String message,
        boolean alert,
        List<FormField> fields,
        String next) {}
