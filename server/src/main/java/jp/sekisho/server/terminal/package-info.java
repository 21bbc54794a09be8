/// Terminals, storage media and their disposal (guideline 2, 4.1 and 4.4).
@NullMarked
package jp.sekisho.server.terminal;

import org.jspecify.annotations.NullMarked;
