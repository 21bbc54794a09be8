// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the page for a new password shows.
///
/// @param action where the form goes
/// @param start whether the password in force is a start password
/// @param fields the fields
record PasswordView(String action, boolean start, List<FormField> fields) {}
