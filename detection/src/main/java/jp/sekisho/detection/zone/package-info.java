/// The zone plan as detection reads it: from which zone to which a connection goes, and whether a
/// permitted flow covers it.
@NullMarked
package jp.sekisho.detection.zone;

import org.jspecify.annotations.NullMarked;
