// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.server.access.AccessTable;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Walks every handler of the application × every role × own body, other body, no such body,
/// nobody.
final class EveryHandlerTest {

    private static final String NO_ROLE = "nobody";

    /// `{name}` or `{name:pattern}`, the pattern with braces of its own.
    private static final Pattern VARIABLE =
            Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private static String sample(String pattern) {
        String firstWord = pattern.split("\\|", 2)[0];
        return Stream.of(
                        "1",
                        "a",
                        "aa",
                        "1".repeat(32),
                        "1".repeat(43),
                        "1".repeat(64),
                        "new",
                        firstWord)
                .filter(text -> text.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sample for " + pattern));
    }

    private record Handler(
            String method, String path, Optional<Permission> needs, boolean inBody, boolean error) {

        String in(String body) {
            return VARIABLE.matcher(path)
                    .replaceAll(v ->
                            v.group(1).equals("body")
                                    ? body
                                    : v.group(2) == null ? "1" : sample(v.group(2)));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @TempDir Path folder;

    private TestOffice office;
    private List<Handler> handlers;
    private final Map<String, Browser> browsers = new HashMap<>();

    @BeforeEach
    void open() {
        office = new TestOffice(Kind.SQLITE, folder);
        handlers = new ArrayList<>();
        office.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    for (String path : info.getPatternValues()) {
                        for (var verb : info.getMethodsCondition().getMethods()) {
                            handlers.add(handler(verb.name(), path, method));
                        }
                    }
                });
        long unit = office.unit(TOWN, "総務課", null);
        for (Role role : Role.values()) {
            office.accountWithRole(TOWN, role, unit);
        }
        office.account(TOWN, NO_ROLE, null);
        office.account(TestOffice.UNION, "neighbour", null);
        office.noCodeAsked(TOWN);
    }

    @AfterEach
    void close() {
        browsers.values().forEach(Browser::close);
        office.close();
    }

    @Test
    void handlersExistAndEachSaysWhatItNeeds() {
        assertThat(handlers).hasSizeGreaterThan(15);
        assertThat(handlers).filteredOn(h -> h.needs().isPresent()).hasSizeGreaterThan(10);
    }

    @Test
    void whoIsNotSignedInReachesNothingThatNeedsAPermission() {
        try (Browser stranger = office.browser()) {
            for (Handler handler : needing()) {
                stranger.get("/town/login");
                HttpResponse<String> answer = call(stranger, handler, "town");

                if (handler.method().equals("GET") || handler.method().equals("POST")) {
                    assertThat(answer.statusCode()).as(handler.toString()).isEqualTo(303);
                    assertThat(answer.headers().firstValue("Location")).hasValue("/town/login");
                } else {
                    // A program's call has no page to be sent to.
                    assertThat(answer.statusCode()).as(handler.toString()).isEqualTo(403);
                }
                // Without a session a program's call fails on its token before the body is looked
                // up.
                assertThat(call(stranger, handler, "nowhere").statusCode()).isIn(403, 404);
            }
        }
    }

    @Test
    void everyRoleReachesExactlyWhatTheTableGivesIt() {
        List<String> wrong = new ArrayList<>();
        for (String name : names()) {
            for (Handler handler : needing()) {
                boolean allowed =
                        handler.needs().stream()
                                .anyMatch(p ->
                                        AccessTable.isForEveryAccount(p)
                                                || role(name).flatMap(r -> any(r, p)).isPresent());
                int status = call(signedIn(name), handler, "town").statusCode();
                if (allowed == (status == 403) || status >= 500) {
                    wrong.add(name + ": " + handler + " → " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noSessionReachesAnotherBody() {
        for (Handler handler : handlers) {
            if (handler.inBody()) {
                Browser officer = signedIn("chief_officer");

                assertThat(call(officer, handler, "union").statusCode())
                        .as(handler.toString())
                        .isEqualTo(404);
                assertThat(call(officer, handler, "nowhere").statusCode())
                        .as(handler.toString())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void everyChangeWithoutItsTokenIsRefused() {
        for (Handler handler : handlers) {
            if (!handler.method().equals("GET") && !handler.error()) {
                Browser officer = signedIn("chief_officer");

                assertThat(officer.postAsIs(handler.in("town"), Map.of()).statusCode())
                        .as(handler.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void lookingChangesNothing() {
        Browser officer = signedIn("chief_officer");
        String before = rows(office.database(TOWN));
        for (Handler handler : handlers) {
            if (handler.method().equals("GET")) {
                call(officer, handler, "town");
            }
        }
        assertThat(rows(office.database(TOWN))).isEqualTo(before);
    }

    @Test
    void otherMethodsThanThoseDeclaredAreRefused() {
        Browser officer = signedIn("chief_officer");
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            for (Handler handler : needing()) {
                assertThat(officer.send(method, handler.in("town")).statusCode())
                        .as(method + " " + handler.path())
                        .isBetween(400, 499);
            }
        }
    }

    private List<Handler> needing() {
        return handlers.stream().filter(h -> h.needs().isPresent()).toList();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(NO_ROLE));
        for (Role role : Role.values()) {
            names.add(role.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static Optional<Role> role(String name) {
        return name.equals(NO_ROLE)
                ? Optional.empty()
                : Optional.of(Role.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /// Everybody with a role is in office, and so one of the staff too.
    private static Optional<?> any(Role role, Permission permission) {
        return AccessTable.scope(role, permission)
                .or(() -> AccessTable.scope(Role.STAFF, permission));
    }

    private HttpResponse<String> call(Browser browser, Handler handler, String body) {
        return switch (handler.method()) {
            case "GET" -> browser.get(handler.in(body));
            case "POST" -> browser.post(handler.in(body), Map.of());
            default -> browser.change(handler.method(), handler.in(body));
        };
    }

    /// A browser with a session that still holds: calling every handler ends some.
    private Browser signedIn(String name) {
        Browser browser = browsers.computeIfAbsent(name, _ -> office.browser());
        if (browser.get("/town/account").statusCode() != 200) {
            assertThat(browser.logIn("town", name, PASSWORD).statusCode()).isEqualTo(303);
            assertThat(browser.get("/town/account").statusCode()).isEqualTo(200);
        }
        return browser;
    }

    private static String rows(BodyDatabase body) {
        return body.read(db -> {
            StringBuilder all = new StringBuilder();
            db.meta().getTables().stream()
                    .filter(t -> !t.getName().startsWith("sqlite_"))
                    .filter(t -> !t.getName().startsWith("flyway"))
                    .sorted(java.util.Comparator.comparing(t -> t.getName()))
                    .forEach(t ->
                            all.append(t.getName())
                                    .append(' ')
                                    .append(
                                            db.selectFrom(DSL.table(DSL.name(t.getName())))
                                                    .fetch()
                                                    .formatCSV()));
            return all.toString();
        });
    }

    private static Handler handler(String verb, String path, HandlerMethod method) {
        Requires requires =
                AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Requires.class);
        boolean open = AnnotatedElementUtils.hasAnnotation(method.getMethod(), OpenToAll.class);
        if (requires == null && !open) {
            requires =
                    AnnotatedElementUtils.findMergedAnnotation(
                            method.getBeanType(), Requires.class);
        }
        return new Handler(
                verb,
                path,
                Optional.ofNullable(requires).map(Requires::value),
                path.startsWith("/{body"),
                ErrorController.class.isAssignableFrom(method.getBeanType()));
    }
}
