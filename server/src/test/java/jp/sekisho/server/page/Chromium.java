// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Debian's Chromium, without a screen, as a visitor of one running server.
///
/// Made for tests of pages: [#window] opens an empty window of a width, [Window#signIn] signs
/// somebody in, [Window#findings] returns what axe-core (WCAG 2.2 AA), the console and the layout
/// have to say about the page that is open.
public final class Chromium implements AutoCloseable {

    /// A desk's screen, as old office PCs have it.
    public static final int DESK = 1366;

    /// A telephone held upright.
    public static final int HAND = 390;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> CLOSED_NETWORK =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /// Every rule of WCAG 2.2 up to level AA that a machine can judge.
    private static final String RUN_AXE =
            """
            async () => {
              const seen = await axe.run(document, {runOnly: {type: 'tag',
                values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}});
              return seen.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ' ' + node.target.join(' ') + ' ' + node.html.slice(0, 120)));
            }
            """;

    private static final String AXE = axe();

    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    /// @param port of the server on loopback
    public Chromium(String port) {
        this.address = "http://127.0.0.1:" + port;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(PROGRAM)
                                        .setArgs(CLOSED_NETWORK));
    }

    /// Opens an empty window that shares nothing with others.
    ///
    /// @param width in CSS pixels
    public Window window(int width) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width == DESK ? 768 : 800)
                                .setLocale("ja-JP")
                                .setAcceptDownloads(true));
        return new Window(context.newPage(), address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String axe() {
        try (InputStream in =
                Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One window with its own cookies.
    public static final class Window {

        private final Page page;
        private final String address;
        private final List<String> console = new ArrayList<>();

        private Window(Page page, String address) {
            this.page = page;
            this.address = address;
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    console.add(message.text());
                }
            });
            page.onPageError(error -> console.add(error));
        }

        /// Returns Playwright's page, for all that has no word here.
        public Page page() {
            return page;
        }

        /// Opens a path and returns the status of the answer.
        public int open(String path) {
            return Objects.requireNonNull(page.navigate(address + path)).status();
        }

        /// Asks for a path beside the page that is open: what comes, without showing it.
        public APIResponse ask(String path) {
            return page.context().request().get(address + path);
        }

        /// Signs somebody in whose body asks for no code.
        ///
        /// @param body its key, as in the address
        public void signIn(String body, String name, String password) {
            open("/" + body + "/login");
            page.fill("[name=name]", name);
            page.fill("[name=password]", password);
            press("main button[type=submit]");
        }

        /// Presses what leads to another page, and waits for that page.
        public void press(String what) {
            page.waitForNavigation(() -> page.click(what));
        }

        /// Returns what is wrong with the page that is open, one sentence each; empty if nothing.
        @SuppressWarnings("unchecked")
        public List<String> findings() {
            List<String> found = new ArrayList<>(layout());
            page.evaluate(AXE);
            found.addAll((List<String>) page.evaluate(RUN_AXE));
            return found;
        }

        /// Returns what the console and the width of the page that is open have to say; much
        /// quicker than [#findings].
        public List<String> layout() {
            List<String> found = new ArrayList<>(console);
            console.clear();
            int width = (int) page.evaluate("document.documentElement.clientWidth");
            int needed = (int) page.evaluate("document.scrollingElement.scrollWidth");
            if (needed > width) {
                found.add("the page is " + needed + " wide in a window of " + width);
            }
            return found;
        }

        /// Returns the controls and links that the tabulator key does not reach, or reaches without
        /// showing where it stands; empty if the page can be used without a mouse.
        @SuppressWarnings("unchecked")
        public List<String> unreachableByKeyboard() {
            page.evaluate(
                    """
                    () => { document.activeElement.blur(); window.scrollTo(0, 0);
                      const shown = e => e.checkVisibility({visibilityProperty: true})
                        && e.getClientRects().length > 0 && !e.disabled && e.tabIndex >= 0;
                      window.awaited = new Set([...document.querySelectorAll(
                        'a[href], button, input, select, textarea, summary')].filter(shown));
                      // Of the buttons of one choice only the chosen, or the first, takes the focus.
                      for (const radio of [...awaited].filter(e => e.type === 'radio')) {
                        const group = [...awaited].filter(e => e.type === 'radio'
                          && e.name === radio.name && e.form === radio.form);
                        const kept = group.find(e => e.checked) ?? group[0];
                        group.filter(e => e !== kept).forEach(e => awaited.delete(e));
                      }
                      window.unseen = [];
                      document.addEventListener('focusin', event => {
                        const e = event.target; awaited.delete(e);
                        const style = getComputedStyle(e);
                        if (e !== document.body && style.outlineStyle === 'none'
                            && style.boxShadow === 'none') unseen.push(e.outerHTML.slice(0, 120));
                      });
                    }
                    """);
            int presses = (int) page.evaluate("awaited.size * 2 + 10");
            for (int i = 0; i < presses; i++) {
                // Asking the page costs as much as pressing a key.
                if (i % 10 == 0 && !(boolean) page.evaluate("awaited.size > 0")) {
                    break;
                }
                page.keyboard().press("Tab");
            }
            return (List<String>)
                    page.evaluate(
                            "[...awaited].map(e => 'not reached: ' + e.outerHTML.slice(0, 120))"
                                    + ".concat(unseen.map(e => 'no mark: ' + e))");
        }
    }
}
