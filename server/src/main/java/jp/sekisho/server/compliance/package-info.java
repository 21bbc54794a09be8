/// The clause board: for each clause of the body's own policy what must be done, whether it is,
/// why, who answers, until when, and what proves it.
@NullMarked
package jp.sekisho.server.compliance;

import org.jspecify.annotations.NullMarked;
