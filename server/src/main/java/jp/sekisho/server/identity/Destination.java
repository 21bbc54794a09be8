// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.regex.Pattern;
import jp.sekisho.server.database.BodyKey;

/// Where somebody goes after signing in: a page of the same body, never another site.
final class Destination {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.~?=&%+-]{1,500}");

    private Destination() {}

    /// Returns the address asked for, or the body's first page where the one asked for is not
    /// plainly an address below the body.
    static String of(BodyKey body, String asked) {
        boolean below =
                asked.startsWith(LogInPaths.start(body))
                        && PLAIN.matcher(asked).matches()
                        && !asked.contains("//")
                        && !asked.contains("..")
                        && !asked.startsWith(LogInPaths.logIn(body))
                        && !asked.startsWith("/" + body + "/logout");
        return below ? asked : LogInPaths.start(body);
    }
}
