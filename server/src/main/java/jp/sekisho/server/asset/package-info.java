/// Information assets: what the body must protect, how it is classified, where it is kept and who
/// answers for it. The first feature on the `register` kernel.
///
/// Classification schemes are rows, not code: the guideline's five levels, the older three, and a
/// body's own, with a map from one to the other.
@NullMarked
package jp.sekisho.server.asset;

import org.jspecify.annotations.NullMarked;
