// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/// Pictures of pages for the user guide, taken by the browser tests with `-Dgolden=renew`.
public final class Pictures {

    private Pictures() {}

    /// Takes a picture of the page that is open.
    ///
    /// @param window where it is open
    /// @param name the file's name below `docs/guide/pictures`, without its ending
    public static void take(Chromium.Window window, String name) {
        if ("renew".equals(System.getProperty("golden"))) {
            window.page()
                    .screenshot(
                            new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(
                                            Path.of(System.getProperty("sekisho.root"))
                                                    .resolve(
                                                            "docs/guide/pictures/"
                                                                    + name
                                                                    + ".png")));
        }
    }
}
