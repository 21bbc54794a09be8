/// Kernel: does an obligation hold now. A feature declares one class per check; the clause board
/// asks them all.
@NullMarked
package jp.sekisho.server.check;

import org.jspecify.annotations.NullMarked;
