// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a rule book as bytes that [RuleBytes] makes out again. Each text stands once.
final class RuleWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new HashMap<>();

    static byte[] bytes(RuleBook book) throws IOException {
        RuleWriter writer = new RuleWriter();
        writer.count(book.rules().size());
        for (SigmaRule rule : book.rules()) {
            writer.rule(rule);
        }
        writer.count(book.correlations().size());
        for (Correlation correlation : book.correlations()) {
            writer.correlation(correlation);
        }
        writer.count(book.refusals().size());
        for (Refusal refusal : book.refusals()) {
            writer.refusal(refusal);
        }
        return writer.bytes.toByteArray();
    }

    private void rule(SigmaRule rule) throws IOException {
        text(rule.id().value());
        text(rule.name());
        text(rule.title());
        text(rule.author());
        text(rule.level().name());
        text(rule.source().product());
        text(rule.source().category());
        text(rule.source().service());
        expression(rule.condition());
        texts(rule.fields());
        texts(rule.tags());
        text(rule.origin());
    }

    private void correlation(Correlation c) throws IOException {
        text(c.id().value());
        text(c.name());
        text(c.title());
        text(c.author());
        text(c.level().name());
        text(c.type().name());
        texts(c.rules());
        texts(c.groupBy());
        count(c.aliases().size());
        for (Map.Entry<String, Map<String, String>> alias : c.aliases().entrySet()) {
            text(alias.getKey());
            count(alias.getValue().size());
            for (Map.Entry<String, String> field : alias.getValue().entrySet()) {
                text(field.getKey());
                text(field.getValue());
            }
        }
        text(c.span().toString());
        count(c.bounds().size());
        for (Correlation.Bound bound : c.bounds()) {
            text(bound.comparison().name());
            text(bound.number().toString());
            out.writeBoolean(bound.negated());
        }
        texts(c.field());
        count(c.percentile());
        out.writeBoolean(c.generate());
        text(c.origin());
    }

    private void refusal(Refusal refusal) throws IOException {
        text(refusal.origin());
        count(refusal.document());
        text(refusal.title());
        text(refusal.reason().name());
        text(refusal.message());
    }

    private void expression(Expression expression) throws IOException {
        switch (expression) {
            case Expression.All(List<Expression> parts) -> parts(RuleBytes.ALL, parts);
            case Expression.Any(List<Expression> parts) -> parts(RuleBytes.ANY, parts);
            case Expression.Not(Expression part) -> {
                out.writeByte(RuleBytes.NOT);
                expression(part);
            }
            case Expression.Fixed(boolean value) -> {
                out.writeByte(RuleBytes.FIXED);
                out.writeBoolean(value);
            }
            case Expression.Holds(Test test) -> test(test);
        }
    }

    private void parts(int kind, List<Expression> parts) throws IOException {
        out.writeByte(kind);
        count(parts.size());
        for (Expression part : parts) {
            expression(part);
        }
    }

    private void test(Test test) throws IOException {
        switch (test) {
            case Test.Text t -> {
                out.writeByte(RuleBytes.TEXT);
                text(t.field());
                pattern(t.pattern(), t.cased());
            }
            case Test.Matches t -> {
                out.writeByte(RuleBytes.MATCHES);
                text(t.field());
                regular(t.expression());
            }
            case Test.InNetwork t -> {
                out.writeByte(RuleBytes.IN_NETWORK);
                text(t.field());
                byte[] address = t.network().address();
                count(address.length);
                out.write(address);
                count(t.network().prefix());
            }
            case Test.Compares t -> {
                out.writeByte(RuleBytes.COMPARES);
                text(t.field());
                text(t.comparison().name());
                text(t.number().toString());
            }
            case Test.AtTime t -> {
                out.writeByte(RuleBytes.AT_TIME);
                text(t.field());
                text(t.part().name());
                text(t.comparison().name());
                out.writeInt(t.number());
            }
            case Test.SameAs t -> {
                out.writeByte(RuleBytes.SAME_AS);
                text(t.field());
                text(t.other());
                text(t.relation().name());
                out.writeBoolean(t.cased());
            }
            case Test.IsNull t -> {
                out.writeByte(RuleBytes.IS_NULL);
                text(t.field());
            }
            case Test.Exists t -> {
                out.writeByte(RuleBytes.EXISTS);
                text(t.field());
            }
            case Test.Keyword t -> {
                out.writeByte(RuleBytes.KEYWORD);
                pattern(t.pattern(), t.cased());
            }
            case Test.KeywordMatches t -> {
                out.writeByte(RuleBytes.KEYWORD_MATCHES);
                regular(t.expression());
            }
        }
    }

    private void regular(RegularExpression expression) throws IOException {
        text(expression.text());
        out.writeBoolean(expression.ignoreCase());
        out.writeBoolean(expression.multiLine());
        out.writeBoolean(expression.dotAll());
    }

    private void pattern(TextPattern pattern, boolean cased) throws IOException {
        out.writeBoolean(cased);
        count(pattern.tokens().size());
        for (TextPattern.Token token : pattern.tokens()) {
            switch (token) {
                case TextPattern.Literal(String text) -> {
                    out.writeByte(RuleBytes.LITERAL);
                    text(text);
                }
                case TextPattern.AnyText _ -> out.writeByte(RuleBytes.ANY_TEXT);
                case TextPattern.AnyCharacter _ -> out.writeByte(RuleBytes.ANY_CHARACTER);
                case TextPattern.Dash _ -> out.writeByte(RuleBytes.DASH);
            }
        }
    }

    private void texts(List<String> all) throws IOException {
        count(all.size());
        for (String one : all) {
            text(one);
        }
    }

    /// A text's number; the text itself follows where it is new.
    private void text(String text) throws IOException {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            count(known);
            return;
        }
        count(texts.size() - 1);
        byte[] utf = text.getBytes(UTF_8);
        count(utf.length);
        out.write(utf);
    }

    /// Seven bits a byte, the lowest first.
    private void count(int number) throws IOException {
        int rest = number;
        while (rest > 127) {
            out.writeByte((rest & 127) | 128);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
