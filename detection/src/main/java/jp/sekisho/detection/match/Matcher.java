// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.event.FieldTable;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;
import jp.sekisho.detection.source.FieldMapping;
import jp.sekisho.detection.source.LogSources;
import jp.sekisho.detection.source.SourceResolver;
import org.jspecify.annotations.Nullable;

/// All rules, compiled for each kind of log when the first event of that kind comes.
public final class Matcher {

    /// The most kinds of logs.
    static final int MAX_SOURCES = 10_000;

    private final List<SigmaRule> rules;
    private final FieldTable table;
    private final SourceResolver resolver;
    private final AtomicReferenceArray<Plan> plans = new AtomicReferenceArray<>(MAX_SOURCES);

    /// Takes the rules.
    ///
    /// @param rules in the order in which matches are reported
    /// @param sources what is known of logs
    /// @param furtherFields names of fields that something else than a rule asks for
    public Matcher(List<SigmaRule> rules, LogSources sources, Set<String> furtherFields) {
        this.rules = List.copyOf(rules);
        table = FieldTable.forKnownShapes();
        Set<String> names = new HashSet<>(furtherFields);
        for (SigmaRule rule : rules) {
            collect(rule.condition(), names);
            names.addAll(rule.fields());
        }
        names.forEach(table::slot);
        if (rules.stream().noneMatch(r -> hasKeywords(r.condition()))) {
            table.needsNamedValuesOnly();
        }
        for (List<FieldMapping> mappings : sources.mappings().values()) {
            mappings.forEach(m -> m.fields().values().forEach(table::slot));
        }
        sources.shapes().forEach(s -> s.mapping().fields().values().forEach(table::slot));
        resolver = new SourceResolver(sources, table);
        table.freeze();
    }

    private static boolean hasKeywords(Expression condition) {
        return switch (condition) {
            case Expression.All(List<Expression> parts) ->
                    parts.stream().anyMatch(Matcher::hasKeywords);
            case Expression.Any(List<Expression> parts) ->
                    parts.stream().anyMatch(Matcher::hasKeywords);
            case Expression.Not(Expression part) -> hasKeywords(part);
            case Expression.Holds(var test) -> test.fields().isEmpty();
            case Expression.Fixed _ -> false;
        };
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

    /// Returns the rules by their numbers.
    ///
    /// @return unchangeable
    public List<SigmaRule> rules() {
        return rules;
    }

    /// Returns the names and slots of the fields that are looked at.
    ///
    /// @return frozen
    public FieldTable table() {
        return table;
    }

    /// Begins to judge events in one thread.
    ///
    /// @return not for a second thread
    public Judge judge() {
        return new Judge(this, resolver.forThread());
    }

    Plan plan(EventSource source) {
        Plan plan = plans.get(source.number());
        if (plan == null) {
            synchronized (plans) {
                plan = plans.get(source.number());
                if (plan == null) {
                    plan = Plan.compile(rules, source, table);
                    plans.set(source.number(), plan);
                }
            }
        }
        return plan;
    }

    /// One thread's judge.
    public static final class Judge {
        private final Matcher matcher;
        private final SourceResolver resolver;
        private final Matches matches = new Matches();
        private @Nullable Run[] runs = new Run[64];

        private Judge(Matcher matcher, SourceResolver resolver) {
            this.matcher = matcher;
            this.resolver = resolver;
        }

        /// Makes an event that fits this judge.
        ///
        /// @return empty
        public Event newEvent() {
            return new Event(matcher.table.slots());
        }

        /// Finds the log of an event.
        ///
        /// @param event read
        /// @return its source
        public EventSource source(Event event) {
            return resolver.resolve(event);
        }

        /// Returns the source of events of some categories, whatever their log.
        ///
        /// @param categories words
        /// @return its source
        public EventSource source(Set<String> categories) {
            return resolver.source(Set.of(), categories, Set.of(), List.of());
        }

        /// Judges an event by the rules for its log.
        ///
        /// @param event read
        /// @return the rules that hold; refilled by the next call
        public Matches judge(Event event) {
            return judge(event, resolver.resolve(event));
        }

        /// Judges an event whose log is known otherwise.
        ///
        /// @param event read
        /// @param source from the same matcher's resolver
        /// @return the rules that hold; refilled by the next call
        public Matches judge(Event event, EventSource source) {
            matches.clear();
            int number = source.number();
            if (number >= runs.length) {
                runs = java.util.Arrays.copyOf(runs, Math.max(number + 1, runs.length * 2));
            }
            Run run = runs[number];
            if (run == null) {
                run = new Run(matcher.plan(source));
                runs[number] = run;
            }
            run.judge(event, matches);
            return matches;
        }
    }
}
