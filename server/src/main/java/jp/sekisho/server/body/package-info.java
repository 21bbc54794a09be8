/// The body itself: its organs, units, people and the posts that they hold, its zones, and what
/// other bodies carry for it, each with its dates.
@NullMarked
package jp.sekisho.server.body;

import org.jspecify.annotations.NullMarked;
