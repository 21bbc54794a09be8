// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.sekisho.detection.correlate.Occurrence;
import jp.sekisho.detection.correlate.WantedMatches;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.format.EventSink;
import jp.sekisho.detection.match.Matcher;
import jp.sekisho.detection.match.Matches;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;
import jp.sekisho.detection.source.FieldMapping;
import jp.sekisho.detection.zone.Crossings;

/// One thread's judging of single events: what is found goes out at once, and the matches that
/// correlations want go on to whoever correlates.
public final class EventJudge implements EventSink {

    /// Under what a rule's matches are wanted, and with which fields.
    private record Reference(String rule, List<String> fields) {}

    private final Detection detection;
    private final Matcher.Judge judge;
    private final Consumer<Alert> alerts;
    private final Consumer<Occurrence> occurrences;
    private final boolean[] shown;
    private final List<List<Reference>> references = new ArrayList<>();
    private final EventSource crossing;
    private final Optional<Crossings.Watch> crossings;
    private long withoutTime;

    EventJudge(
            Detection detection,
            Matcher.Judge judge,
            Consumer<Alert> alerts,
            Consumer<Occurrence> occurrences) {
        this.detection = detection;
        this.judge = judge;
        this.alerts = alerts;
        this.occurrences = occurrences;
        crossings = detection.crossings().map(Crossings::watch);
        crossing = judge.source(Set.of("zone_crossing"));
        List<SigmaRule> rules = detection.matcher().rules();
        WantedMatches wanted = new WantedMatches(detection.correlations());
        shown = new boolean[rules.size()];
        for (int i = 0; i < shown.length; i++) {
            SigmaRule rule = rules.get(i);
            shown[i] = detection.isShown(rule.id().value(), rule.name());
            List<Reference> names = new ArrayList<>();
            for (String name : List.of(rule.id().value(), rule.name())) {
                if (!name.isEmpty() && wanted.wants(name)) {
                    names.add(new Reference(name, List.copyOf(wanted.fieldsOf(name))));
                }
            }
            references.add(names);
        }
    }

    @Override
    public void accept(Event event, String file, long line) {
        EventSource source = judge.source(event);
        if (crossings.isPresent() && crossings.get().enrich(event, () -> timeOf(event))) {
            report(judge.judge(event, crossing), event, crossing, file, line);
        }
        report(judge.judge(event, source), event, source, file, line);
    }

    private Instant timeOf(Event event) {
        return detection.time().of(event).orElse(Instant.EPOCH);
    }

    private void report(Matches matches, Event event, EventSource source, String file, long line) {
        for (int i = 0; i < matches.count(); i++) {
            int number = matches.rule(i);
            SigmaRule rule = detection.matcher().rules().get(number);
            if (shown[number]) {
                alerts.accept(detection.alert(event, source, rule, file, line));
            }
            for (Reference reference : references.get(number)) {
                correlate(event, source, rule, reference, file, line);
            }
        }
    }

    private void correlate(
            Event event,
            EventSource source,
            SigmaRule rule,
            Reference reference,
            String file,
            long line) {
        Optional<Instant> time = detection.time().of(event);
        if (time.isEmpty()) {
            withoutTime++;
            return;
        }
        FieldMapping mapping = source.mappingFor(rule.source());
        Map<String, String> fields = new HashMap<>();
        for (String field : reference.fields()) {
            String text = detection.text(event, mapping.nameOf(field));
            if (text != null) {
                fields.put(field, text);
            }
        }
        occurrences.accept(new Occurrence(reference.rule(), time.get(), fields, file, line));
    }

    /// Returns how many wanted matches had no time and so went to no correlation.
    ///
    /// @return the count so far
    public long withoutTime() {
        return withoutTime;
    }
}
