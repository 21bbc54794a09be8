/// What detection costs, beside a JSON parser on the same bytes as the yardstick.
@NullMarked
package jp.sekisho.bench.detection;

import org.jspecify.annotations.NullMarked;
