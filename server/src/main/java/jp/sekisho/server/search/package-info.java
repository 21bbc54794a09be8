/// Typed search over whatever the body's registers hold: text is brought to one form (半角/全角, かな,
/// 旧字) and found by its pairs of characters, on both databases alike.
@NullMarked
package jp.sekisho.server.search;

import org.jspecify.annotations.NullMarked;
