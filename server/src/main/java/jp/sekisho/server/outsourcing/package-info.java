/// Outsourcing contracts (委託; guideline 8.1 and 8.2): what they must say, who really works, and
/// that what was handed over is erased at their end.
@NullMarked
package jp.sekisho.server.outsourcing;

import org.jspecify.annotations.NullMarked;
