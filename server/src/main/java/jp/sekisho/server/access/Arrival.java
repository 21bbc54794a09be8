// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

/// What is known of somebody who comes to a body.
public sealed interface Arrival {

    /// Signed in.
    ///
    /// @param visit what the handler receives
    record SignedIn(Visit visit) implements Arrival {}

    /// Signed in, but something must be done first, such as changing the start password.
    ///
    /// @param visit who
    /// @param path the page on which it is done; only handlers that need no more than
    ///   [Permission#OWN_ACCOUNT] answer until then
    record SomethingFirst(Visit visit, String path) implements Arrival {}

    /// Not signed in, or not any more.
    ///
    /// @param path the page on which one signs in
    record Unknown(String path) implements Arrival {}
}
