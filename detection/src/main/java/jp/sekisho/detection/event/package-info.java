/// One event as the matcher sees it: the bytes as they came, and where in them each value stands.
///
/// Nothing is copied until a rule asks for it. A field has a slot; the names of the different
/// loggers for one thing lead to the same slot ([jp.sekisho.detection.event.FieldTable]).
@NullMarked
package jp.sekisho.detection.event;

import org.jspecify.annotations.NullMarked;
