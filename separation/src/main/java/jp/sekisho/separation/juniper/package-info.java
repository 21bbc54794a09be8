/// Recognises Junos: interfaces are read; what decides about packets is named and counts against
/// the proof.
@NullMarked
package jp.sekisho.separation.juniper;

import org.jspecify.annotations.NullMarked;
