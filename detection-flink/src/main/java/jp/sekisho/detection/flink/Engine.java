// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.correlate.CorrelationRoutes;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.RuleSource;
import jp.sekisho.detection.zone.PlanReader;
import jp.sekisho.detection.zone.PlanReading;
import jp.sekisho.detection.zone.ZonePlan;

/// A set of rules made ready. The tasks of one process share it.
///
/// @param detection judges events
/// @param routes says where matches go
/// @param complaints one Japanese sentence for each text that is not in force
record Engine(Detection detection, CorrelationRoutes routes, List<String> complaints) {

    /// By the fingerprint of the texts; given up when memory is short and no task uses it.
    private static final Map<String, SoftReference<Engine>> MADE = new ConcurrentHashMap<>();

    /// Makes the engine of a set of texts, or finds it made.
    static Engine of(SortedMap<String, byte[]> texts) {
        synchronized (MADE) {
            String fingerprint = RuleTexts.fingerprint(texts);
            SoftReference<Engine> known = MADE.get(fingerprint);
            Engine engine = known == null ? null : known.get();
            if (engine == null) {
                engine = make(texts);
                MADE.values().removeIf(r -> r.get() == null);
                MADE.put(fingerprint, new SoftReference<>(engine));
            }
            return engine;
        }
    }

    private static Engine make(SortedMap<String, byte[]> texts) {
        List<String> complaints = new ArrayList<>();
        List<RuleSource> sources = new ArrayList<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(RuleTexts.RULES)) {
                String origin = name.substring(RuleTexts.RULES.length());
                sources.add(new RuleSource(origin, Optional.of(new String(text, UTF_8))));
            }
        });
        Placeholders placeholders = Placeholders.NONE;
        byte[] values = texts.get(RuleTexts.PLACEHOLDERS);
        if (values != null) {
            switch (Placeholders.read(RuleTexts.PLACEHOLDERS, new String(values, UTF_8))) {
                case Placeholders.Reading.Read(Placeholders read) -> placeholders = read;
                case Placeholders.Reading.Unusable(String message) -> complaints.add(message);
            }
        }
        RuleBook book = RuleBook.of(sources, placeholders);
        book.refusals().forEach(r -> complaints.add(r.origin() + ": " + r.message()));
        Optional<ZonePlan> plan = Optional.empty();
        byte[] planText = texts.get(RuleTexts.PLAN);
        if (planText != null) {
            switch (PlanReader.read(
                    RuleTexts.PLAN, new String(planText, UTF_8), name -> list(texts, name))) {
                case PlanReading.Read(ZonePlan read) -> plan = Optional.of(read);
                case PlanReading.Unusable(String message) -> complaints.add(message);
            }
        }
        Detection detection = Detection.of(book, plan);
        return new Engine(
                detection, new CorrelationRoutes(book.correlations()), List.copyOf(complaints));
    }

    private static List<String> list(Map<String, byte[]> texts, String name)
            throws FileNotFoundException {
        byte[] text = texts.get(RuleTexts.LISTS + name);
        if (text == null) {
            throw new FileNotFoundException(name);
        }
        return new String(text, UTF_8).lines().toList();
    }
}
