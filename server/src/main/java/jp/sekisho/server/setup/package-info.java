/// Opening a body: the first-run wizard, and the two sample bodies of the demo. May use any
/// feature; nobody uses it.
@NullMarked
package jp.sekisho.server.setup;

import org.jspecify.annotations.NullMarked;
