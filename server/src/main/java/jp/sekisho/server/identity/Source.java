// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a request comes from, as far as slowing down is concerned: an IPv4 address, or the /64 of
/// an IPv6 address, for one machine owns a whole /64.
///
/// @param value never empty
record Source(String value) {

    Source {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("source must not be empty");
        }
    }

    /// The person at the server's own console.
    static final Source CONSOLE = new Source("console");

    static Source of(HttpServletRequest request) {
        return ofAddress(request.getRemoteAddr());
    }

    static Source ofAddress(String address) {
        if (!address.contains(":")) {
            return new Source(address.isEmpty() ? "unknown" : address);
        }
        String[] halves = address.split("%", 2)[0].split("::", 2);
        Stream<String> head = groups(halves[0]);
        if (halves.length == 2) {
            long missing = 8 - groups(halves[0]).count() - groups(halves[1]).count();
            head =
                    Stream.concat(
                            head,
                            Stream.concat(
                                    Stream.generate(() -> "0").limit(Math.max(missing, 0)),
                                    groups(halves[1])));
        }
        return new Source(head.limit(4).collect(Collectors.joining(":")) + "::/64");
    }

    private static Stream<String> groups(String part) {
        return Arrays.stream(part.split(":"))
                .filter(g -> !g.isEmpty())
                .map(g -> g.replaceFirst("^0+(?=.)", ""));
    }
}
