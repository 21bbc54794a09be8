/// Kernel: what proves something. The only door through which data change, so that every change has
/// its ledger entry in the same transaction; and sealed files, known by the hash of their content.
@NullMarked
package jp.sekisho.server.evidence;

import org.jspecify.annotations.NullMarked;
