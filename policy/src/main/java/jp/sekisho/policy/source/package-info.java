/// Turns the bytes of a document (text, Markdown, HTML, Word, PDF) into its lines, under limits.
///
/// Nothing here knows what a policy is. Hostile input ends in a
/// [jp.sekisho.policy.source.SourceReading.Refused] with one sentence.
@NullMarked
package jp.sekisho.policy.source;

import org.jspecify.annotations.NullMarked;
