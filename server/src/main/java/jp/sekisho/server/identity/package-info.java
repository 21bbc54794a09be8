/// Accounts, passwords, the second factor and sessions: who stands behind a request.
///
/// Answers [jp.sekisho.server.access.Visitors] for the access kernel. Doors for others are
/// [jp.sekisho.server.identity.Accounts] (making and mending accounts without a browser) and
/// nothing else.
@NullMarked
package jp.sekisho.server.identity;

import org.jspecify.annotations.NullMarked;
