// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import jp.sekisho.server.access.Role;

/// One place in the order of those who decide.
///
/// @param role which post
/// @param consulted whether it is consulted (合議) rather than deciding
public record Step(Role role, boolean consulted) {

    /// The post decides.
    ///
    /// @param role which post
    public static Step of(Role role) {
        return new Step(role, false);
    }

    /// The post is consulted before somebody decides.
    ///
    /// @param role which post
    public static Step consulting(Role role) {
        return new Step(role, true);
    }
}
