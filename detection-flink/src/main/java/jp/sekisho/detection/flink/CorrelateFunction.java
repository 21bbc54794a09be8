// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.correlate.Correlator;
import jp.sekisho.detection.correlate.Finding;
import jp.sekisho.detection.correlate.Occurrence;
import jp.sekisho.detection.correlate.Occurrences;
import jp.sekisho.detection.sigma.Correlation;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.NullUnmarked;

/// Decides correlations as the watermark passes. What is decided together has one key; its matches
/// wait in a list until then and are moved into the correlator's own state once for each watermark.
@NullUnmarked // Flink gives state in open()
final class CorrelateFunction
        extends KeyedBroadcastProcessFunction<String, RoutedMatch, ControlRecord, String> {

    private static final long serialVersionUID = 1L;

    /// The most matches that one key keeps; further ones are given up, the oldest first, and told.
    static final int MAX_KEPT = 100_000;

    private final RuleKeeper keeper;
    private final Notices notices = new Notices();
    private transient ListState<byte[]> waiting;
    private transient ValueState<Integer> waitingCount;
    private transient ValueState<byte[]> kept;
    private transient ValueState<String> cluster;
    private transient ValueState<Long> decided;

    CorrelateFunction(ControlTopic topic) {
        keeper = new RuleKeeper(topic);
    }

    @Override
    public void open(OpenContext context) {
        var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        var runtime = getRuntimeContext();
        waiting = runtime.getListState(new ListStateDescriptor<>("waiting", bytes));
        waitingCount = runtime.getState(new ValueStateDescriptor<>("waiting-count", Types.INT));
        kept = runtime.getState(new ValueStateDescriptor<>("kept", bytes));
        cluster = runtime.getState(new ValueStateDescriptor<>("cluster", Types.STRING));
        decided = runtime.getState(new ValueStateDescriptor<>("decided", Types.LONG));
        runtime.getMetricGroup().gauge("sekishoNotHonoured", notices::total);
    }

    @Override
    public void processElement(RoutedMatch match, ReadOnlyContext context, Collector<String> out)
            throws Exception {
        keeper.engine(context::getBroadcastState, match.rules());
        if (match.time() <= context.timerService().currentWatermark()) {
            tell(context, "late", "遅れて届いたため、相関規則では数えません。");
            return;
        }
        Integer count = waitingCount.value();
        int now = count == null ? 1 : count + 1;
        if (now > MAX_KEPT) {
            tell(context, "evicted", "一つのまとまりに届いた数が上限を超えたため、相関規則では数えません。");
            return;
        }
        waitingCount.update(now);
        waiting.add(match.occurrence());
        cluster.update(match.cluster());
        context.timerService().registerEventTimeTimer(match.time());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        Long before = decided.value();
        if (cluster.value() == null || (before != null && before >= watermark)) {
            return;
        }
        Engine engine = keeper.engine(context::getBroadcastState, -1);
        List<Correlation> correlations = engine.routes().correlations(cluster.value());
        if (correlations.isEmpty()) {
            clear();
            return;
        }
        Correlator correlator = correlator(correlations);
        correlator.advance(end(watermark), f -> alert(engine.detection(), f, out));
        if (correlator.losses().evicted() > 0) {
            tell(context, "evicted", "覚えておける数を超えたため、古いものから忘れました。");
        }
        Optional<Instant> due = correlator.due();
        if (due.isEmpty()) {
            clear();
            return;
        }
        waiting.clear();
        waitingCount.clear();
        decided.update(watermark);
        kept.update(bytes(correlator));
        context.timerService().registerEventTimeTimer(due.get().toEpochMilli());
    }

    /// The last moment that a watermark covers: it speaks of whole milliseconds.
    private static Instant end(long watermark) {
        return watermark == Long.MAX_VALUE
                ? Instant.MAX
                : Instant.ofEpochMilli(watermark).plusNanos(999_999);
    }

    private Correlator correlator(List<Correlation> correlations) throws Exception {
        Correlator correlator = new Correlator(correlations, MAX_KEPT);
        byte[] before = kept.value();
        if (before != null) {
            correlator.read(new DataInputStream(new ByteArrayInputStream(before)));
        }
        for (byte[] bytes : waiting.get()) {
            Occurrence occurrence =
                    Occurrences.read(new DataInputStream(new ByteArrayInputStream(bytes)));
            correlator.add(occurrence);
        }
        return correlator;
    }

    private static byte[] bytes(Correlator correlator) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        correlator.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void alert(Detection detection, Finding finding, Collector<String> out) {
        detection.alert(finding).map(JsonOutput::alert).ifPresent(out::collect);
    }

    private void clear() {
        waiting.clear();
        waitingCount.clear();
        kept.clear();
        cluster.clear();
        decided.clear();
    }

    private void tell(ReadOnlyContext context, String kind, String message) {
        notices.count(kind, "", 0, message).ifPresent(n -> context.output(Notices.TAG, n));
    }

    @Override
    public void processBroadcastElement(
            ControlRecord change, Context context, Collector<String> out) throws Exception {
        keeper.take(change, context::getBroadcastState);
    }
}
