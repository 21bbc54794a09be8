/// Laws and own rules that the policy refers to (guideline 7.5).
@NullMarked
package jp.sekisho.server.law;

import org.jspecify.annotations.NullMarked;
