// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/// Nothing around a page: used where no feature knows body and person.
@Component
@Fallback
final class PlainChrome implements ChromeSource {

    @Override
    public Chrome around(HttpServletRequest request) {
        return new Chrome("", "", "", "", List.of(), request.getRequestURI(), Chrome.Csrf.NONE, "");
    }
}
