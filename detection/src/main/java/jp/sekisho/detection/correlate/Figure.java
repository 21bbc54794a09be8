// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.detection.match.Numbers;
import jp.sekisho.detection.sigma.Correlation;
import org.jspecify.annotations.Nullable;

/// What a correlation counts or computes over the matches of a span.
final class Figure {

    private final Correlation correlation;

    /// How many matches of the span have each value, or are of each rule.
    private final Map<String, Integer> counts = new HashMap<>();

    /// How many matches of the span have each number.
    private final TreeMap<BigDecimal, Integer> numbers = new TreeMap<>();

    private BigDecimal sum = BigDecimal.ZERO;
    private int numberCount;

    private Figure(Correlation correlation) {
        this.correlation = correlation;
    }

    static Figure of(Correlation correlation) {
        return new Figure(correlation);
    }

    void add(Group.Entry entry) {
        change(entry, 1);
    }

    void remove(Group.Entry entry) {
        change(entry, -1);
    }

    private void change(Group.Entry entry, int by) {
        @Nullable String value = entry.value();
        switch (correlation.type()) {
            case EVENT_COUNT, TEMPORAL_ORDERED -> {}
            case TEMPORAL -> count(counts, entry.occurrence().rule(), by);
            case VALUE_COUNT -> {
                if (value != null) {
                    count(counts, value, by);
                }
            }
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE -> {
                @Nullable BigDecimal number = value == null ? null : Numbers.parse(value);
                if (number != null) {
                    sum = by > 0 ? sum.add(number) : sum.subtract(number);
                    numberCount += by;
                    if (correlation.type() == Correlation.Type.VALUE_PERCENTILE) {
                        count(numbers, number, by);
                    }
                }
            }
        }
    }

    private static <K> void count(Map<K, Integer> counts, K key, int by) {
        int now = counts.getOrDefault(key, 0) + by;
        if (now == 0) {
            counts.remove(key);
        } else {
            counts.put(key, now);
        }
    }

    /// Computes the figure; empty where there is none, as for the mean of nothing.
    String over(ArrayDeque<Group.Entry> window) {
        return switch (correlation.type()) {
            case EVENT_COUNT -> Integer.toString(window.size());
            case VALUE_COUNT, TEMPORAL -> Integer.toString(counts.size());
            case TEMPORAL_ORDERED -> Integer.toString(inOrder(window));
            case VALUE_SUM -> numberCount == 0 ? "" : sum.toPlainString();
            case VALUE_AVG ->
                    numberCount == 0
                            ? ""
                            : sum.divide(BigDecimal.valueOf(numberCount), MathContext.DECIMAL64)
                                    .toPlainString();
            case VALUE_PERCENTILE -> percentile();
        };
    }

    boolean isMet(String figure) {
        if (figure.isEmpty()) {
            return false;
        }
        BigDecimal number = new BigDecimal(figure);
        if (correlation.bounds().isEmpty()) {
            return number.intValueExact() >= correlation.rules().size();
        }
        return correlation.bounds().stream().allMatch(b -> b.holds(number));
    }

    /// How many of the rules, from the first on, matched one after the other. Matches of the same
    /// time count as being in order.
    private int inOrder(ArrayDeque<Group.Entry> window) {
        List<String> rules = correlation.rules();
        Group.Entry[] entries = window.toArray(new Group.Entry[0]);
        Arrays.sort(
                entries,
                Comparator.comparing(Group.Entry::time)
                        .thenComparingInt(e -> rules.indexOf(e.occurrence().rule())));
        int done = 0;
        Instant last = Instant.MIN;
        for (Group.Entry entry : entries) {
            if (done < rules.size()
                    && entry.occurrence().rule().equals(rules.get(done))
                    && !entry.time().isBefore(last)) {
                done++;
                last = entry.time();
            }
        }
        return done;
    }

    /// The nearest rank: the smallest number that at least so many percent do not exceed.
    private String percentile() {
        int rank = Math.max(1, (int) Math.ceil(correlation.percentile() * numberCount / 100.0));
        int seen = 0;
        for (Map.Entry<BigDecimal, Integer> entry : numbers.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey().toPlainString();
            }
        }
        return "";
    }
}
