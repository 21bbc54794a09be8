// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.detection.sigma.Correlation;
import jp.sekisho.detection.sigma.Test;
import org.jspecify.annotations.Nullable;

/// The matches of one group.
///
/// Where the condition only asks for enough, the span slides with the events: it is met by the
/// event that makes the last span's figure sufficient, and is not reported again until the figure
/// has fallen below, or a whole span has passed since. Where the condition also has an upper bound,
/// it can only be decided at the end of a span; a span then begins with the first event that stands
/// in none.
final class Group {

    /// A match with the value that counts.
    ///
    /// @param occurrence the match
    /// @param group the values of `group-by`, by name, as this match has them
    /// @param value folded; null where it has none
    record Entry(Occurrence occurrence, Map<String, String> group, @Nullable String value) {
        Instant time() {
            return occurrence.time();
        }
    }

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::time)
                    .thenComparing(e -> e.occurrence().file())
                    .thenComparingLong(e -> e.occurrence().line())
                    .thenComparing(e -> e.occurrence().rule());

    private final Correlation correlation;
    private final boolean sliding;
    private final Duration span;
    private final List<Entry> pending = new ArrayList<>();
    private final ArrayDeque<Entry> window = new ArrayDeque<>();
    private final Figure figure;
    private boolean met;
    private Instant reported = Instant.MIN;
    private Instant latest = Instant.MIN;
    private @Nullable Instant opened;

    Group(Correlation correlation) {
        this.correlation = correlation;
        span = correlation.span();
        figure = Figure.of(correlation);
        sliding =
                correlation.bounds().stream()
                        .allMatch(b ->
                                !b.negated()
                                        && (b.comparison() == Test.Comparison.GREATER
                                                || b.comparison() == Test.Comparison.AT_LEAST));
    }

    void add(Entry entry) {
        pending.add(entry);
        latest = entry.time().isAfter(latest) ? entry.time() : latest;
    }

    int size() {
        return pending.size() + window.size();
    }

    Instant latest() {
        return latest;
    }

    boolean isIdle() {
        return pending.isEmpty() && window.isEmpty();
    }

    /// When something may be decided or forgotten next though no further match comes.
    Optional<Instant> due() {
        Instant start = opened;
        Optional<Instant> next = pending.stream().map(Entry::time).min(Comparator.naturalOrder());
        if (next.isEmpty() && start != null) {
            return Optional.of(start.plus(span));
        }
        if (next.isEmpty() && !window.isEmpty()) {
            return Optional.of(window.getLast().time().plus(span));
        }
        return next;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(met);
        Occurrences.writeTime(out, reported);
        Occurrences.writeTime(out, latest);
        Occurrences.writeTime(out, opened == null ? Instant.MIN : opened);
        out.writeInt(window.size());
        for (Entry entry : window) {
            Occurrences.write(out, entry.occurrence());
        }
        out.writeInt(pending.size());
        for (Entry entry : pending) {
            Occurrences.write(out, entry.occurrence());
        }
    }

    void read(DataInput in, Function<Occurrence, Entry> entries) throws IOException {
        met = in.readBoolean();
        reported = Occurrences.readTime(in);
        latest = Occurrences.readTime(in);
        Instant start = Occurrences.readTime(in);
        opened = start.equals(Instant.MIN) ? null : start;
        int inWindow = in.readInt();
        for (int i = 0; i < inWindow; i++) {
            take(entries.apply(Occurrences.read(in)));
        }
        int waiting = in.readInt();
        for (int i = 0; i < waiting; i++) {
            pending.add(entries.apply(Occurrences.read(in)));
        }
    }

    int dropOldest(int wanted) {
        int gone = 0;
        while (gone < wanted && !window.isEmpty()) {
            forget();
            gone++;
        }
        pending.sort(ORDER);
        int more = Math.min(wanted - gone, pending.size());
        pending.subList(0, more).clear();
        return gone + more;
    }

    void advance(Instant watermark, List<Finding> found) {
        pending.sort(ORDER);
        int at = 0;
        while (at < pending.size() && !pending.get(at).time().isAfter(watermark)) {
            Instant time = pending.get(at).time();
            closeUpTo(time, false, found);
            while (at < pending.size() && pending.get(at).time().equals(time)) {
                if (!sliding && opened == null) {
                    opened = time;
                }
                take(pending.get(at++));
            }
            if (sliding) {
                slide(time, found);
            }
        }
        pending.subList(0, at).clear();
        closeUpTo(watermark, true, found);
    }

    private void take(Entry entry) {
        window.addLast(entry);
        figure.add(entry);
    }

    private void forget() {
        figure.remove(window.removeFirst());
    }

    private void slide(Instant time, List<Finding> found) {
        Instant from = time.minus(span);
        while (!window.getFirst().time().isAfter(from)) {
            forget();
        }
        String value = figure.over(window);
        if (!figure.isMet(value)) {
            met = false;
            return;
        }
        if (!met || !reported.plus(span).isAfter(time)) {
            found.add(finding(time, value));
            reported = time;
        }
        met = true;
    }

    /// Ends a span that began with its first event, and forgets what no further event can need.
    private void closeUpTo(Instant time, boolean inclusive, List<Finding> found) {
        Instant start = opened;
        if (start != null) {
            Instant end = start.plus(span);
            if (end.isBefore(time) || end.equals(time)) {
                String value = figure.over(window);
                if (figure.isMet(value)) {
                    found.add(finding(end, value));
                }
                while (!window.isEmpty()) {
                    forget();
                }
                opened = null;
            }
        } else if (sliding && inclusive && !window.isEmpty()) {
            Instant from = time.isBefore(Instant.MIN.plus(span)) ? Instant.MIN : time.minus(span);
            while (!window.isEmpty() && !window.getFirst().time().isAfter(from)) {
                forget();
            }
        }
    }

    private Finding finding(Instant time, String value) {
        return new Finding(
                correlation,
                time,
                window.getFirst().group(),
                value,
                window.getLast().occurrence(),
                window.size());
    }
}
