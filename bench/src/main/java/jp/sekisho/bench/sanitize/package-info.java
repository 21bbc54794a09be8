/// Figures of the sanitizer over a folder of real files: what comes out, what is left in it, how
/// fast.
@NullMarked
package jp.sekisho.bench.sanitize;

import org.jspecify.annotations.NullMarked;
