// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the page for a new account shows.
///
/// @param action where the form goes
/// @param fields the fields
record NewAccountView(String action, List<FormField> fields) {}
