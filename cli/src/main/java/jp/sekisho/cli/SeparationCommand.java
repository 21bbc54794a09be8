// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Separation;
import jp.sekisho.separation.SeparationAnswer;
import jp.sekisho.separation.Verdict;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Line;
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
            case SeparationAnswer.Answered(Proof proof) -> {
                if (json) {
                    Json.print(generator -> SeparationJson.write(generator, proof));
                } else {
                    say(proof);
                }
                yield proof.verdict() == Verdict.SEPARATED ? 0 : 1;
            }
            case SeparationAnswer.Unusable(String file, int line, String message) -> {
                System.err.println(file + (line > 0 ? ":" + line : "") + ": " + message);
                yield 2;
            }
        };
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
