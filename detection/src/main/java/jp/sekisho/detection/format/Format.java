// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import jp.sekisho.detection.evtx.EvtxFile;

/// The shapes of logs that are known.
enum Format {
    JSON_LINES("json-lines"),
    JSON("json"),
    EVTX("evtx"),
    TEXT("text"),
    EMPTY("empty"),
    UNKNOWN("unknown");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// Finds out from a file's beginning.
    static Format of(byte[] head, String name) {
        if (EvtxFile.isOne(head)) {
            return EVTX;
        }
        int at = 0;
        if (head.length >= 3
                && head[0] == (byte) 0xEF
                && head[1] == (byte) 0xBB
                && head[2] == (byte) 0xBF) {
            at = 3;
        }
        while (at < head.length && head[at] >= 0 && head[at] <= ' ') {
            at++;
        }
        if (at == head.length) {
            return EMPTY;
        }
        if (head[at] == '{') {
            return endsOnItsLine(head, at) ? JSON_LINES : JSON;
        }
        if (head[at] == '[') {
            return JSON;
        }
        boolean rules = name.endsWith(".yml") || name.endsWith(".yaml");
        return rules || isBinary(head) ? UNKNOWN : TEXT;
    }

    private static boolean isBinary(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsOnItsLine(byte[] head, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < head.length; i++) {
            byte b = head[i];
            if (b == '\n') {
                return false;
            }
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return true;
            }
        }
        // A first line longer than what was looked at: documents over many lines are not so long.
        return true;
    }
}
