// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/// Keeps the token against forged requests in the session, and before there is one in a cookie, so
/// that strangers who look at the log-in page cost no memory.
final class CsrfTokens implements CsrfTokenRepository {

    private static final String COOKIE = "sekisho-form";

    private final CsrfTokenRepository inSession = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository inCookie = cookies();

    private static CsrfTokenRepository cookies() {
        CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
        cookies.setCookieName(COOKIE);
        cookies.setCookieCustomizer(c -> c.httpOnly(true).sameSite("Strict").path("/"));
        return cookies;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return keeper(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        keeper(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return keeper(request).loadToken(request);
    }

    private CsrfTokenRepository keeper(HttpServletRequest request) {
        return request.getSession(false) == null ? inCookie : inSession;
    }
}
