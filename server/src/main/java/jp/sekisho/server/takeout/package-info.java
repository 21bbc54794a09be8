/// What is taken out of the offices or brought in, and that it comes back (guideline 5.1).
@NullMarked
package jp.sekisho.server.takeout;

import org.jspecify.annotations.NullMarked;
