// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.detection.sigma.Correlation;

/// Takes matches in any order and says which correlations are met, in the order of time.
public final class Correlator {

    /// How many matches are kept unless said otherwise.
    public static final int DEFAULT_BUDGET = 500_000;

    private final List<CorrelationState> states = new ArrayList<>();
    private final Map<String, List<CorrelationState>> byRule = new HashMap<>();
    private final int budget;
    private Instant watermark = Instant.MIN;
    private long evicted;
    private long late;
    private long withoutGroup;

    /// Makes a correlator.
    ///
    /// @param correlations each after those that it refers to, as a rule book has them
    /// @param budget how many matches may be kept at once
    public Correlator(List<Correlation> correlations, int budget) {
        this.budget = budget;
        for (Correlation correlation : correlations) {
            CorrelationState state = new CorrelationState(correlation);
            states.add(state);
            for (String rule : new HashSet<>(correlation.rules())) {
                byRule.computeIfAbsent(rule, _ -> new ArrayList<>()).add(state);
            }
        }
    }

    /// Takes a match.
    ///
    /// @param occurrence of a wanted rule
    public void add(Occurrence occurrence) {
        if (!occurrence.time().isAfter(watermark)) {
            late++;
            return;
        }
        for (CorrelationState state : byRule.getOrDefault(occurrence.rule(), List.of())) {
            if (!state.add(occurrence)) {
                withoutGroup++;
            }
        }
        if (kept() > budget) {
            evict();
        }
    }

    /// Decides everything up to a time; nothing that happened until then is taken any more.
    ///
    /// @param time no match up to here is still to come
    /// @param findings takes what is met, in the order of time
    public void advance(Instant time, Consumer<Finding> findings) {
        if (!time.isAfter(watermark)) {
            return;
        }
        List<Finding> found = new ArrayList<>();
        for (CorrelationState state : states) {
            List<Finding> here = state.advance(time);
            found.addAll(here);
            for (Finding finding : here) {
                for (String name : finding.names()) {
                    feed(name, finding);
                }
            }
        }
        watermark = time;
        found.sort(
                Comparator.comparing(Finding::time)
                        .thenComparing(f -> f.correlation().id())
                        .thenComparing(f -> f.group().toString()));
        found.forEach(findings);
    }

    private void feed(String name, Finding finding) {
        Occurrence occurrence =
                new Occurrence(
                        name,
                        finding.time(),
                        finding.group(),
                        finding.last().file(),
                        finding.last().line());
        for (CorrelationState state : byRule.getOrDefault(name, List.of())) {
            if (!state.add(occurrence)) {
                withoutGroup++;
            }
        }
    }

    /// Decides everything that is left.
    ///
    /// @param findings takes what is met, in the order of time
    public void close(Consumer<Finding> findings) {
        advance(Instant.MAX, findings);
    }

    /// Returns what was lost so far.
    ///
    /// @return the counts
    public Losses losses() {
        return new Losses(evicted, late, 0, withoutGroup);
    }

    /// Says when something may be decided or forgotten next though no further match comes.
    ///
    /// @return a time after the watermark; nothing where nothing is kept
    public Optional<Instant> due() {
        return states.stream().flatMap(s -> s.due().stream()).min(Comparator.naturalOrder());
    }

    /// Writes what is kept, so that [#read] of a correlator for the same correlations goes on where
    /// this one is. What was lost so far is not written.
    ///
    /// @param out takes it
    /// @throws IOException where it cannot take it
    public void write(DataOutput out) throws IOException {
        Occurrences.writeTime(out, watermark);
        for (CorrelationState state : states) {
            state.write(out);
        }
    }

    /// Takes over what another correlator for the same correlations wrote.
    ///
    /// @param in gives it
    /// @throws IOException where it is not what was written
    public void read(DataInput in) throws IOException {
        watermark = Occurrences.readTime(in);
        for (CorrelationState state : states) {
            state.read(in);
        }
    }

    private int kept() {
        int kept = 0;
        for (CorrelationState state : states) {
            kept += state.size();
        }
        return kept;
    }

    /// Gives up the oldest matches, a tenth of the budget at once.
    private void evict() {
        int toGo = Math.max(1, budget / 10) + kept() - budget;
        while (toGo > 0) {
            CorrelationState largest = states.getFirst();
            for (CorrelationState state : states) {
                largest = state.size() > largest.size() ? state : largest;
            }
            int gone = largest.evict(Math.max(1, Math.min(toGo, largest.size() / 2)));
            if (gone == 0) {
                return;
            }
            evicted += gone;
            toGo -= gone;
        }
    }
}
