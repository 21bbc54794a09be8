// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// What became of something that was typed into a field or stands in a cell.
///
/// @param <V> the field's type
public sealed interface Reading<V> {

    /// Nothing was written.
    record Empty<V>() implements Reading<V> {}

    /// A value.
    ///
    /// @param value the value
    /// @param shown how it reads; where it differs from what was written, it was interpreted
    record Value<V>(V value, String shown) implements Reading<V> {}

    /// No value can be made of it.
    ///
    /// @param sentence what is wrong and what to do
    record Refused<V>(String sentence) implements Reading<V> {}
}
