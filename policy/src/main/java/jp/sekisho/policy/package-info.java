/// Reads the text of a basic policy (基本方針) into clauses, definitions and obligations.
///
/// The door is [jp.sekisho.policy.PolicyReader]. The engine knows neither the web nor a database:
/// what goes in is bytes, what comes out is a [jp.sekisho.policy.BasicPolicy] that shows the text
/// as it stands.
@NullMarked
package jp.sekisho.policy;

import org.jspecify.annotations.NullMarked;
