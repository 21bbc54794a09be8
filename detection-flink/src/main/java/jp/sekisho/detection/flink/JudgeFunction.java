// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.detection.Alert;
import jp.sekisho.detection.EventJudge;
import jp.sekisho.detection.correlate.CorrelationRoutes;
import jp.sekisho.detection.correlate.Occurrence;
import jp.sekisho.detection.correlate.Occurrences;
import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.format.SingleEvents;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/// Judges each event by itself. Alerts and notices leave by the side; what correlations want goes
/// on.
final class JudgeFunction extends BroadcastProcessFunction<RawEvent, ControlRecord, RoutedMatch> {

    private static final long serialVersionUID = 1L;

    /// Where alerts go.
    static final OutputTag<String> ALERTS = new OutputTag<>("alerts", Types.STRING);

    /// One engine with what one thread needs to use it.
    private static final class Desk {
        final Engine engine;
        final SingleEvents events;
        final EventJudge judge;
        final List<Alert> alerts = new ArrayList<>();
        final List<Occurrence> occurrences = new ArrayList<>();

        Desk(Engine engine) {
            this.engine = engine;
            events = new SingleEvents(engine.detection().table(), Clock.systemUTC());
            judge = engine.detection().judge(alerts::add, occurrences::add);
        }
    }

    private final RuleKeeper keeper;
    private final Pseudonyms pseudonyms;
    private final Notices notices = new Notices();
    private transient @Nullable Desk desk;
    private transient Counter judged = new SimpleCounter();
    private transient Counter found = new SimpleCounter();

    JudgeFunction(ControlTopic topic, Pseudonyms pseudonyms) {
        keeper = new RuleKeeper(topic);
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void open(OpenContext context) {
        var metrics = getRuntimeContext().getMetricGroup();
        judged = metrics.counter("sekishoEventsJudged");
        found = metrics.counter("sekishoAlerts");
        metrics.gauge("sekishoNotHonoured", notices::total);
    }

    @Override
    public void processElement(RawEvent raw, ReadOnlyContext context, Collector<RoutedMatch> out)
            throws Exception {
        Desk at = desk(context);
        Optional<Event> event = at.events.read(raw.bytes());
        if (event.isEmpty()) {
            tell(context, "unreadable", raw, "ログとして読めません。読み飛ばしました。");
            return;
        }
        judged.inc();
        long withoutTime = at.judge.withoutTime();
        at.judge.accept(event.get(), raw.file(), raw.line());
        for (Alert alert : at.alerts) {
            found.inc();
            context.output(ALERTS, JsonOutput.alert(alert));
        }
        at.alerts.clear();
        for (Occurrence occurrence : at.occurrences) {
            route(at.engine, pseudonyms.hide(occurrence), raw, context, out);
        }
        at.occurrences.clear();
        if (at.judge.withoutTime() > withoutTime) {
            tell(context, "no-time", raw, "日時がないため、相関規則では数えません。");
        }
    }

    private Desk desk(ReadOnlyContext context) throws Exception {
        Engine engine = keeper.engine(context::getBroadcastState, -1);
        if (keeper.isNews() && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            for (String complaint : engine.complaints()) {
                context.output(Notices.TAG, JsonOutput.notice("refused", "", 0, complaint));
            }
        }
        Desk current = desk;
        if (current == null || !current.engine.equals(engine)) {
            current = new Desk(engine);
            desk = current;
        }
        return current;
    }

    private void route(
            Engine engine,
            Occurrence occurrence,
            RawEvent raw,
            ReadOnlyContext context,
            Collector<RoutedMatch> out) {
        List<CorrelationRoutes.Route> routes = engine.routes().of(occurrence);
        if (routes.isEmpty()) {
            tell(context, "no-group", raw, "まとめる項目(group-by)がないため、相関規則では数えません。");
        }
        byte[] bytes = bytes(occurrence);
        for (CorrelationRoutes.Route route : routes) {
            out.collect(
                    new RoutedMatch(
                            route.key(),
                            route.cluster(),
                            keeper.offset(),
                            occurrence.time().toEpochMilli(),
                            bytes));
        }
    }

    private static byte[] bytes(Occurrence occurrence) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Occurrences.write(out, occurrence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void tell(ReadOnlyContext context, String kind, RawEvent raw, String message) {
        notices.count(kind, raw.file(), raw.line(), message)
                .ifPresent(n -> context.output(Notices.TAG, n));
    }

    @Override
    public void processBroadcastElement(
            ControlRecord change, Context context, Collector<RoutedMatch> out) throws Exception {
        keeper.take(change, context::getBroadcastState);
    }
}
