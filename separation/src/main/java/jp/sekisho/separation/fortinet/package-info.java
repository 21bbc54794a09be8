/// Reads configurations of Fortinet's FortiGate.
@NullMarked
package jp.sekisho.separation.fortinet;

import org.jspecify.annotations.NullMarked;
