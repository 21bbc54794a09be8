// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Says on a page why a body's database cannot be used; the other bodies go on.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailures {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.database");

    @ExceptionHandler({MigrationFailed.class, DatabaseUnavailable.class, NotDurable.class})
    Page unavailable(RuntimeException failure) {
        LOG.log(System.Logger.Level.ERROR, failure.getMessage(), failure);
        return new Sentence("いま使えません", String.valueOf(failure.getMessage())).page(503);
    }
}
