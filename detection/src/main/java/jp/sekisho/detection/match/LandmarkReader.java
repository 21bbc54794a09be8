// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// Reads the [Landmarks] of a regular expression, without regard to case. What is not understood
/// gives none, which is always right.
final class LandmarkReader {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_STEPS = 24;
    private static final int MAX_ALTERNATIVES = 16;

    /// How often a repeated part is asked for at most.
    private static final int MAX_REPEATED = 3;

    private final String text;
    private int at;

    private LandmarkReader(String text) {
        this.text = text;
    }

    /// Something in the expression that is not understood.
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    static Landmarks of(String expression) {
        LandmarkReader reader = new LandmarkReader(expression);
        try {
            List<List<byte[]>> steps = reader.alternatives(0);
            return new Landmarks(reader.at == expression.length() ? steps : List.of());
        } catch (NotUnderstood e) {
            return new Landmarks(List.of());
        }
    }

    /// Branches up to a closing parenthesis or the end.
    private List<List<byte[]>> alternatives(int depth) throws NotUnderstood {
        if (depth > MAX_DEPTH) {
            throw new NotUnderstood();
        }
        List<List<List<byte[]>>> branches = new ArrayList<>();
        branches.add(branch(depth));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            branches.add(branch(depth));
        }
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        // Of each branch the best step; together they are one.
        List<byte[]> any = new ArrayList<>();
        for (List<List<byte[]>> branch : branches) {
            byte[][] best = new Landmarks(branch).best();
            if (best.length == 0 || any.size() + best.length > MAX_ALTERNATIVES) {
                return List.of();
            }
            any.addAll(List.of(best));
        }
        return List.of(any);
    }

    private List<List<byte[]>> branch(int depth) throws NotUnderstood {
        List<List<byte[]>> steps = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            int literal = -1;
            List<List<byte[]>> within = List.of();
            switch (text.charAt(at)) {
                case '(' -> within = group(depth);
                case '[' -> literal = bracket();
                case '\\' -> literal = escape();
                case '.', '^', '$' -> at++;
                case '*', '+', '?' -> throw new NotUnderstood();
                default -> literal = text.charAt(at++);
            }
            int before = at;
            int least = quantifier();
            boolean plain = literal >= 0 && literal < 128;
            if (plain && least > 0) {
                run.append(Character.toLowerCase((char) literal));
            }
            if (!plain || at > before) {
                end(run, steps);
            }
            for (int i = Math.min(least, MAX_REPEATED); i > 0 && steps.size() < MAX_STEPS; i--) {
                steps.addAll(within);
            }
        }
        end(run, steps);
        return steps;
    }

    private static void end(StringBuilder run, List<List<byte[]>> steps) {
        if (!run.isEmpty()) {
            steps.add(List.of(run.toString().getBytes(UTF_8)));
            run.setLength(0);
        }
    }

    private List<List<byte[]>> group(int depth) throws NotUnderstood {
        at++;
        if (text.startsWith("?", at)) {
            at++;
            while (at < text.length() && "imsU-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (text.startsWith(")", at)) {
                at++;
                // What is repeated then is the part before the flags.
                if (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
                    throw new NotUnderstood();
                }
                return List.of();
            }
            if (!text.startsWith(":", at)) {
                throw new NotUnderstood();
            }
            at++;
        }
        List<List<byte[]>> within = alternatives(depth + 1);
        if (!text.startsWith(")", at)) {
            throw new NotUnderstood();
        }
        at++;
        return within;
    }

    /// Passes a class; returns its letter where it stands for one, in either case or both.
    private int bracket() throws NotUnderstood {
        int start = at++;
        if (text.startsWith("^", at)) {
            at++;
        }
        if (text.startsWith("]", at)) {
            at++;
        }
        while (at < text.length() && text.charAt(at) != ']') {
            if (text.startsWith("[:", at)) {
                int close = text.indexOf(":]", at);
                if (close < 0) {
                    throw new NotUnderstood();
                }
                at = close + 2;
            } else {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        if (at >= text.length()) {
            throw new NotUnderstood();
        }
        at++;
        String inner = text.substring(start + 1, at - 1);
        boolean one =
                inner.length() == 1
                        || (inner.length() == 2
                                && Character.toLowerCase(inner.charAt(0))
                                        == Character.toLowerCase(inner.charAt(1)));
        char letter = inner.charAt(0);
        return one && letter < 128 && Character.isLetterOrDigit(letter) ? letter : -1;
    }

    /// Passes an escape; returns the character that it stands for, or -1 where it may be several.
    private int escape() throws NotUnderstood {
        if (at + 1 >= text.length()) {
            throw new NotUnderstood();
        }
        char escaped = text.charAt(at + 1);
        at += 2;
        if (!Character.isLetterOrDigit(escaped)) {
            return escaped;
        }
        if ("wWdDsSbBtnrfv".indexOf(escaped) < 0) {
            throw new NotUnderstood();
        }
        return -1;
    }

    /// Passes what follows a part; returns how often the part must be there at least.
    private int quantifier() throws NotUnderstood {
        if (at >= text.length()) {
            return 1;
        }
        int least =
                switch (text.charAt(at)) {
                    case '*', '?' -> 0;
                    case '+' -> 1;
                    case '{' -> counted();
                    default -> -1;
                };
        if (least < 0) {
            return 1;
        }
        if (text.charAt(at) != '{') {
            at++;
        } else {
            at = text.indexOf('}', at) + 1;
        }
        if (text.startsWith("?", at)) {
            at++;
        }
        return least;
    }

    /// The least count of `{n}`, `{n,}` and `{n,m}`; -1 where the brace stands for itself.
    private int counted() throws NotUnderstood {
        int i = at + 1;
        int least = 0;
        while (i < text.length() && Character.digit(text.charAt(i), 10) >= 0) {
            least = Math.min(1_000, least * 10 + Character.digit(text.charAt(i++), 10));
        }
        if (i == at + 1) {
            return -1;
        }
        if (i < text.length() && text.charAt(i) == ',') {
            i++;
            while (i < text.length() && Character.digit(text.charAt(i), 10) >= 0) {
                i++;
            }
        }
        return i < text.length() && text.charAt(i) == '}' ? least : -1;
    }
}
