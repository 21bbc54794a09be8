// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What a page with one form about an edition shows.
///
/// @param heading what is done here
/// @param lead one sentence
/// @param action where it is sent
/// @param back the edition's page
/// @param backTitle its name
/// @param version version of the row that the form was made from
/// @param standing what stands there now, where somebody else was faster; empty for nothing
/// @param fields the fields
/// @param button what the button says
/// @param withFile whether a file is sent
record FormView(
        String heading,
        String lead,
        String action,
        String back,
        String backTitle,
        int version,
        String standing,
        List<FormField> fields,
        String button,
        boolean withFile) {
    FormView {
        fields = List.copyOf(fields);
    }
}
