/// Kernel: what the body has. A feature declares a [jp.sekisho.server.register.Register]: its
/// table, its fields, its rules and who may see it. List, search, filters, form, history, Excel out
/// and back in, print and JSON then come by themselves.
///
/// A field is a typed value over a jOOQ column; nothing is found out by reflection. The SQL stands
/// in [jp.sekisho.server.register.RegisterReading] and [jp.sekisho.server.register.RegisterWriting]
/// only.
@NullMarked
package jp.sekisho.server.register;

import org.jspecify.annotations.NullMarked;
