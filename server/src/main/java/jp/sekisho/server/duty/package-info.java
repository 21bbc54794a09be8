/// Kernel: what is due when (年間計画). The body's own duties repeat by a cycle; a feature declares
/// with a [jp.sekisho.server.duty.DutySource] which days in its register are due. From both come
/// the year plan, what to do this week, and a calendar file.
@NullMarked
package jp.sekisho.server.duty;

import org.jspecify.annotations.NullMarked;
