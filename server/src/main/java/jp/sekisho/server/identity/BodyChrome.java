// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyNames;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.page.Chrome;
import jp.sekisho.server.page.ChromeSource;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.NavigationEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// What stands around every page: the body, who is signed in, and the lines of the menu that this
/// person may follow.
@Component
final class BodyChrome implements ChromeSource {

    private final List<NavigationEntry> entries;
    private final Sessions sessions;
    private final BodyNames names;

    BodyChrome(ObjectProvider<NavigationEntry> entries, Sessions sessions, BodyNames names) {
        this.entries =
                entries.stream()
                        .sorted(
                                Comparator.comparing(NavigationEntry::group)
                                        .thenComparingInt(NavigationEntry::position))
                        .toList();
        this.sessions = sessions;
        this.names = names;
    }

    @Override
    public Chrome around(HttpServletRequest request) {
        Optional<BodyDatabase> body = Visit.bodyOf(request);
        Optional<Visit> visit = Visit.of(request);
        String base = body.map(b -> "/" + b.key()).orElse("");
        String current = request.getRequestURI();
        return new Chrome(
                base,
                body.map(names::of).orElse(""),
                FiscalYear.of(sessions.today()).toString(),
                visit.map(Visit::name).orElse(""),
                visit.map(v -> menu(v, base, current)).orElse(List.of()),
                current,
                csrf(request),
                "");
    }

    private List<Chrome.Block> menu(Visit visit, String base, String current) {
        List<Chrome.Block> blocks = new ArrayList<>();
        for (NavigationEntry.Group group : NavigationEntry.Group.values()) {
            List<Chrome.Line> lines =
                    entries.stream()
                            .filter(entry -> entry.group() == group && isFor(entry, visit))
                            .map(entry ->
                                    new Chrome.Line(
                                            entry.label(),
                                            base + entry.path(),
                                            isBelow(current, base + entry.path())))
                            .toList();
            if (!lines.isEmpty()) {
                blocks.add(new Chrome.Block(group.heading(), lines));
            }
        }
        return blocks;
    }

    private static boolean isFor(NavigationEntry entry, Visit visit) {
        return entry.permission().isEmpty() || visit.may(Permission.valueOf(entry.permission()));
    }

    private static boolean isBelow(String current, String path) {
        return current.equals(path) || (!path.endsWith("/") && current.startsWith(path + "/"));
    }

    private static Chrome.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Chrome.Csrf(token.getParameterName(), token.getToken())
                : Chrome.Csrf.NONE;
    }
}
