// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.plan.DeviceId;
import org.jspecify.annotations.Nullable;

/// What readers remember of a configuration, so that a line which stands there again is not taken
/// apart again. What a line means may hang on others, as on the objects that it names: those are
/// its context, and a line means the same only in the same one.
///
/// Remembered is what stood before and behind the one run of lines that changed.
public final class ReadingMemory {

    private final Map<DeviceId, Reading> devices = new HashMap<>();

    /// Begins to read a device's file once more.
    ///
    /// @param context the lines on which the meaning of the others hangs
    public Reading reading(ConfigText text, List<String> context) {
        Reading now = new Reading(text.lines(), List.copyOf(context));
        Reading then = devices.put(text.device(), now);
        if (then != null && then.context.equals(now.context)) {
            now.remember(then);
        }
        return now;
    }

    /// One reading of a file.
    public static final class Reading {
        private final List<String> lines;
        private final List<String> context;
        private final Map<Class<?>, @Nullable Object[]> meanings = new HashMap<>();

        private Reading(List<String> lines, List<String> context) {
            this.lines = lines;
            this.context = context;
        }

        private void remember(Reading then) {
            SharedEnds ends = SharedEnds.of(then.lines, lines);
            then.meanings.forEach((type, known) -> {
                @Nullable Object[] now = new @Nullable Object[lines.size()];
                System.arraycopy(known, 0, now, 0, ends.before());
                System.arraycopy(
                        known,
                        known.length - ends.after(),
                        now,
                        now.length - ends.after(),
                        ends.after());
                meanings.put(type, now);
            });
        }

        /// Returns what is remembered of the lines, to be added to.
        ///
        /// @param type what a line means
        public <T> Lines<T> lines(Class<T> type) {
            return new Lines<>(
                    meanings.computeIfAbsent(type, t -> new @Nullable Object[lines.size()]), type);
        }
    }

    /// What the lines of one reading mean, by their index from 0.
    public static final class Lines<T> {
        private final @Nullable Object[] meanings;
        private final Class<T> type;

        private Lines(@Nullable Object[] meanings, Class<T> type) {
            this.meanings = meanings;
            this.type = type;
        }

        /// Returns what a line meant when it was last read.
        public Optional<T> get(int index) {
            Object known = meanings[index];
            return type.isInstance(known) ? Optional.of(type.cast(known)) : Optional.empty();
        }

        /// Remembers what a line means.
        public void put(int index, T meaning) {
            meanings[index] = meaning;
        }
    }
}
