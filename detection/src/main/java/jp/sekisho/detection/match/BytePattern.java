// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.detection.event.Bytes;
import jp.sekisho.detection.event.Folding;
import jp.sekisho.detection.sigma.TextPattern;

/// A text pattern over UTF-8 bytes.
final class BytePattern {

    private static final int ANY_CHARACTER = 256;
    private static final int DASH = 257;

    /// What a pattern amounts to.
    enum Shape {
        EXACT,
        PREFIX,
        SUFFIX,
        CONTAINS,
        OTHER
    }

    private final Shape shape;
    private final byte[] literal;
    private final int[][] segments;
    private final boolean openStart;
    private final boolean openEnd;

    BytePattern(TextPattern pattern, boolean cased) {
        List<int[]> pieces = new ArrayList<>();
        List<Integer> piece = new ArrayList<>();
        byte[] longest = new byte[0];
        int literals = 0;
        for (TextPattern.Token token : pattern.tokens()) {
            switch (token) {
                case TextPattern.Literal(String text) -> {
                    byte[] bytes = cased ? text.getBytes(UTF_8) : Folding.foldToBytes(text);
                    literals++;
                    longest = bytes.length > longest.length ? bytes : longest;
                    for (byte b : bytes) {
                        piece.add(b & 0xff);
                    }
                }
                case TextPattern.AnyCharacter() -> piece.add(ANY_CHARACTER);
                case TextPattern.Dash() -> piece.add(DASH);
                case TextPattern.AnyText() -> {
                    if (!piece.isEmpty()) {
                        pieces.add(piece.stream().mapToInt(i -> i).toArray());
                        piece.clear();
                    }
                }
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.stream().mapToInt(i -> i).toArray());
        }
        segments = pieces.toArray(new int[0][]);
        List<TextPattern.Token> tokens = pattern.tokens();
        openStart = !tokens.isEmpty() && tokens.getFirst() instanceof TextPattern.AnyText;
        openEnd = !tokens.isEmpty() && tokens.getLast() instanceof TextPattern.AnyText;
        literal = longest;
        boolean simple =
                literals
                                == tokens.size()
                                        - (openStart ? 1 : 0)
                                        - (openEnd && tokens.size() > 1 ? 1 : 0)
                        && literals <= 1;
        shape = !simple ? Shape.OTHER : shapeOf(openStart, openEnd);
    }

    private static Shape shapeOf(boolean start, boolean end) {
        if (start) {
            return end ? Shape.CONTAINS : Shape.SUFFIX;
        }
        return end ? Shape.PREFIX : Shape.EXACT;
    }

    Shape shape() {
        return shape;
    }

    /// The longest literal text, which must occur in every value that fits; may be empty.
    byte[] literal() {
        return literal;
    }

    boolean matches(byte[] text, int from, int to) {
        int length = literal.length;
        return switch (shape) {
            case EXACT -> Arrays.equals(literal, 0, length, text, from, to);
            case PREFIX ->
                    to - from >= length
                            && Arrays.equals(literal, 0, length, text, from, from + length);
            case SUFFIX ->
                    to - from >= length && Arrays.equals(literal, 0, length, text, to - length, to);
            case CONTAINS -> Bytes.find(text, from, to, literal) >= 0;
            case OTHER -> general(text, from, to);
        };
    }

    private boolean general(byte[] text, int from, int to) {
        int at = from;
        int first = 0;
        int last = segments.length;
        if (last == 0) {
            return openStart || from == to;
        }
        if (!openStart) {
            at = fit(segments[0], text, from, to);
            if (at < 0) {
                return false;
            }
            first = 1;
            if (last == 1) {
                return openEnd || at == to;
            }
        }
        int middle = openEnd ? last : last - 1;
        for (int i = first; i < middle; i++) {
            at = find(segments[i], text, at, to);
            if (at < 0) {
                return false;
            }
        }
        return openEnd || fitsAtEnd(segments[last - 1], text, at, to);
    }

    private static boolean fitsAtEnd(int[] segment, byte[] text, int from, int to) {
        // A character has at most four bytes; the dashes have up to three.
        for (int start = Math.max(from, to - 4 * segment.length); start <= to; start++) {
            if (fit(segment, text, start, to) == to) {
                return true;
            }
        }
        return false;
    }

    private static int find(int[] segment, byte[] text, int from, int to) {
        int first = segment[0];
        for (int start = from; start <= to; start++) {
            if (first < 256 && (start >= to || text[start] != (byte) first)) {
                continue;
            }
            if (start > from && start < to && isContinuation(text[start])) {
                continue;
            }
            int end = fit(segment, text, start, to);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int fit(int[] segment, byte[] text, int start, int to) {
        int at = start;
        for (int element : segment) {
            if (at >= to) {
                return -1;
            }
            if (element < 256) {
                if (text[at++] != (byte) element) {
                    return -1;
                }
            } else if (element == ANY_CHARACTER) {
                at++;
                while (at < to && isContinuation(text[at])) {
                    at++;
                }
            } else {
                at = dash(text, at, to);
                if (at < 0) {
                    return -1;
                }
            }
        }
        return at;
    }

    private static int dash(byte[] text, int at, int to) {
        byte b = text[at];
        if (b == '-' || b == '/') {
            return at + 1;
        }
        // U+2013, U+2014 and U+2015 are E2 80 93 to E2 80 95.
        boolean wide =
                b == (byte) 0xE2
                        && at + 2 < to
                        && text[at + 1] == (byte) 0x80
                        && (text[at + 2] & 0xff) >= 0x93
                        && (text[at + 2] & 0xff) <= 0x95;
        return wide ? at + 3 : -1;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
