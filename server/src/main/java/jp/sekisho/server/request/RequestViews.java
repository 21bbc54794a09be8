// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.List;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.register.FormView;

/// What the pages of requests show.
final class RequestViews {

    private RequestViews() {}

    /// The list.
    ///
    /// @param lead how things stand
    /// @param kinds what one may ask
    /// @param groups the requests that concern the person
    /// @param cut whether there are more than the list shows
    public record ListPage(String lead, List<Kind> kinds, List<Group> groups, boolean cut) {
        public ListPage {
            kinds = List.copyOf(kinds);
            groups = List.copyOf(groups);
        }
    }

    /// A kind of request.
    ///
    /// @param label its name
    /// @param purpose when one asks so
    /// @param path where one asks
    /// @param blank its form to be filled in by hand
    public record Kind(String label, String purpose, String path, String blank) {}

    /// Some requests.
    ///
    /// @param heading which
    /// @param none what is said where there are none; empty for nothing at all
    /// @param rows the requests
    public record Group(String heading, String none, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// One request of a list.
    ///
    /// @param path its address
    /// @param number its document number
    /// @param title what is asked for
    /// @param kind what kind it is
    /// @param who who asked, with the unit
    /// @param on when
    /// @param status where it stands
    /// @param waiting for whom it waits; may be empty
    public record Row(
            String path,
            String number,
            String title,
            String kind,
            String who,
            String on,
            Status status,
            String waiting) {}

    /// Where a request stands.
    ///
    /// @param sign one character
    /// @param word what is so
    /// @param style its class in the style sheet
    public record Status(String sign, String word, String style) {

        static Status of(RequestState state) {
            return new Status(state.sign(), state.label(), state.style());
        }
    }

    /// The form.
    ///
    /// @param title what is asked
    /// @param purpose when one asks so
    /// @param action where it is sent
    /// @param back where one goes without sending
    /// @param notice a sentence above it; empty for none
    /// @param inputs the kind's fields
    /// @param fields the kernel's fields
    /// @param version the version on which it stands; 0 for a new one
    /// @param renews the request that is renewed; 0 for none
    public record Form(
            String title,
            String purpose,
            String action,
            String back,
            String notice,
            List<FormView.Input> inputs,
            List<FormField> fields,
            int version,
            long renews) {
        public Form {
            inputs = List.copyOf(inputs);
            fields = List.copyOf(fields);
        }

        /// Returns all fields, for the list of errors.
        public List<FormField> all() {
            return java.util.stream.Stream.concat(
                            inputs.stream().map(FormView.Input::field), fields.stream())
                    .toList();
        }
    }

    /// A label and a value.
    ///
    /// @param label the label
    /// @param value the value
    public record Fact(String label, String value) {}

    /// A place in the order of those who decide.
    ///
    /// @param post which post
    /// @param who who decided, or who may; empty where nobody may
    /// @param decision how; empty while it is waited for
    /// @param on when; empty while it is waited for
    /// @param notes on what it rests, remarks, and whether it was read afterwards
    public record StepLine(
            String post, String who, String decision, String on, List<String> notes) {
        public StepLine {
            notes = List.copyOf(notes);
        }
    }

    /// A file.
    ///
    /// @param what what it is to the request
    /// @param name its name
    /// @param path where it is fetched
    /// @param about size and hash
    public record Paper(String what, String name, String path, String about) {}

    /// One request.
    ///
    /// @param title what is asked for
    /// @param kind what kind it is
    /// @param form the number of its form
    /// @param number its document number
    /// @param path its address
    /// @param version the version shown
    /// @param status where it stands
    /// @param lead what happens next, or what came of it
    /// @param facts what was asked
    /// @param steps who decides
    /// @param papers its files
    /// @param row the register's row that it made; empty for none
    /// @param renewal where more time is asked for; empty where that is not to be
    /// @param may what this person may do
    /// @param remark the field in which a decision is explained
    /// @param exception what the form says about an exception; empty for none
    public record One(
            String title,
            String kind,
            String form,
            String number,
            String path,
            int version,
            Status status,
            String lead,
            List<Fact> facts,
            List<StepLine> steps,
            List<Paper> papers,
            String row,
            String renewal,
            May may,
            FormField remark,
            String exception) {
        public One {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
            papers = List.copyOf(papers);
        }
    }

    /// What a person may do with a request.
    ///
    /// @param decide decide the step that is waited for
    /// @param asWhat on what that rests; may be empty
    /// @param change change and send it again
    /// @param withdraw withdraw it
    /// @param record record the signed paper
    /// @param read say that the deputy's decision was read
    /// @param attach add a file
    public record May(
            boolean decide,
            String asWhat,
            boolean change,
            boolean withdraw,
            boolean record,
            boolean read,
            boolean attach) {}

    /// The form on which a signed paper is recorded.
    ///
    /// @param title what is asked for
    /// @param number its document number
    /// @param path the request's address
    /// @param version the version shown
    /// @param posts the posts in order, each with its fields
    /// @param fields the other fields
    /// @param notice a sentence above it; empty for none
    public record PaperForm(
            String title,
            String number,
            String path,
            int version,
            List<Post> posts,
            List<FormField> fields,
            String notice) {
        public PaperForm {
            posts = List.copyOf(posts);
            fields = List.copyOf(fields);
        }

        /// Returns all fields, for the list of errors.
        public List<FormField> all() {
            return java.util.stream.Stream.concat(
                            fields.stream(), posts.stream().flatMap(post -> post.fields().stream()))
                    .toList();
        }
    }

    /// A post on the signed form.
    ///
    /// @param name which
    /// @param fields who signed, how and when
    public record Post(String name, List<FormField> fields) {
        public Post {
            fields = List.copyOf(fields);
        }
    }

    /// The form on A4.
    ///
    /// @param form its number
    /// @param kind its title
    /// @param number the document number; empty on a blank form
    /// @param to to whom it is addressed
    /// @param facts who asks what; values are empty on a blank form
    /// @param steps the places for seals
    /// @param exception what it says about an exception; empty for none
    /// @param back where one came from
    /// @param marks how a paper decision is marked
    public record Print(
            String form,
            String kind,
            String number,
            String to,
            List<Fact> facts,
            List<StepLine> steps,
            String exception,
            String back,
            String marks) {
        public Print {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
        }
    }
}
