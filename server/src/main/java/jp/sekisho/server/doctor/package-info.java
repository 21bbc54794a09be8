/// What of the machine and of the data must be mended, one sentence each: `sekisho doctor`.
@NullMarked
package jp.sekisho.server.doctor;

import org.jspecify.annotations.NullMarked;
