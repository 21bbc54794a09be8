// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

/// What an interface is plugged into.
public sealed interface Segment {

    /// The network of a zone.
    record InZone(ZoneId zone) implements Segment {}

    /// A link between devices where no host stands.
    record OnLink(String link) implements Segment {}
}
