// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;
import jp.sekisho.server.page.FormField;

/// What the page shows on which another body's signature is taken in.
///
/// @param list the full address of the checkpoints
/// @param fields the form
record WitnessView(String list, List<FormField> fields) {

    WitnessView {
        fields = List.copyOf(fields);
    }
}
