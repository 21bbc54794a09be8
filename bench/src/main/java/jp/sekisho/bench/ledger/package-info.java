/// How fast the ledger appends, in memory and into SQLite, and how fast it is verified.
@NullMarked
package jp.sekisho.bench.ledger;

import org.jspecify.annotations.NullMarked;
