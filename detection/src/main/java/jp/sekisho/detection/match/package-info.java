/// One matcher for all rules of a log: what an event costs hardly depends on how many rules there
/// are.
///
/// For each kind of log ([jp.sekisho.detection.source.EventSource]) the rules that are written for
/// it become one [jp.sekisho.detection.match.Plan]. Every different test of these rules exists once
/// ([jp.sekisho.detection.match.Predicate]). Each rule names few *witnesses*: tests of which at
/// least one must hold where the rule does. Only witnesses are looked for in an event, all at once
/// for each field ([jp.sekisho.detection.match.FieldIndex]); a rule is looked at only when a
/// witness was met, and its other tests are then made when its condition comes to them, each at
/// most once an event.
@NullMarked
package jp.sekisho.detection.match;

import org.jspecify.annotations.NullMarked;
