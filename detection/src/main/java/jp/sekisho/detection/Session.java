// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.detection.correlate.Correlator;
import jp.sekisho.detection.correlate.Finding;
import jp.sekisho.detection.correlate.Losses;
import jp.sekisho.detection.correlate.Occurrence;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.format.EventSink;
import jp.sekisho.detection.match.Matcher;
import jp.sekisho.detection.match.Matches;
import jp.sekisho.detection.sigma.Correlation;
import jp.sekisho.detection.sigma.SigmaRule;
import jp.sekisho.detection.source.EventSource;
import jp.sekisho.detection.source.FieldMapping;

/// One thread's judging of events, with the correlations over what it finds.
public final class Session implements EventSink, AutoCloseable {

    private final Detection detection;
    private final Matcher.Judge judge;
    private final Consumer<Alert> alerts;
    private final Correlator correlator;
    private final boolean[] shown;
    private final Map<String, Boolean> shownCorrelations = new HashMap<>();

    Session(Detection detection, Matcher.Judge judge, Consumer<Alert> alerts) {
        this.detection = detection;
        this.judge = judge;
        this.alerts = alerts;
        correlator = new Correlator(detection.correlations(), Correlator.DEFAULT_BUDGET);
        List<SigmaRule> rules = detection.matcher().rules();
        shown = new boolean[rules.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = detection.isShown(rules.get(i).id().value(), rules.get(i).name());
        }
        for (Correlation c : detection.correlations()) {
            shownCorrelations.put(c.id().value(), detection.isShown(c.id().value(), c.name()));
        }
    }

    @Override
    public void accept(Event event, String file, long line) {
        EventSource source = judge.source(event);
        Matches matches = judge.judge(event, source);
        for (int i = 0; i < matches.count(); i++) {
            int number = matches.rule(i);
            SigmaRule rule = detection.matcher().rules().get(number);
            if (shown[number]) {
                alerts.accept(detection.alert(event, source, rule, file, line));
            }
            correlate(event, source, rule, rule.id().value(), file, line);
            if (!rule.name().isEmpty()) {
                correlate(event, source, rule, rule.name(), file, line);
            }
        }
    }

    private void correlate(
            Event event,
            EventSource source,
            SigmaRule rule,
            String reference,
            String file,
            long line) {
        if (!correlator.wants(reference)) {
            return;
        }
        Optional<Instant> time = detection.time().of(event);
        if (time.isEmpty()) {
            correlator.addWithoutTime();
            return;
        }
        FieldMapping mapping = source.mappingFor(rule.source());
        Map<String, String> fields = new HashMap<>();
        for (String field : correlator.fieldsOf(reference)) {
            String text = detection.text(event, mapping.nameOf(field));
            if (text != null) {
                fields.put(field, text);
            }
        }
        correlator.add(new Occurrence(reference, time.get(), fields, file, line));
    }

    /// Decides the correlations up to a time.
    ///
    /// @param watermark nothing that happened until then is still to come
    public void advance(Instant watermark) {
        correlator.advance(watermark, this::found);
    }

    /// Decides every correlation that is left.
    @Override
    public void close() {
        correlator.close(this::found);
    }

    private void found(Finding finding) {
        Correlation c = finding.correlation();
        if (!shownCorrelations.getOrDefault(c.id().value(), Boolean.TRUE)) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : c.groupBy()) {
            fields.put(name, Detection.shown(finding.group().getOrDefault(name, "")));
        }
        fields.put("figure", finding.figure());
        fields.put("matches", Integer.toString(finding.matches()));
        alerts.accept(
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

    /// Returns what correlations could not take into account.
    ///
    /// @return the counts so far
    public Losses losses() {
        return correlator.losses();
    }
}
