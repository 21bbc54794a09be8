/// Files and streams of logs in the shapes in which bodies have them, read into events.
///
/// The door is [jp.sekisho.detection.format.EventFiles]. What cannot be read is counted with its
/// place ([jp.sekisho.detection.format.Tally]) and never ends the reading.
@NullMarked
package jp.sekisho.detection.format;

import org.jspecify.annotations.NullMarked;
