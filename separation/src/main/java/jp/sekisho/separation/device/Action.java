// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

/// What a rule does with the packets that it matches.
public sealed interface Action {

    /// The packet passes this stage.
    record Accept() implements Action {}

    /// The packet is thrown away, with or without an answer.
    record Drop() implements Action {}

    /// Another chain decides; what it does not decide comes back.
    record Jump(Chain chain) implements Action {}

    /// Another chain decides in place of this one.
    record Goto(Chain chain) implements Action {}

    /// This chain decides no further.
    record Return() implements Action {}

    /// The packet is looked at (logged, counted) and goes on.
    record Continue() implements Action {}

    /// The packet goes on without connection tracking.
    record Untrack() implements Action {}

    /// The packet passes this stage with other addresses.
    record Translate(Translation translation) implements Action {}

    /// The packet passes this stage with the address of the interface through which it leaves.
    record Masquerade() implements Action {}

    /// The packet is sent to the device itself, to a port of its own.
    record Redirect(java.util.Optional<Translation.Ports> ports) implements Action {}

    /// What happens was not understood: anything may.
    record Unknown() implements Action {}

    Action ACCEPT = new Accept();
    Action DROP = new Drop();
    Action RETURN = new Return();
    Action CONTINUE = new Continue();
    Action UNKNOWN = new Unknown();
}
