/// Who comes and goes (引継ぎ, 4月1日): what changes until a day, which posts nobody holds then, which
/// accounts must be closed, and for each who leaves a sheet from live data.
@NullMarked
package jp.sekisho.server.handover;

import org.jspecify.annotations.NullMarked;
