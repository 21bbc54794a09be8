/// Kernel: what many people must answer by a date (一斉依頼): training with a test, self-inspection,
/// acknowledgement. The audience is fixed as of a day; whoever has no terminal answers on paper.
@NullMarked
package jp.sekisho.server.campaign;

import org.jspecify.annotations.NullMarked;
