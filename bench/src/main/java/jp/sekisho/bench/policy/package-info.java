/// How fast a basic policy is read.
@NullMarked
package jp.sekisho.bench.policy;

import org.jspecify.annotations.NullMarked;
