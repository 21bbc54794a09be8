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
import jp.sekisho.detection.format.EventSink;
import jp.sekisho.detection.match.Matcher;
import jp.sekisho.detection.match.Matches;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;
import jp.sekisho.detection.source.FieldMapping;
import jp.sekisho.detection.source.LogSources;

/// The engine: made once from a rule book, used by any number of threads.
public final class Detection {

    /// The longest value that an alert shows, in characters.
    public static final int MAX_SHOWN = 1_000;

    private final Matcher matcher;
    private final EventTime time;

    private Detection(Matcher matcher) {
        this.matcher = matcher;
        time = new EventTime(matcher.table());
    }

    /// Makes the engine.
    ///
    /// @param book loaded rules
    /// @return ready
    public static Detection of(RuleBook book) {
        Set<String> further = new HashSet<>(EventTime.FIELDS);
        further.add("Computer");
        return new Detection(new Matcher(book.rules(), LogSources.shipped(), further));
    }

    /// Returns the names and slots of the fields that are looked at; readers need it.
    ///
    /// @return frozen
    public FieldTable table() {
        return matcher.table();
    }

    /// Begins to judge events in one thread.
    ///
    /// @param alerts takes what is found, in the order of the events
    /// @return a sink for events; not for a second thread
    public EventSink session(Consumer<Alert> alerts) {
        Matcher.Judge judge = matcher.judge();
        return (event, file, line) -> {
            EventSource source = judge.source(event);
            Matches matches = judge.judge(event, source);
            for (int i = 0; i < matches.count(); i++) {
                SigmaRule rule = matcher.rules().get(matches.rule(i));
                alerts.accept(alert(event, source, rule, file, line));
            }
        };
    }

    private Alert alert(Event event, EventSource source, SigmaRule rule, String file, long line) {
        Set<String> names = new LinkedHashSet<>(List.of("Computer"));
        names.addAll(rule.fields());
        collect(rule.condition(), names);
        FieldMapping mapping = source.mappingFor(rule.source());
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : names) {
            StringJoiner values = new StringJoiner(", ");
            int slot = matcher.table().slot(mapping.nameOf(name));
            boolean any = false;
            for (int v = event.first(slot); v != Event.NONE; v = event.next(v)) {
                if (event.hasText(v)) {
                    values.add(event.text(v));
                    any = true;
                }
            }
            if (any) {
                fields.put(name, shown(values.toString()));
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

    private static String shown(String value) {
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
