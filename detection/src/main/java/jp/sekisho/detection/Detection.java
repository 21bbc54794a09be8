// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import jp.sekisho.detection.correlate.Finding;
import jp.sekisho.detection.correlate.Occurrence;
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
import jp.sekisho.detection.zone.Crossings;
import jp.sekisho.detection.zone.ZonePlan;
import org.jspecify.annotations.Nullable;

/// The engine: made once from a rule book, used by any number of threads.
public final class Detection {

    /// The longest value that an alert shows, in characters.
    public static final int MAX_SHOWN = 1_000;

    private final Matcher matcher;
    private final EventTime time;

    private final List<Correlation> correlations;
    private final Optional<Crossings> crossings;

    private Detection(Matcher matcher, List<Correlation> correlations, Optional<ZonePlan> plan) {
        crossings = plan.map(p -> new Crossings(p, matcher.table()));
        this.matcher = matcher;
        this.correlations = correlations;
        time = new EventTime(matcher.table());
    }

    /// Makes the engine.
    ///
    /// @param book loaded rules
    /// @return ready
    public static Detection of(RuleBook book) {
        return of(book, Optional.empty());
    }

    /// Makes the engine with a zone plan: events that tell of a connection between zones are also
    /// judged by the rules of category `zone_crossing`.
    ///
    /// @param book loaded rules
    /// @param plan zones and permitted flows
    /// @return ready
    public static Detection of(RuleBook book, Optional<ZonePlan> plan) {
        Set<String> further = new HashSet<>(EventTime.FIELDS);
        further.add("Computer");
        for (Correlation correlation : book.correlations()) {
            further.addAll(correlation.groupBy());
            further.addAll(correlation.field());
            correlation.aliases().values().forEach(byRule -> further.addAll(byRule.values()));
        }
        further.addAll(Crossings.FIELDS);
        return new Detection(
                new Matcher(book.rules(), LogSources.shipped(), further),
                book.correlations(),
                plan);
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
        return new Session(this, alerts);
    }

    /// Begins to judge single events in one thread, with the correlations left to another.
    ///
    /// @param alerts takes matches in the order of the events
    /// @param occurrences takes the matches that correlations want
    /// @return a sink for events; not for a second thread
    public EventJudge judge(Consumer<Alert> alerts, Consumer<Occurrence> occurrences) {
        return new EventJudge(this, matcher.judge(), alerts, occurrences);
    }

    /// Returns the rules over the matches of other rules.
    ///
    /// @return each after those that it refers to
    public List<Correlation> correlations() {
        return correlations;
    }

    /// Tells when an event happened.
    ///
    /// @param event read with [#table()]
    /// @return nothing where the event does not say
    public Optional<Instant> timeOf(Event event) {
        return time.of(event);
    }

    /// Says what a correlation that was met shows.
    ///
    /// @param finding of one of [#correlations()]
    /// @return nothing where another correlation speaks for it
    public Optional<Alert> alert(Finding finding) {
        Correlation c = finding.correlation();
        if (!isShown(c.id().value(), c.name())) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : c.groupBy()) {
            fields.put(name, shown(finding.group().getOrDefault(name, "")));
        }
        fields.put("figure", finding.figure());
        fields.put("matches", Integer.toString(finding.matches()));
        return Optional.of(
                new Alert(
                        finding.last().file(),
                        finding.last().line(),
                        c.id(),
                        c.title(),
                        c.level(),
                        Optional.of(finding.time()),
                        c.author(),
                        fields));
    }

    Matcher matcher() {
        return matcher;
    }

    EventTime time() {
        return time;
    }

    Optional<Crossings> crossings() {
        return crossings;
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
