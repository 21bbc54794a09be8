/// The master key, which lies outside of every database, and what is sealed with it: seeds of the
/// second factor, the ledger's signing key, passwords of mail servers.
@NullMarked
package jp.sekisho.server.secret;

import org.jspecify.annotations.NullMarked;
