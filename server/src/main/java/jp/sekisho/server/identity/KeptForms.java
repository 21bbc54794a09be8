// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.page.FormMemory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// Keeps what somebody typed while the session ended, until the same account signs in again.
///
/// Only who still holds the ended session's cookie can leave something here, and only that
/// session's own account gets it back, once. It stays in memory; secrets and files are never kept.
@Component
final class KeptForms implements HttpSessionListener, FormMemory {

    static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /// So long after its end a session's cookie still tells whose form it is.
    static final Duration REMEMBERED = Duration.ofHours(12);

    /// So long somebody may take to sign in again.
    static final Duration KEPT = Duration.ofMinutes(30);

    private static final int MOST_SESSIONS = 5_000;
    private static final int MOST_FORMS = 500;
    private static final int MOST_FIELDS = 600;
    private static final int MOST_CHARACTERS = 200_000;
    private static final Set<String> SECRET =
            Set.of("_csrf", "code", "current", "fresh", "repeated", "seed");

    private record Owner(BodyKey body, AccountId account) {}

    private record Ended(Owner owner, Instant at) {}

    private record Form(String page, Kept kept, Instant at) {}

    private final Clock clock;
    private final Map<String, Ended> ended = bounded(MOST_SESSIONS);
    private final Map<Owner, Form> forms = bounded(MOST_FORMS);

    KeptForms(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        if (session.getAttribute(CONTEXT) instanceof SecurityContext context
                && context.getAuthentication() instanceof SignedIn signedIn) {
            ended.put(
                    session.getId(),
                    new Ended(new Owner(signedIn.body(), signedIn.account()), clock.instant()));
        }
    }

    /// Keeps a form that came without a session.
    ///
    /// @return the log-in page that leads back to the form; nothing where nothing was kept
    Optional<String> keep(HttpServletRequest request) {
        String id = request.getRequestedSessionId();
        if (id == null
                || !request.getMethod().equals("POST")
                || request.getSession(false) != null
                || !isPlainForm(request)
                || isFromElsewhere(request)) {
            return Optional.empty();
        }
        Ended session = ended.get(id);
        if (session == null || session.at().plus(REMEMBERED).isBefore(clock.instant())) {
            return Optional.empty();
        }
        BodyKey body = session.owner().body();
        String action = request.getRequestURI();
        String page = page(request, body);
        if (!isWorthKeeping(action, body) || !isWorthKeeping(page, body)) {
            return Optional.empty();
        }
        Optional<Map<String, List<String>>> fields = fields(request);
        fields.ifPresent(typed ->
                forms.put(
                        session.owner(), new Form(page, new Kept(action, typed), clock.instant())));
        return fields.map(_ ->
                LogInPaths.logIn(body)
                        + "?ended=kept&next="
                        + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Kept> take(HttpServletRequest request) {
        Optional<Visit> visit = Visit.of(request);
        if (forms.isEmpty() || visit.isEmpty() || !request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        Owner owner = new Owner(visit.get().body().key(), visit.get().visitor().account());
        Form form = forms.get(owner);
        if (form == null || !form.page().equals(address(request))) {
            return Optional.empty();
        }
        forms.remove(owner, form);
        return form.at().plus(KEPT).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(form.kept());
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /// The page on which the form stood, as the browser says; the body's first page where it does
    /// not.
    private static String page(HttpServletRequest request, BodyKey body) {
        String from = request.getHeader("Referer");
        if (from == null) {
            return "";
        }
        try {
            URI uri = new URI(from);
            String query = uri.getRawQuery();
            String path = uri.getRawPath() + (query == null ? "" : "?" + query);
            return Destination.of(body, path);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static boolean isPlainForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    /// Forms that hold secrets, or that only leave, are typed again.
    private static boolean isWorthKeeping(String path, BodyKey body) {
        return path.startsWith("/" + body + "/")
                && !path.equals(LogInPaths.start(body))
                && !path.startsWith(LogInPaths.logIn(body))
                && !path.startsWith("/" + body + "/logout")
                && !path.startsWith(LogInPaths.account(body))
                && !path.startsWith(LogInPaths.accounts(body));
    }

    private static Optional<Map<String, List<String>>> fields(HttpServletRequest request) {
        Map<String, List<String>> fields = new HashMap<>();
        long characters = 0;
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            String name = field.getKey();
            String plain = name.toLowerCase(Locale.ROOT);
            if (SECRET.contains(plain) || plain.contains("password") || plain.contains("secret")) {
                continue;
            }
            List<String> values = List.of(field.getValue());
            characters += name.length() + values.stream().mapToLong(String::length).sum();
            fields.put(name, values);
        }
        return fields.size() > MOST_FIELDS || characters > MOST_CHARACTERS
                ? Optional.empty()
                : Optional.of(fields);
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return Collections.synchronizedMap(
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                });
    }
}
