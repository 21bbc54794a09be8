// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection;

import java.time.Instant;
import java.util.function.Consumer;
import jp.sekisho.detection.correlate.Correlator;
import jp.sekisho.detection.correlate.Finding;
import jp.sekisho.detection.correlate.Losses;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.format.EventSink;

/// One thread's judging of events, with the correlations over what it finds.
public final class Session implements EventSink, AutoCloseable {

    private final Detection detection;
    private final Consumer<Alert> alerts;
    private final Correlator correlator;
    private final EventJudge judge;

    Session(Detection detection, Consumer<Alert> alerts) {
        this.detection = detection;
        this.alerts = alerts;
        correlator = new Correlator(detection.correlations(), Correlator.DEFAULT_BUDGET);
        judge = detection.judge(alerts, correlator::add);
    }

    @Override
    public void accept(Event event, String file, long line) {
        judge.accept(event, file, line);
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
        detection.alert(finding).ifPresent(alerts);
    }

    /// Returns what correlations could not take into account.
    ///
    /// @return the counts so far
    public Losses losses() {
        return correlator.losses().withoutTime(judge.withoutTime());
    }
}
