// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.server.page.Chromium.Window;

/// The pictures of one story in the user guide, taken while a browser test lives it. They are
/// renewed with `-Dgolden=renew`; each page in them is held to what [Window#findings] asks.
public final class GuidePictures {

    private static final int QUALITY = 55;

    private final Path guide = Path.of(System.getProperty("sekisho.root")).resolve("docs/guide");
    private final String page;
    private final List<String> names = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /// @param page the page of the guide that shows them: services.md
    public GuidePictures(String page) {
        this.page = page;
    }

    /// Takes a picture of what is open.
    public void take(Window window, String name) {
        window.findings().forEach(finding -> findings.add(name + ": " + finding));
        Page shown = window.page();
        shown.evaluate("window.scrollTo(0, 0)");
        byte[] picture =
                shown.screenshot(
                        new Page.ScreenshotOptions()
                                .setType(ScreenshotType.JPEG)
                                .setQuality(QUALITY));
        names.add(name);
        if ("renew".equals(System.getProperty("golden"))) {
            try {
                Files.createDirectories(guide.resolve("pictures"));
                Files.write(guide.resolve("pictures").resolve(name + ".jpg"), picture);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Every picture stands in the guide, and no page had anything wrong with it.
    public void check() {
        assertThat(findings).isEmpty();
        try {
            String text = Files.readString(guide.resolve(page));
            for (String name : names) {
                assertThat(text).contains("pictures/" + name + ".jpg");
                assertThat(guide.resolve("pictures").resolve(name + ".jpg")).exists();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
