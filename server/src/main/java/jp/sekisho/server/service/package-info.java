/// External services that the body uses (外部サービス・クラウド; guideline 8.3 and 8.4): what is put there, on
/// which terms, who answers for it, who allowed it until when.
@NullMarked
package jp.sekisho.server.service;

import org.jspecify.annotations.NullMarked;
