// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what [RuleWriter] wrote. Anything else ends with an exception of the runtime, which the
/// one who asked takes for a broken cache.
final class RuleBytes {

    static final int ALL = 0;
    static final int ANY = 1;
    static final int NOT = 2;
    static final int FIXED = 3;
    static final int TEXT = 4;
    static final int MATCHES = 5;
    static final int IN_NETWORK = 6;
    static final int COMPARES = 7;
    static final int AT_TIME = 8;
    static final int SAME_AS = 9;
    static final int IS_NULL = 10;
    static final int EXISTS = 11;
    static final int KEYWORD = 12;
    static final int KEYWORD_MATCHES = 13;

    static final int LITERAL = 0;
    static final int ANY_TEXT = 1;
    static final int ANY_CHARACTER = 2;
    static final int DASH = 3;

    private static final TextPattern.Token ANY_TEXT_TOKEN = new TextPattern.AnyText();
    private static final TextPattern.Token ANY_CHARACTER_TOKEN = new TextPattern.AnyCharacter();
    private static final TextPattern.Token DASH_TOKEN = new TextPattern.Dash();

    private final byte[] bytes;
    private int at;
    private final List<String> texts = new ArrayList<>(40_000);

    private RuleBytes(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    static RuleBook read(byte[] bytes, int from) {
        RuleBytes in = new RuleBytes(bytes, from);
        List<SigmaRule> rules = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            rules.add(in.rule());
        }
        List<Correlation> correlations = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            correlations.add(in.correlation());
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            refusals.add(in.refusal());
        }
        return new RuleBook(rules, correlations, refusals);
    }

    private SigmaRule rule() {
        return new SigmaRule(
                new RuleId(text()),
                text(),
                text(),
                text(),
                Level.valueOf(text()),
                new LogSource(text(), text(), text()),
                expression(),
                texts(),
                texts(),
                text());
    }

    private Correlation correlation() {
        RuleId id = new RuleId(text());
        String name = text();
        String title = text();
        String author = text();
        Level level = Level.valueOf(text());
        Correlation.Type type = Correlation.Type.valueOf(text());
        List<String> rules = texts();
        List<String> groupBy = texts();
        Map<String, Map<String, String>> aliases = new HashMap<>();
        for (int left = count(); left > 0; left--) {
            String alias = text();
            Map<String, String> fields = new HashMap<>();
            for (int more = count(); more > 0; more--) {
                fields.put(text(), text());
            }
            aliases.put(alias, fields);
        }
        Duration span = Duration.parse(text());
        List<Correlation.Bound> bounds = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            bounds.add(
                    new Correlation.Bound(
                            Test.Comparison.valueOf(text()), new BigDecimal(text()), truth()));
        }
        return new Correlation(
                id, name, title, author, level, type, rules, groupBy, aliases, span, bounds,
                texts(), count(), truth(), text());
    }

    private Refusal refusal() {
        return new Refusal(text(), count(), text(), Refusal.Reason.valueOf(text()), text());
    }

    private Expression expression() {
        int kind = bytes[at++];
        return switch (kind) {
            case ALL -> new Expression.All(parts());
            case ANY -> new Expression.Any(parts());
            case NOT -> new Expression.Not(expression());
            case FIXED -> new Expression.Fixed(truth());
            default -> new Expression.Holds(test(kind));
        };
    }

    private List<Expression> parts() {
        int count = count();
        List<Expression> parts = new ArrayList<>(Math.min(count, bytes.length - at));
        for (int left = count; left > 0; left--) {
            parts.add(expression());
        }
        return parts;
    }

    private Test test(int kind) {
        return switch (kind) {
            case TEXT -> {
                String field = text();
                boolean cased = truth();
                yield new Test.Text(field, pattern(), cased);
            }
            case MATCHES -> new Test.Matches(text(), regular());
            case IN_NETWORK -> {
                String field = text();
                int length = count();
                byte[] address = Arrays.copyOfRange(bytes, at, at + length);
                at += length;
                yield new Test.InNetwork(field, Network.of(address, count()));
            }
            case COMPARES ->
                    new Test.Compares(
                            text(), Test.Comparison.valueOf(text()), new BigDecimal(text()));
            case AT_TIME ->
                    new Test.AtTime(
                            text(),
                            Test.TimePart.valueOf(text()),
                            Test.Comparison.valueOf(text()),
                            four());
            case SAME_AS -> new Test.SameAs(text(), text(), Test.Relation.valueOf(text()), truth());
            case IS_NULL -> new Test.IsNull(text());
            case EXISTS -> new Test.Exists(text());
            case KEYWORD -> {
                boolean cased = truth();
                yield new Test.Keyword(pattern(), cased);
            }
            case KEYWORD_MATCHES -> new Test.KeywordMatches(regular());
            default -> throw new IllegalArgumentException("kind " + kind);
        };
    }

    private RegularExpression regular() {
        return new RegularExpression(text(), truth(), truth(), truth());
    }

    private TextPattern pattern() {
        int count = count();
        List<TextPattern.Token> tokens = new ArrayList<>(Math.min(count, 16));
        for (int left = count; left > 0; left--) {
            int kind = bytes[at++];
            tokens.add(
                    switch (kind) {
                        case LITERAL -> new TextPattern.Literal(text());
                        case ANY_TEXT -> ANY_TEXT_TOKEN;
                        case ANY_CHARACTER -> ANY_CHARACTER_TOKEN;
                        case DASH -> DASH_TOKEN;
                        default -> throw new IllegalArgumentException("kind " + kind);
                    });
        }
        return new TextPattern(tokens);
    }

    private List<String> texts() {
        int count = count();
        List<String> all = new ArrayList<>(Math.min(count, 16));
        for (int left = count; left > 0; left--) {
            all.add(text());
        }
        return all;
    }

    private String text() {
        int number = count();
        if (number < texts.size()) {
            return texts.get(number);
        }
        int length = count();
        String text = new String(bytes, at, length, UTF_8);
        at += length;
        texts.add(text);
        return text;
    }

    private boolean truth() {
        return bytes[at++] != 0;
    }

    private int four() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | (bytes[at++] & 0xff);
        }
        return value;
    }

    private int count() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte b = bytes[at++];
            value |= (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("count at " + at);
    }
}
