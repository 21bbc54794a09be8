/// Recognises NEC UNIVERGE IX: interfaces are read; what decides about packets is named and counts
/// against the proof.
@NullMarked
package jp.sekisho.separation.nec;

import org.jspecify.annotations.NullMarked;
