/// Backups of a body: made at one moment while the server runs, signed by the body's ledger, and
/// put back only where not one byte of them was altered.
///
/// One logical format for both databases (`docs/backup.md`): a backup of a SQLite file can be put
/// back into PostgreSQL and the other way round.
@NullMarked
package jp.sekisho.server.backup;

import org.jspecify.annotations.NullMarked;
