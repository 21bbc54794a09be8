// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.setup.DemoBodies;
import jp.sekisho.server.setup.DemoBodies.SampleAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Follows every link of the sample bodies in a real browser, as each kind of user, and looks at
/// each kind of page: every link that somebody is shown answers that somebody, and on one page of
/// each kind axe-core finds nothing, nothing has to be scrolled sideways, the console is silent,
/// and the keyboard alone reaches everything.
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {

    /// More kinds of pages than a body has; a crawl that grows past it goes in circles.
    private static final int MOST = 800;

    /// Linked, but not built yet. A name leaves this list with its page.
    private static final Set<String> AWAITED = Set.of("/asset-helper");

    private ConfigurableApplicationContext server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.putAll(TestDatabases.settings(Kind.SQLITE, folder));
        settings.put("server.port", 0);
        server = SekishoServer.start(settings);
        server.getBean(DemoBodies.class).open();
        chromium = new Chromium(server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.HAND})
    void pagesAnswerAreAccessibleAndFitTheWindow(int width) {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        List<String> seen = new ArrayList<>();
        for (SampleAccount account : DemoBodies.sampleAccounts()) {
            Chromium.Window window = chromium.window(width);
            String home = "/" + account.body().value();
            look(window, home + "/login", account.name(), seen, wrong, width);
            window.signIn(account.body().value(), account.name(), DemoBodies.PASSWORD);
            crawl(window, home, account.name(), seen, wrong, width);
            window.page().context().close();
        }
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    private void crawl(
            Chromium.Window window,
            String home,
            String who,
            List<String> seen,
            Map<String, List<String>> wrong,
            int width) {
        Deque<String> open = new ArrayDeque<>(links(window, home));
        while (!open.isEmpty() && seen.size() < MOST) {
            String path = open.removeFirst();
            if (look(window, path, who, seen, wrong, width)) {
                open.addAll(links(window, home));
            }
        }
        assertThat(seen.size()).isLessThan(MOST);
    }

    /// Looks at a page unless one of its kind was seen by the same person; tells whether it did.
    private boolean look(
            Chromium.Window window,
            String path,
            String who,
            List<String> seen,
            Map<String, List<String>> wrong,
            int width) {
        String kind = who + " " + kind(path);
        if (seen.contains(kind)) {
            return false;
        }
        seen.add(kind);
        APIResponse answer = window.ask(path);
        if (answer.ok() && !answer.headers().get("content-type").startsWith("text/html")) {
            return false;
        }
        int status = window.open(path);
        List<String> findings = new ArrayList<>();
        if (status != 200) {
            findings.add("answers " + status);
        }
        if (seen.stream().filter(other -> other.endsWith(" " + kind(path))).count() == 1) {
            findings.addAll(window.findings());
            if (width == Chromium.DESK) {
                findings.addAll(window.unreachableByKeyboard());
            }
        }
        if (AWAITED.stream().anyMatch(path::endsWith)) {
            findings.clear();
        }
        if (!findings.isEmpty()) {
            wrong.put(who + " " + path, findings);
        }
        return status == 200;
    }

    /// Pages that differ only in numbers, days and ids are of one kind.
    private static String kind(String path) {
        return path.replaceAll("=[^&]*", "=")
                .replaceAll("/[0-9][^/?]*", "/n")
                .replaceAll("/(obligations|clauses)/[^/?]+", "/$1/x");
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Chromium.Window window, String home) {
        return (List<String>)
                window.page()
                        .evaluate(
                                """
                                home => [...document.querySelectorAll('a[href]')]
                                  .filter(a => !a.hasAttribute('download'))
                                  .map(a => new URL(a.href))
                                  .filter(u => u.origin === location.origin
                                    && u.pathname.startsWith(home + '/'))
                                  .filter(u => !/\\.(xlsx|pdf|docx|zip|csv|ics|txt|jsonl|svg)$/.test(u.pathname))
                                  .map(u => u.pathname + u.search)
                                """,
                                home);
    }
}
