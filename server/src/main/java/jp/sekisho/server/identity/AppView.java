// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;

/// What the page shows on which an authenticator app is set up.
///
/// @param action where the form goes
/// @param side modules of the picture on each side, the quiet zone included
/// @param path the picture's dark modules as an SVG path
/// @param seed the seed to type where the picture cannot be scanned
/// @param field the field of the first code
record AppView(String action, int side, String path, String seed, FormField field) {

    private static final int QUIET = 4;

    static AppView of(
            String action, String bodyName, String account, TimeBasedCode app, String wrong) {
        String seed = app.seedForPeople();
        String address =
                "otpauth://totp/"
                        + encoded("関所 " + bodyName + ":" + account)
                        + "?secret="
                        + seed.replace(" ", "")
                        + "&issuer="
                        + encoded("関所 " + bodyName);
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        return new AppView(
                action,
                code.size + 2 * QUIET,
                path(code),
                seed,
                FormField.of("code", "アプリに出た6桁の数字", Kind.NUMBER)
                        .mandatory()
                        .hinted("例: 012345")
                        .wrong(wrong));
    }

    /// Draws each run of dark modules of a row as one bar.
    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                int width = x - from;
                if (width > 0) {
                    path.append('M').append(from + QUIET).append(',').append(y + QUIET);
                    path.append('h').append(width).append("v1h-").append(width).append('z');
                }
                x++;
            }
        }
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
