/// Reads configurations: the bytes become lines, and the reader of the dialect makes a device of
/// them.
@NullMarked
package jp.sekisho.separation.reading;

import org.jspecify.annotations.NullMarked;
