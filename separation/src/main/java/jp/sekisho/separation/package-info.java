/// Proves from the devices' own configurations that zones cannot reach one another, or shows the
/// packet that crosses.
///
/// The door is [jp.sekisho.separation.Separation]. Readers turn each dialect into the one
/// vocabulary of `device`; `proof` pushes exact packet sets of `packet` through it along the zone
/// plan of `plan`. What a reader does not understand counts against the proof.
@NullMarked
package jp.sekisho.separation;

import org.jspecify.annotations.NullMarked;
