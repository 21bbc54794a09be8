// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.plan.DeviceId;

/// What readers remember of a configuration, so that a line which stands there again is not taken
/// apart again. What a line means may hang on others, as on the objects that it names: those are
/// its context, and a line means the same only in the same one.
public final class ReadingMemory {

    /// More lines than this are forgotten all at once.
    private static final int LINES_LIMIT = 500_000;

    private static final class Remembered {
        private final List<String> context;
        private final Map<Class<?>, Map<String, Object>> meanings = new HashMap<>();

        Remembered(List<String> context) {
            this.context = List.copyOf(context);
        }

        boolean isFull() {
            return meanings.values().stream().anyMatch(m -> m.size() > LINES_LIMIT);
        }
    }

    private final Map<DeviceId, Remembered> devices = new HashMap<>();

    /// Returns what is remembered of a device's lines, to be added to.
    ///
    /// @param context the lines on which the meaning of the others hangs
    /// @param type what a line means
    public <T> Lines<T> of(DeviceId device, List<String> context, Class<T> type) {
        Remembered known = devices.get(device);
        if (known == null || known.isFull() || !known.context.equals(context)) {
            known = new Remembered(context);
            devices.put(device, known);
        }
        return new Lines<>(known.meanings.computeIfAbsent(type, t -> new HashMap<>()), type);
    }

    /// What lines of one device mean.
    public static final class Lines<T> {
        private final Map<String, Object> meanings;
        private final Class<T> type;

        private Lines(Map<String, Object> meanings, Class<T> type) {
            this.meanings = meanings;
            this.type = type;
        }

        /// Returns what a line meant when it was last read.
        public Optional<T> get(String line) {
            Object known = meanings.get(line);
            return type.isInstance(known) ? Optional.of(type.cast(known)) : Optional.empty();
        }

        /// Remembers what a line means.
        public void put(String line, T meaning) {
            meanings.put(line, meaning);
        }
    }
}
