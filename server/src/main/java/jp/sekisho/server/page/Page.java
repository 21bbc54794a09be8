// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

/// One HTML page to be rendered: a template and the view record that it shows.
///
/// @param template path of the template below `src/main/jte`, for example `policy/clauses.jte`
/// @param view what the template's single parameter `view` receives
public record Page(String template, Object view) {}
