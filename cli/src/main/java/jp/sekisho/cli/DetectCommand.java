// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jp.sekisho.detection.Alert;
import jp.sekisho.detection.AlertJson;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.DetectionRun;
import jp.sekisho.detection.MyNumbers;
import jp.sekisho.detection.OwnRules;
import jp.sekisho.detection.correlate.Losses;
import jp.sekisho.detection.format.CsvProfiles;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.Refusal;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.RuleCache;
import jp.sekisho.detection.sigma.RuleSource;
import jp.sekisho.detection.zone.PlanReader;
import jp.sekisho.detection.zone.PlanReading;
import jp.sekisho.detection.zone.ZonePlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho detect`: events against Sigma rules.
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        footer = {"", "例: sekisho detect --rules starter --events ログの置き場所 --plan PLAN.yaml"})
final class DetectCommand implements Callable<Integer> {

    private static final int REFUSALS_SHOWN = 20;

    private static final int MAX_THREADS = 64;

    @Option(names = "--rules", paramLabel = "DIR", arity = "1..*", required = true)
    private List<String> rules = List.of();

    @Option(names = "--events", paramLabel = "FILE", arity = "1..*", required = true)
    private List<Path> events = List.of();

    @Option(names = "--plan", paramLabel = "PLAN")
    private @Nullable Path plan;

    @Option(names = "--placeholders", paramLabel = "FILE")
    private @Nullable Path placeholders;

    @Option(names = "--csv-profiles", paramLabel = "FILE")
    private @Nullable Path csvProfiles;

    @Option(names = "--threads", paramLabel = "N")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--no-cache")
    private boolean noCache;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (Unusable e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private int run() throws IOException, Unusable {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new Unusable("detectThreads", MAX_THREADS);
        }
        Optional<ZonePlan> zones = zones();
        CsvProfiles profiles = profiles();
        RuleBook book = book();
        book.refusals().stream().limit(REFUSALS_SHOWN).forEach(DetectCommand::say);
        if (book.rules().isEmpty()) {
            throw new Unusable("detectNoRules");
        }
        Detection detection = Detection.of(book, zones);
        AtomicLong matched = new AtomicLong();
        Consumer<Alert> show =
                json ? a -> System.out.println(AlertJson.of(a)) : DetectCommand::print;
        List<Path> files = EventFiles.list(events);
        DetectionRun run =
                new DetectionRun(
                        detection,
                        threads,
                        Clock.systemUTC(),
                        profiles,
                        alert -> {
                            matched.incrementAndGet();
                            show.accept(alert);
                        });
        AtomicInteger reading = new AtomicInteger();
        DetectProgress progress = new DetectProgress(System.err, System::nanoTime);
        run.whileRunning(tally -> progress.at(tally, matched.get(), reading.get(), files.size()));
        try (run) {
            for (Path file : files) {
                reading.incrementAndGet();
                run.read(file);
            }
        }
        tell(run);
        System.err.println(
                Messages.say(
                        "detectSummary",
                        run.tally().events(),
                        book.rules().size(),
                        matched.get(),
                        run.tally().unusable(),
                        book.refusals().size()));
        if (run.tally().events() == 0) {
            throw new Unusable("detectNoEvents");
        }
        return matched.get() > 0 ? 1 : 0;
    }

    /// Says what could not be read or counted.
    private static void tell(DetectionRun run) {
        Losses losses = run.losses();
        if (losses.isLossy() || losses.withoutTime() + losses.withoutGroup() > 0) {
            System.err.println(
                    Messages.say(
                            "detectLosses",
                            losses.evicted(),
                            losses.late(),
                            losses.withoutTime(),
                            losses.withoutGroup()));
        }
        for (Tally.Problem problem : run.tally().problems()) {
            String place = problem.line() > 0 ? ":" + problem.line() : "";
            System.err.println(MyNumbers.mask(problem.file()) + place + ": " + problem.message());
        }
    }

    private Optional<ZonePlan> zones() throws Unusable {
        if (plan == null) {
            return Optional.empty();
        }
        return switch (PlanReader.read(plan)) {
            case PlanReading.Read(ZonePlan read) -> Optional.of(read);
            case PlanReading.Unusable(String message) -> throw new Unusable("detectSaid", message);
        };
    }

    private CsvProfiles profiles() throws Unusable {
        if (csvProfiles == null) {
            return CsvProfiles.shipped();
        }
        return switch (CsvProfiles.read(csvProfiles.toString(), text(csvProfiles))) {
            case CsvProfiles.Reading.Read(CsvProfiles read) -> read;
            case CsvProfiles.Reading.Unusable(String message) ->
                    throw new Unusable("detectSaid", message);
        };
    }

    private Placeholders placeholders() throws Unusable {
        if (placeholders == null) {
            return Placeholders.NONE;
        }
        return switch (Placeholders.read(placeholders.toString(), text(placeholders))) {
            case Placeholders.Reading.Read(Placeholders read) -> read;
            case Placeholders.Reading.Unusable(String message) ->
                    throw new Unusable("detectSaid", message);
        };
    }

    private static String text(Path file) throws Unusable {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Unusable("detectUnreadable", file);
        }
    }

    private RuleBook book() throws IOException, Unusable {
        Placeholders values = placeholders();
        List<RuleSource> sources = new ArrayList<>();
        for (String place : rules) {
            Optional<RuleSource> own = OwnRules.named(place);
            if (own.isPresent()) {
                sources.add(own.get());
            } else {
                sources.addAll(RuleBook.sources(List.of(Path.of(place))));
            }
        }
        return noCache
                ? RuleBook.of(sources, values)
                : new RuleCache(cache()).load(sources, values);
    }

    /// Where rules that were read once are kept: `SEKISHO_CACHE`, else the user's cache folder.
    private static Path cache() {
        String own = System.getenv("SEKISHO_CACHE");
        String user = System.getenv("XDG_CACHE_HOME");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        return user != null && !user.isBlank()
                ? Path.of(user, "sekisho")
                : Path.of(System.getProperty("user.home", "."), ".cache", "sekisho");
    }

    private static void say(Refusal refusal) {
        System.err.println(refusal.origin() + ": " + refusal.message());
    }

    private static void print(Alert alert) {
        System.out.println(
                alert.file()
                        + ":"
                        + alert.line()
                        + "\t"
                        + alert.level().word()
                        + "\t"
                        + alert.title()
                        + "\t("
                        + alert.author()
                        + ")");
    }
}
