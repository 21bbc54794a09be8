/// Reads SRX firewalls of Juniper. What is not read is named and counts against the proof.
@NullMarked
package jp.sekisho.separation.juniper;

import org.jspecify.annotations.NullMarked;
