/// Events and Sigma rules go in, matches come out.
///
/// The door is [jp.sekisho.detection.Detection].
@NullMarked
package jp.sekisho.detection;

import org.jspecify.annotations.NullMarked;
