// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.sekisho.separation.Difference;
import jp.sekisho.separation.DifferenceAnswer;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Separation;
import jp.sekisho.separation.SeparationAnswer;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.ZoneMap;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.report.SeparationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho separation …`: whether the zones are separated.
@Command(name = "separation", mixinStandardHelpOptions = true)
final class SeparationCommand {

    /// Flows expire by the calendar of the body, wherever the machine stands.
    private final Clock clock = Clock.system(ZoneId.of("Asia/Tokyo"));

    @Command(name = "verify", mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--plan", required = true, paramLabel = "PLAN.yaml") Path plan,
            @Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate day,
            @Option(names = "--json") boolean json)
            throws IOException {
        LocalDate asOf = day == null ? LocalDate.now(clock) : day;
        return switch (Separation.verify(plan, asOf)) {
            case SeparationAnswer.Answered(Proof proof, _) -> {
                if (json) {
                    Json.print(generator -> SeparationJson.write(generator, proof));
                } else {
                    say(proof);
                }
                yield proof.verdict() == Verdict.SEPARATED ? 0 : 1;
            }
            case SeparationAnswer.Unusable unusable -> refuse(unusable);
        };
    }

    @Command(name = "diff", mixinStandardHelpOptions = true)
    int diff(
            @Option(names = "--plan", required = true, arity = "2", paramLabel = "PLAN.yaml")
                    List<Path> plans,
            @Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate day,
            @Option(names = "--json") boolean json)
            throws IOException {
        LocalDate asOf = day == null ? LocalDate.now(clock) : day;
        return switch (Separation.compare(plans.get(0), plans.get(1), asOf)) {
            case DifferenceAnswer.Compared(Difference difference) -> {
                if (json) {
                    Json.print(generator -> SeparationJson.write(generator, difference));
                } else {
                    say(difference);
                }
                yield difference.changes().isEmpty() && difference.unknownLines().isEmpty() ? 0 : 1;
            }
            case DifferenceAnswer.Unusable(var why) -> refuse(why);
        };
    }

    @Command(name = "draw", mixinStandardHelpOptions = true)
    int draw(
            @Option(names = "--plan", required = true, paramLabel = "PLAN.yaml") Path plan,
            @Option(names = "--out", paramLabel = "FILE.svg") @Nullable Path out,
            @Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate day)
            throws IOException {
        LocalDate asOf = day == null ? LocalDate.now(clock) : day;
        return switch (Separation.verify(plan, asOf)) {
            case SeparationAnswer.Answered(Proof proof, ZoneMap map) -> {
                String svg = SeparationReport.svg(proof, map);
                if (out == null) {
                    System.out.print(svg);
                } else {
                    OutputFile.write(out, svg.getBytes(StandardCharsets.UTF_8));
                }
                yield 0;
            }
            case SeparationAnswer.Unusable unusable -> refuse(unusable);
        };
    }

    @Command(name = "report", mixinStandardHelpOptions = true)
    int report(
            @Option(names = "--plan", required = true, paramLabel = "PLAN.yaml") Path plan,
            @Option(names = "--out", required = true, paramLabel = "FILE") Path out,
            @Option(names = "--as-of", paramLabel = "DATE") @Nullable LocalDate day)
            throws IOException {
        String name = String.valueOf(out.getFileName());
        if (!name.endsWith(".html") && !name.endsWith(".xlsx")) {
            System.err.println(Messages.say("separation.reportKind", out));
            return 2;
        }
        LocalDate asOf = day == null ? LocalDate.now(clock) : day;
        return switch (Separation.verify(plan, asOf)) {
            case SeparationAnswer.Answered(Proof proof, ZoneMap map) -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                if (name.endsWith(".xlsx")) {
                    SeparationReport.xlsx(proof, bytes);
                } else {
                    bytes.writeBytes(
                            SeparationReport.html(proof, map).getBytes(StandardCharsets.UTF_8));
                }
                OutputFile.write(out, bytes.toByteArray());
                yield proof.verdict() == Verdict.SEPARATED ? 0 : 1;
            }
            case SeparationAnswer.Unusable unusable -> refuse(unusable);
        };
    }

    private static int refuse(SeparationAnswer.Unusable why) {
        System.err.println(
                why.file() + (why.line() > 0 ? ":" + why.line() : "") + ": " + why.message());
        return 2;
    }

    private static void say(Difference difference) {
        for (Difference.Change change : difference.changes()) {
            String verb = change.opened() ? "separation.opened" : "separation.closed";
            System.out.println(
                    change.from()
                            + " → "
                            + change.to()
                            + ": "
                            + Messages.say(verb)
                            + "  "
                            + change.packet()
                            + (change.spoofed() ? "  " + Messages.say("separation.forged") : ""));
            change.lines().forEach(l -> System.out.println("      " + at(l)));
        }
        difference.unknownLines().forEach(l -> System.out.println("    ? " + at(l)));
        if (difference.changes().isEmpty()) {
            System.out.println(Messages.say("separation.same"));
        }
    }

    private static void say(Proof proof) {
        for (Proof.Pair pair : proof.pairs()) {
            String verdict = Messages.say("separation." + pair.verdict());
            System.out.println(pair.from() + " → " + pair.to() + ": " + verdict);
            pair.violations().forEach(SeparationCommand::say);
            pair.unknownLines().forEach(l -> System.out.println("    ? " + at(l)));
            pair.assumptions().forEach(a -> System.out.println("    * " + a));
        }
        for (Proof.ExitAnswer exit : proof.exits()) {
            System.out.println(
                    Messages.say(
                            "separation.exit",
                            exit.zone(),
                            Messages.say("separation.exit." + exit.verdict())));
            exit.violations().forEach(SeparationCommand::say);
        }
        for (Proof.Flow flow : proof.flows()) {
            flow.problem().ifPresent(p -> System.out.println(flow.id() + ": " + p));
        }
        for (Finding finding : proof.findings()) {
            System.out.println(finding.message());
            System.out.println("      " + at(finding.line()));
        }
        System.out.println(Messages.say("separation.beyond"));
    }

    private static void say(Violation violation) {
        System.out.println("    " + violation.packet() + "  " + violation.why());
        violation.path().forEach(l -> System.out.println("      " + at(l)));
    }

    private static String at(Line line) {
        return line.device() + " " + line.file() + ":" + line.number() + ": " + line.text();
    }
}
