// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.List;
import java.util.Map;
import jp.sekisho.server.page.FormField;

/// One page of the wizard: what it asks, what it proposes, and what is wrong with an answer.
interface StepForm {

    Step step();

    /// One or two sentences on top.
    String lead();

    /// What is filled in before anybody typed: the answer that the policy's text suggests.
    Map<String, String> proposal(Sofar sofar);

    /// From what the proposal was made, one sentence each.
    List<String> reasons(Sofar sofar);

    /// The fields with what stands in them.
    List<Group> groups(Sofar sofar, Typed typed);

    /// What is wrong, one sentence for each field, by its name.
    Map<String, String> problems(Sofar sofar, Typed typed);

    /// Lines for the last page: what will be entered.
    List<String> summary(Sofar sofar, Typed typed);

    /// Fields that belong together.
    ///
    /// @param legend what they are about; empty for none
    /// @param hint an explanation; empty for none
    /// @param look how they stand on the page
    /// @param fields the fields
    record Group(String legend, String hint, Look look, List<FormField> fields) {
        public Group {
            fields = List.copyOf(fields);
        }

        static Group of(List<FormField> fields) {
            return new Group("", "", Look.PLAIN, fields);
        }

        Group marked(Map<String, String> problems) {
            return new Group(
                    legend,
                    hint,
                    look == Look.FOLDED
                                    && fields.stream().anyMatch(f -> problems.containsKey(f.name()))
                            ? Look.OPEN
                            : look,
                    fields.stream()
                            .map(field -> field.wrong(problems.getOrDefault(field.name(), "")))
                            .toList());
        }
    }

    /// How a group stands on the page.
    enum Look {
        /** One below the other. */
        PLAIN,
        /** Side by side where there is room. */
        ROW,
        /** Closed until somebody opens it. */
        FOLDED,
        /** The same, open. */
        OPEN
    }
}
