// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.setup.DemoBodies;
import jp.sekisho.server.setup.DemoBodies.SampleAccount;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// Follows every link of the sample bodies as each kind of user: every link that somebody is shown
/// answers that somebody. One page of each kind is then looked at in a real browser: axe-core finds
/// nothing, nothing has to be scrolled sideways, the console is silent, and the keyboard alone
/// reaches everything.
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {

    /// More kinds of pages than a person can see; a crawl that grows past it goes in circles.
    private static final int MOST = 300;

    /// Browsers at work at the same time.
    private static final int EYES = 2;

    /// Pages that one browser looks at before it makes room for another.
    private static final int AT_ONCE = 25;

    private ConfigurableApplicationContext server;
    private String port;

    /// The first page of each kind, by the account that was shown it.
    private final Map<SampleAccount, List<String>> pages = new LinkedHashMap<>();

    private final List<String> refused = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.putAll(TestDatabases.settings(Kind.SQLITE, folder));
        settings.put("server.port", 0);
        server = SekishoServer.start(settings);
        server.getBean(DemoBodies.class).open();
        port = server.getEnvironment().getRequiredProperty("local.server.port");
        Set<String> known = new HashSet<>();
        for (SampleAccount account : DemoBodies.sampleAccounts()) {
            pages.put(account, new ArrayList<>());
            try (Browser browser = new Browser(port)) {
                follow(browser, account, known);
            }
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyLinkThatSomebodyIsShownAnswersThatSomebody() {
        assertThat(pages.values().stream().mapToInt(List::size).sum()).isGreaterThan(40);
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.HAND})
    void pagesAreAccessibleAndFitTheWindow(int width) throws Exception {
        Map<String, List<String>> wrong = new ConcurrentSkipListMap<>();
        List<Future<?>> looks = new ArrayList<>();
        try (ExecutorService eyes = Executors.newFixedThreadPool(EYES)) {
            pages.forEach((account, paths) -> {
                for (int from = 0; from < paths.size(); from += AT_ONCE) {
                    List<String> some = paths.subList(from, Math.min(from + AT_ONCE, paths.size()));
                    looks.add(eyes.submit(() -> look(account, some, width, wrong)));
                }
            });
        }
        for (Future<?> look : looks) {
            look.get();
        }
        assertThat(wrong).isEmpty();
    }

    /// A browser belongs to the thread that started it.
    private void look(
            SampleAccount account, List<String> paths, int width, Map<String, List<String>> wrong) {
        try (Chromium chromium = new Chromium(port)) {
            Chromium.Window window = chromium.window(width);
            window.open("/" + account.body().value() + "/login");
            note(window, "/login", width, wrong);
            window.signIn(account.body().value(), account.name(), DemoBodies.PASSWORD);
            for (String path : paths) {
                window.open(path);
                note(window, account.name() + " " + path, width, wrong);
            }
        }
    }

    private static void note(
            Chromium.Window window, String page, int width, Map<String, List<String>> wrong) {
        // What axe-core judges does not depend on the width.
        List<String> findings = new ArrayList<>();
        if (width == Chromium.DESK) {
            findings.addAll(window.findings());
            findings.addAll(window.unreachableByKeyboard());
        } else {
            findings.addAll(window.layout());
        }
        if (!findings.isEmpty()) {
            wrong.put(page, findings);
        }
    }

    private void follow(Browser browser, SampleAccount account, Set<String> known) {
        String home = "/" + account.body().value();
        String start =
                browser.logIn(account.body().value(), account.name(), DemoBodies.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Set<String> asked = new HashSet<>();
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            String kind = kind(path);
            if (!asked.add(kind)) {
                continue;
            }
            assertThat(asked).hasSizeLessThan(MOST);
            HttpResponse<String> answer = browser.get(path);
            answer.headers().firstValue("Location").ifPresent(open::add);
            if (answer.statusCode() >= 400) {
                refused.add(account.name() + " " + path + " answers " + answer.statusCode());
            } else if (answer.statusCode() == 200 && isPage(answer)) {
                if (known.add(kind)) {
                    pages.get(account).add(path);
                }
                open.addAll(links(answer.body(), path, home));
            }
        }
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    /// Pages that differ only in numbers, days and ids are of one kind, and so are the pages below
    /// the lists of registers: the kernel makes them all.
    private static String kind(String path) {
        return path.replaceAll("=[^&]*", "=")
                .replaceAll("/[0-9][^/?]*", "/n")
                .replaceAll("/(obligations|clauses)/[^/?]+", "/$1/x")
                .replaceAll("/registers/[a-z-]+(?=[/?])", "/registers/r")
                .replaceAll("/requests/(new|blank)/[a-z-]+", "/requests/$1/k");
    }

    private static List<String> links(String html, String path, String home) {
        return Jsoup.parse(html, "http://sekisho.invalid" + path).select("a[href]").stream()
                .map(link -> URI.create(link.absUrl("href")))
                .filter(address -> "sekisho.invalid".equals(address.getHost()))
                .filter(address -> address.getPath().startsWith(home + "/"))
                .map(address ->
                        address.getRawPath()
                                + (address.getRawQuery() == null
                                        ? ""
                                        : "?" + address.getRawQuery()))
                .toList();
    }
}
