/// Who may do what: roles, permissions, the access table, and the one gate that every request
/// passes.
///
/// A handler says what it needs with [jp.sekisho.server.access.Requires] or
/// [jp.sekisho.server.access.OpenToAll]; one that says nothing stops the start. A handler receives
/// a [jp.sekisho.server.access.Visit], whose [jp.sekisho.server.access.Visit#scopeOf(Permission,
/// org.jooq.Field)] is the one condition for lists, counts, pickers and exports alike. The kernel
/// knows no feature: who stands behind a request is answered by the `identity` feature through
/// [jp.sekisho.server.access.Visitors].
@NullMarked
package jp.sekisho.server.access;

import org.jspecify.annotations.NullMarked;
