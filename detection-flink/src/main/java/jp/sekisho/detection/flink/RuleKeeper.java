// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/// One task's rules: those of the last commit that reached it, kept in broadcast state.
///
/// A task that has none yet does not let events wait in memory: it reads the control topic itself,
/// up to its end, and waits there for the first commit. So no event is judged before rules are
/// loaded, and the event source is held back as long as that takes.
final class RuleKeeper implements Serializable {

    private static final long serialVersionUID = 1L;

    /// The texts as they are now, committed or not.
    static final MapStateDescriptor<String, byte[]> STAGED =
            new MapStateDescriptor<>(
                    "staged-texts",
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /// The texts of the last commit.
    static final MapStateDescriptor<String, byte[]> COMMITTED =
            new MapStateDescriptor<>(
                    "committed-texts",
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /// Where the last commit stands.
    static final MapStateDescriptor<String, Long> OFFSET =
            new MapStateDescriptor<>("commit-offset", Types.STRING, Types.LONG);

    /// Gives the read side of broadcast state, as every context of a function does.
    interface States {
        <K, V> ReadOnlyBroadcastState<K, V> of(MapStateDescriptor<K, V> descriptor);
    }

    /// Gives the write side.
    interface WritableStates {
        <K, V> BroadcastState<K, V> of(MapStateDescriptor<K, V> descriptor);
    }

    private final ControlTopic topic;
    private transient @Nullable Engine engine;
    private transient long offset = -1;
    private transient boolean outdated;
    private transient boolean news;

    RuleKeeper(ControlTopic topic) {
        this.topic = topic;
    }

    /// Returns the rules to judge by.
    ///
    /// @param least a commit that they must not be older than; -1 for any
    Engine engine(States states, long least) throws Exception {
        Engine current = engine;
        if (current == null || outdated) {
            Long at = states.of(OFFSET).get(RuleTexts.COMMIT);
            if (at != null && (current == null || at > offset)) {
                // What comes from a checkpoint was told before.
                news = outdated;
                current = Engine.of(committed(states));
                offset = at;
            }
            outdated = false;
        }
        if (current == null || offset < least) {
            ControlTopic.Committed committed = topic.awaitCommitted(Math.max(0, least));
            news = true;
            current = Engine.of(committed.texts());
            offset = committed.offset();
        }
        engine = current;
        return current;
    }

    /// The commit under which [#engine] judges.
    long offset() {
        return offset;
    }

    /// Says once of each set that came while the job runs that it is new.
    boolean isNews() {
        boolean is = news;
        news = false;
        return is;
    }

    private static SortedMap<String, byte[]> committed(States states) throws Exception {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        for (Map.Entry<String, byte[]> text : states.of(COMMITTED).immutableEntries()) {
            texts.put(text.getKey(), text.getValue());
        }
        return texts;
    }

    /// Takes a record of the control topic. Rules are made ready only when the next event comes, so
    /// that a job that reads an old topic does not make every set of its history.
    void take(ControlRecord change, WritableStates states) throws Exception {
        BroadcastState<String, byte[]> staged = states.of(STAGED);
        if (!change.name().equals(RuleTexts.COMMIT)) {
            if (change.removed()) {
                staged.remove(change.name());
            } else {
                staged.put(change.name(), change.value());
            }
            return;
        }
        RuleTexts texts = new RuleTexts();
        for (Map.Entry<String, byte[]> text : staged.entries()) {
            texts.staged().put(text.getKey(), text.getValue());
        }
        if (texts.take(change)) {
            BroadcastState<String, byte[]> committed = states.of(COMMITTED);
            committed.clear();
            committed.putAll(texts.staged());
            states.of(OFFSET).put(RuleTexts.COMMIT, change.offset());
            outdated = true;
        }
    }
}
