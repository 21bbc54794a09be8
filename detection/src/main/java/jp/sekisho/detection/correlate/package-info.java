/// Correlations: what many matches mean together, in the time of the events.
///
/// The result does not depend on the order in which matches arrive, nor on how they are cut into
/// portions, as long as they arrive before the watermark passes them and within the memory budget;
/// what came too late or had to go is counted ([jp.sekisho.detection.correlate.Losses]).
@NullMarked
package jp.sekisho.detection.correlate;

import org.jspecify.annotations.NullMarked;
