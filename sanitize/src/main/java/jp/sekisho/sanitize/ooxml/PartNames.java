// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Names of parts inside a package (ECMA-376 part 2, 9.1): relative targets resolved, never leaving
/// the package.
final class PartNames {

    private PartNames() {}

    /// Returns the part's name without leading slash; empty where it is none.
    ///
    /// @param source the part whose relationship it is, empty for the package
    /// @param target as written
    /// @return the part's name without leading slash; empty where it is none
    static Optional<String> resolve(String source, String target) {
        String decoded = percentDecoded(target);
        if (decoded.indexOf('\\') >= 0 || decoded.indexOf(':') >= 0 || decoded.indexOf('#') >= 0) {
            return Optional.empty();
        }
        Deque<String> path = new ArrayDeque<>();
        if (!decoded.startsWith("/")) {
            int slash = source.lastIndexOf('/');
            push(path, slash < 0 ? "" : source.substring(0, slash));
        }
        if (!push(path, decoded)) {
            return Optional.empty();
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(String.join("/", path));
    }

    private static boolean push(Deque<String> path, String part) {
        int at = 0;
        while (at < part.length()) {
            int end = part.indexOf('/', at);
            end = end < 0 ? part.length() : end;
            String step = part.substring(at, end);
            if (step.equals("..")) {
                if (path.pollLast() == null) {
                    return false;
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
            at = end + 1;
        }
        return true;
    }

    private static String percentDecoded(String target) {
        if (target.indexOf('%') < 0) {
            return target;
        }
        byte[] out = new byte[target.length() * 4];
        int n = 0;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            int high = i + 2 < target.length() ? Character.digit(target.charAt(i + 1), 16) : -1;
            int low = i + 2 < target.length() ? Character.digit(target.charAt(i + 2), 16) : -1;
            if (c == '%' && high >= 0 && low >= 0) {
                out[n++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    out[n++] = b;
                }
            }
        }
        return new String(out, 0, n, StandardCharsets.UTF_8);
    }

    /// Returns the name of the part that holds a part's relationships.
    static String relationshipsOf(String part) {
        int slash = part.lastIndexOf('/');
        return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    }

    static String extension(String part) {
        int dot = part.lastIndexOf('.');
        return dot > part.lastIndexOf('/') ? part.substring(dot + 1) : "";
    }
}
