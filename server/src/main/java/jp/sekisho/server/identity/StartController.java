// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.Comparator;
import java.util.List;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.BodyName;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where one begins: the bodies of this server, and a body's first page.
@Controller
class StartController {

    private final BodyDatabases bodies;
    private final List<NavigationEntry> entries;

    StartController(BodyDatabases bodies, ObjectProvider<NavigationEntry> entries) {
        this.bodies = bodies;
        this.entries =
                entries.stream()
                        .sorted(
                                Comparator.comparing(NavigationEntry::group)
                                        .thenComparingInt(NavigationEntry::position))
                        .toList();
    }

    @OpenToAll("ログインする団体を選ぶ。団体の名前のほかは出さない")
    @GetMapping("/")
    Object chooseBody() {
        List<BodiesView.Line> lines =
                bodies.bodies().stream()
                        .flatMap(key -> bodies.find(key).stream())
                        .map(body -> new BodiesView.Line(BodyName.of(body), "/" + body.key() + "/"))
                        .toList();
        return lines.size() == 1
                ? Going.to(lines.getFirst().path())
                : new Page("identity/bodies.jte", new BodiesView(lines));
    }

    @OpenToAll("団体のはじめの頁へ送るだけ")
    @GetMapping("/{body:[a-z][a-z0-9-]{1,30}}")
    Object withoutSlash(BodyDatabase body) {
        return Going.to(LogInPaths.start(body.key()));
    }

    /// The first page of the menu that the person may see.
    @Requires(Permission.OWN_ACCOUNT)
    @GetMapping("/{body}/")
    Object start(Visit visit) {
        String base = "/" + visit.body().key();
        return Going.to(
                entries.stream()
                        .filter(e ->
                                e.permission().isEmpty()
                                        || visit.may(Permission.valueOf(e.permission())))
                        .findFirst()
                        .map(e -> base + e.path())
                        .orElse(LogInPaths.account(visit.body().key())));
    }
}
