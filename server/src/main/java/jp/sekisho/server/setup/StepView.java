// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.List;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Problem;
import jp.sekisho.server.page.FormField;

/// One page of the wizard as shown.
///
/// @param title what it is about
/// @param path where its form goes
/// @param trail all pages
/// @param lead one or two sentences on top
/// @param reasons from what the answer was proposed
/// @param groups the fields
/// @param back the page before; empty for none
/// @param upload the fields for the policy's text; empty on other pages
/// @param read what was read of the policy, one record or none
record StepView(
        String title,
        String path,
        List<Mark> trail,
        String lead,
        List<String> reasons,
        List<StepForm.Group> groups,
        String back,
        List<FormField> upload,
        List<Read> read) {

    StepView {
        trail = List.copyOf(trail);
        reasons = List.copyOf(reasons);
        groups = List.copyOf(groups);
        upload = List.copyOf(upload);
        read = List.copyOf(read);
    }

    List<FormField> fields() {
        return java.util.stream.Stream.concat(
                        upload.stream(), groups.stream().flatMap(group -> group.fields().stream()))
                .toList();
    }

    /// A page of the wizard in its trail.
    ///
    /// @param label what it is about
    /// @param path its address
    /// @param done whether it was confirmed
    /// @param current whether it is the one shown
    record Mark(String label, String path, boolean done, boolean current) {}

    /// What was read of the policy.
    ///
    /// @param title its title
    /// @param counts how much was found
    /// @param problems what a person should look at
    record Read(String title, String counts, List<Problem> problems) {

        static Read of(BasicPolicy policy) {
            return new Read(
                    policy.title(),
                    "条項"
                            + policy.allClauses().count()
                            + "、定義"
                            + policy.definitions().size()
                            + "、義務の文"
                            + policy.statements().size()
                            + "を読み取りました。",
                    policy.problems());
        }
    }

    /// The last page.
    ///
    /// @param trail all pages
    /// @param parts what was entered
    /// @param missing pages that were not confirmed
    /// @param fields the first account
    record Finish(List<Mark> trail, List<Part> parts, List<Mark> missing, List<FormField> fields) {
        Finish {
            trail = List.copyOf(trail);
            parts = List.copyOf(parts);
            missing = List.copyOf(missing);
            fields = List.copyOf(fields);
        }
    }

    /// What was entered on one page.
    ///
    /// @param label what it is about
    /// @param path where it is changed
    /// @param lines what was entered
    record Part(String label, String path, List<String> lines) {}

    /// The page that asks for the code.
    ///
    /// @param field the code
    record Door(FormField field) {}
}
