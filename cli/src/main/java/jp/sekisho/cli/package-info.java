/// The command `sekisho`: one verb a class, messages in Japanese (English with `SEKISHO_LANG=en`).
@NullMarked
package jp.sekisho.cli;

import org.jspecify.annotations.NullMarked;
