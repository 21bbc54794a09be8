/// Reads configurations that are written in blocks of indented lines: Cisco's IOS and ASA, and
/// Allied Telesis' AlliedWare Plus.
@NullMarked
package jp.sekisho.separation.cisco;

import org.jspecify.annotations.NullMarked;
