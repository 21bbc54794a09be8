/// Which log an event came from, and under which names rules find its fields there.
///
/// What is known stands in `log-sources.yaml`. An event is judged only by the rules that are
/// written for its log: a rule for one log never speaks of another one whose fields happen to have
/// the same names.
@NullMarked
package jp.sekisho.detection.source;

import org.jspecify.annotations.NullMarked;
