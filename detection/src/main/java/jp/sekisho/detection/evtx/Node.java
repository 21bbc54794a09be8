// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.util.List;

/// A piece of an event's XML; substitutions stand where a record puts its values.
sealed interface Node {

    /// An element.
    ///
    /// @param name local name
    /// @param attributes in order
    /// @param children in order
    record Element(String name, List<Attribute> attributes, List<Node> children) implements Node {}

    /// An attribute.
    ///
    /// @param name local name
    /// @param value pieces
    record Attribute(String name, List<Node> value) {}

    /// Text.
    ///
    /// @param text as it stands
    record Text(String text) implements Node {}

    /// A place for a value.
    ///
    /// @param index into the record's values
    record Substitution(int index) implements Node {}

    /// A record's own use of a template within other XML.
    ///
    /// @param template shared
    /// @param values of the record
    record Instance(Element template, List<Value> values) implements Node {}

    /// A value of a record, still in the chunk.
    ///
    /// @param type as the format numbers them
    /// @param from first byte
    /// @param size bytes
    record Value(int type, int from, int size) {}
}
