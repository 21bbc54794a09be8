// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import jp.sekisho.separation.packet.AddressSet;

/// One place in a device where a chain looks at packets.
///
/// @param hook where on the packet's way
/// @param priority the order among the stages of one hook, lowest first
/// @param translating whether only the first packet of a tracked connection comes here
/// @param scope the destinations that come here: any, or those of one family; others go by
/// @param chain the rules
public record Stage(Hook hook, int priority, boolean translating, AddressSet scope, Chain chain) {

    /// Connection tracking stands here among the stages before routing.
    public static final int TRACKING = -200;

    /// A place on the way.
    public enum Hook {
        BEFORE_ROUTING,
        TO_DEVICE,
        FORWARD,
        AFTER_ROUTING
    }
}
