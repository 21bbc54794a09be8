// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

/// Sets of connection states as a stateful device sees a packet; one bit each. A state belongs to
/// one device: it is given anew at each.
public final class State {

    public static final int NEW = 1;
    public static final int ESTABLISHED = 2;
    public static final int RELATED = 4;
    public static final int INVALID = 8;
    public static final int UNTRACKED = 16;

    /// The first packet of a connection whose destination this device has changed, where its rules
    /// tell such packets from others.
    public static final int REDIRECTED = 32;

    /// Every state.
    public static final int ANY = 63;

    private State() {}
}
