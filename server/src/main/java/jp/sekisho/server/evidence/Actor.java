// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

/// Who makes a change: a person by account, or the product itself.
///
/// @param name the account's name, or `sekisho` for the product; never blank
public record Actor(String name) {

    /// The product itself: nightly checks, migrations, the demo's data.
    public static final Actor SEKISHO = new Actor("sekisho");

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
    }
}
