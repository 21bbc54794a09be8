// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

/// One HTML page to be rendered: a template and the view record that it shows.
///
/// @param template path of the template below `src/main/jte`, for example `policy/clauses.jte`; it
///   has the parameters `chrome` ([Chrome]) and `view`
/// @param view what the parameter `view` receives
/// @param status the HTTP status, for example 200; 422 for a form that is shown again with its
///   errors
public record Page(String template, Object view, int status) {

    /// A page with status 200.
    ///
    /// @param template path of the template
    /// @param view what it shows
    public Page(String template, Object view) {
        this(template, view, 200);
    }

    /// Returns this page with another status.
    ///
    /// @param other the HTTP status
    public Page with(int other) {
        return new Page(template, view, other);
    }
}
