// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jp.sekisho.detection.Alert;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.Session;
import jp.sekisho.detection.correlate.Losses;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.Refusal;
import jp.sekisho.detection.sigma.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// `sekisho detect`: events against Sigma rules.
@Command(name = "detect", mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {

    private static final int REFUSALS_SHOWN = 20;

    @Option(names = "--rules", paramLabel = "DIR", arity = "1..*", required = true)
    private List<Path> rules = List.of();

    @Option(names = "--events", paramLabel = "FILE", arity = "1..*", required = true)
    private List<Path> events = List.of();

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        RuleBook book = RuleBook.load(rules, Placeholders.NONE);
        book.refusals().stream().limit(REFUSALS_SHOWN).forEach(DetectCommand::say);
        if (book.rules().isEmpty()) {
            System.err.println(Messages.say("detectNoRules"));
            return 2;
        }
        Detection detection = Detection.of(book);
        Tally tally = new Tally();
        AtomicLong matched = new AtomicLong();
        Consumer<Alert> show = json ? a -> Json.print(g -> write(g, a)) : DetectCommand::print;
        Session sink =
                detection.session(alert -> {
                    matched.incrementAndGet();
                    show.accept(alert);
                });
        EventFiles files = new EventFiles(detection.table(), tally, Clock.systemUTC());
        for (Path file : EventFiles.list(events)) {
            files.read(file, sink);
        }
        sink.close();
        Losses losses = sink.losses();
        if (losses.isLossy() || losses.withoutTime() + losses.withoutGroup() > 0) {
            System.err.println(
                    Messages.say(
                            "detectLosses",
                            losses.evicted(),
                            losses.late(),
                            losses.withoutTime(),
                            losses.withoutGroup()));
        }
        for (Tally.Problem problem : tally.problems()) {
            String place = problem.line() > 0 ? ":" + problem.line() : "";
            System.err.println(problem.file() + place + ": " + problem.message());
        }
        System.err.println(
                Messages.say(
                        "detectSummary",
                        tally.events(),
                        book.rules().size(),
                        matched.get(),
                        tally.unusable(),
                        book.refusals().size()));
        if (tally.events() == 0) {
            System.err.println(Messages.say("detectNoEvents"));
            return 2;
        }
        return matched.get() > 0 ? 1 : 0;
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

    private static void write(JsonGenerator json, Alert alert) {
        json.writeStartObject();
        json.writeStringProperty("file", alert.file());
        json.writeNumberProperty("line", alert.line());
        json.writeStringProperty("rule", alert.rule().value());
        json.writeStringProperty("title", alert.title());
        json.writeStringProperty("level", alert.level().word());
        json.writeName("time");
        if (alert.time().isPresent()) {
            json.writeString(DateTimeFormatter.ISO_INSTANT.format(alert.time().get()));
        } else {
            json.writeNull();
        }
        json.writeStringProperty("author", alert.author());
        json.writeObjectPropertyStart("fields");
        alert.fields().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeEndObject();
    }
}
