// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.List;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.body.BodyName;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: which body.
@Controller
class EntryController {

    private final BodyDatabases databases;
    private final SetupSessions setup;

    EntryController(BodyDatabases databases, SetupSessions setup) {
        this.databases = databases;
        this.setup = setup;
    }

    /// What the first page shows.
    ///
    /// @param bodies the bodies of this server
    /// @param waiting whether a body waits to be set up
    record EntryView(List<Body> bodies, boolean waiting) {}

    /// A body.
    ///
    /// @param name its name
    /// @param path where it begins
    record Body(String name, String path) {}

    @OpenToAll("どの団体を開くかを選ぶ頁。名前のほかは何も見せない")
    @GetMapping("/")
    Page choose() {
        return new Page(
                "setup/entry.jte",
                new EntryView(
                        databases.bodies().stream()
                                .flatMap(key -> databases.find(key).stream())
                                .filter(SetupDesk::isOpen)
                                .map(body -> new Body(BodyName.of(body), path(body.key())))
                                .toList(),
                        setup.isAnyWaiting()));
    }

    private static String path(BodyKey key) {
        return "/" + key + "/board";
    }
}
