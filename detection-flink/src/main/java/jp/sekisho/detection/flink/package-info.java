/// The engine of detection as an Apache Flink job between Kafka topics, for a security cloud that
/// watches many bodies.
///
/// Events come from one topic, rules and the zone plan from another one (the *control topic*),
/// alerts go to a third, and what could not be read or was refused to a fourth. A set of rules
/// counts when it is complete ([jp.sekisho.detection.flink.ControlMessage.Commit]); it is kept in
/// broadcast state and may change while the job runs. The matches that correlations want are keyed
/// by what can be decided apart, kept in keyed state and decided as the watermark passes.
@NullMarked
package jp.sekisho.detection.flink;

import org.jspecify.annotations.NullMarked;
