/// Exceptions to the policy, each with its permission, its substitute and its end (guideline 7.4).
@NullMarked
package jp.sekisho.server.exception;

import org.jspecify.annotations.NullMarked;
