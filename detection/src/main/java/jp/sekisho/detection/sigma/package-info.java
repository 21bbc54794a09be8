/// Sigma documents as data: a rule, a correlation or a filter that cannot be wrong, or the reason
/// why the document was refused.
///
/// The specification is Sigma 2.1.0. A document that holds anything that is not understood is
/// refused whole; nothing is left out in silence. The door is
/// [jp.sekisho.detection.sigma.RuleBook].
@NullMarked
package jp.sekisho.detection.sigma;

import org.jspecify.annotations.NullMarked;
