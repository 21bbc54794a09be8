// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;

/// What the page of one's own account shows.
///
/// @param name who it is
/// @param roles the roles held today
record AccountView(String name, List<String> roles) {}
