// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.match.Matcher;
import jp.sekisho.detection.sigma.Correlation;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;
import jp.sekisho.detection.source.FieldMapping;
import jp.sekisho.detection.source.LogSources;
import org.jspecify.annotations.Nullable;

/// The engine: made once from a rule book, used by any number of threads.
public final class Detection {

    /// The longest value that an alert shows, in characters.
    public static final int MAX_SHOWN = 1_000;

    private final Matcher matcher;
    private final EventTime time;

    private final List<Correlation> correlations;

    private Detection(Matcher matcher, List<Correlation> correlations) {
        this.matcher = matcher;
        this.correlations = correlations;
        time = new EventTime(matcher.table());
    }

    /// Makes the engine.
    ///
    /// @param book loaded rules
    /// @return ready
    public static Detection of(RuleBook book) {
        Set<String> further = new HashSet<>(EventTime.FIELDS);
        further.add("Computer");
        for (Correlation correlation : book.correlations()) {
            further.addAll(correlation.groupBy());
            further.addAll(correlation.field());
            correlation.aliases().values().forEach(byRule -> further.addAll(byRule.values()));
        }
        return new Detection(
                new Matcher(book.rules(), LogSources.shipped(), further), book.correlations());
    }

    /// Returns the names and slots of the fields that are looked at; readers need it.
    ///
    /// @return frozen
    public FieldTable table() {
        return matcher.table();
    }

    /// Begins to judge events in one thread.
    ///
    /// @param alerts takes what is found: matches in the order of the events, correlations in the
    ///   order of time
    /// @return a sink for events; not for a second thread
    public Session session(Consumer<Alert> alerts) {
        return new Session(this, matcher.judge(), alerts);
    }

    Matcher matcher() {
        return matcher;
    }

    EventTime time() {
        return time;
    }

    List<Correlation> correlations() {
        return correlations;
    }

    /// Says whether matches of a rule are shown on their own: not where a correlation refers to it,
    /// unless one says `generate`.
    boolean isShown(String id, String name) {
        boolean referred = false;
        for (Correlation correlation : correlations) {
            if (correlation.rules().contains(id)
                    || (!name.isEmpty() && correlation.rules().contains(name))) {
                if (correlation.generate()) {
                    return true;
                }
                referred = true;
            }
        }
        return !referred;
    }

    Alert alert(Event event, EventSource source, SigmaRule rule, String file, long line) {
        Set<String> names = new LinkedHashSet<>(List.of("Computer"));
        names.addAll(rule.fields());
        collect(rule.condition(), names);
        FieldMapping mapping = source.mappingFor(rule.source());
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : names) {
            String text = text(event, mapping.nameOf(name));
            if (text != null) {
                fields.put(name, shown(text));
            }
        }
        return new Alert(
                file,
                line,
                rule.id(),
                rule.title(),
                rule.level(),
                time.of(event),
                rule.author(),
                fields);
    }

    /// Returns the values of a field, joined; null where it has none.
    @Nullable String text(Event event, String name) {
        int slot = matcher.table().known(name);
        int value = slot < 0 ? Event.NONE : event.first(slot);
        StringJoiner values = new StringJoiner(", ");
        boolean any = false;
        for (int v = value; v != Event.NONE; v = event.next(v)) {
            if (event.hasText(v)) {
                values.add(event.text(v));
                any = true;
            }
        }
        return any ? values.toString() : null;
    }

    static String shown(String value) {
        String masked = MyNumbers.mask(value);
        return masked.length() <= MAX_SHOWN ? masked : masked.substring(0, MAX_SHOWN) + "…";
    }

    private static void collect(Expression condition, Set<String> names) {
        switch (condition) {
            case Expression.All(List<Expression> parts) -> parts.forEach(p -> collect(p, names));
            case Expression.Any(List<Expression> parts) -> parts.forEach(p -> collect(p, names));
            case Expression.Not(Expression part) -> collect(part, names);
            case Expression.Holds(var test) -> names.addAll(test.fields());
            case Expression.Fixed _ -> {}
        }
    }
}
