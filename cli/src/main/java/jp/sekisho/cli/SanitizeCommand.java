// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jp.sekisho.sanitize.Level;
import jp.sekisho.sanitize.PolicyReading;
import jp.sekisho.sanitize.formats.PolicyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho sanitize …`: files and mail made safe.
@Command(
        name = "sanitize",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "例: sekisho sanitize 受信.docx --out 渡すもの",
            "    sekisho sanitize check 受信フォルダー --json"
        })
final class SanitizeCommand implements java.util.concurrent.Callable<Integer> {

    /// What both verbs take.
    static final class Choices {
        @Parameters(paramLabel = "IN", arity = "0..*", descriptionKey = "sanitize.in")
        List<Path> inputs = List.of();

        @Option(names = "--level", descriptionKey = "sanitize.level", defaultValue = "standard")
        String level = "standard";

        @Option(names = "--policy", paramLabel = "P.yaml", descriptionKey = "sanitize.policy")
        @Nullable Path policy;

        @Option(names = "--password", paramLabel = "-", descriptionKey = "sanitize.password")
        @Nullable String password;

        @Option(names = "--json", descriptionKey = "sanitize.json")
        boolean json;
    }

    @Mixin private final Choices choices = new Choices();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "sanitize.out")
    private @Nullable Path out;

    @Option(names = "--originals", paramLabel = "DIR", descriptionKey = "sanitize.originals")
    private @Nullable Path originals;

    @Override
    public Integer call() throws IOException {
        if (out == null) {
            System.err.println(Messages.say("sanitizeNoOut"));
            return 2;
        }
        for (Path folder : originals == null ? List.of(out) : List.of(out, originals)) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                System.err.println(Messages.say("sanitizeNoFolder", folder));
                return 2;
            }
        }
        return run(choices, out, originals, false);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            footer = {"", "例: sekisho sanitize check 受信フォルダー --json"})
    int check(
            @Mixin Choices checked,
            @Option(names = "--marks", descriptionKey = "sanitize.marks") boolean marks)
            throws IOException {
        return run(checked, null, null, marks);
    }

    @Command(
            name = "kit",
            mixinStandardHelpOptions = true,
            footer = {"", "例: sekisho sanitize kit --out 見本"})
    int kit(
            @Option(names = "--out", paramLabel = "DIR", descriptionKey = "sanitize.kit.out")
                    @Nullable Path folder,
            @Option(names = "--json", descriptionKey = "sanitize.json") boolean json)
            throws IOException {
        if (folder == null) {
            System.err.println(Messages.say("sanitizeKitNoOut"));
            return 2;
        }
        return SanitizeKit.write(folder, json);
    }

    private static int run(
            Choices choices, @Nullable Path out, @Nullable Path originals, boolean marks)
            throws IOException {
        if (choices.inputs.isEmpty()) {
            System.err.println(Messages.say("sanitizeNoInput"));
            return 2;
        }
        for (Path input : choices.inputs) {
            if (!Files.exists(input)) {
                System.err.println(Messages.say("noSuchFile", input));
                return 2;
            }
        }
        Level level =
                switch (choices.level.toLowerCase(Locale.ROOT)) {
                    case "standard" -> Level.STANDARD;
                    case "strict" -> Level.STRICT;
                    default -> null;
                };
        if (level == null) {
            System.err.println(
                    Messages.say("unusableArguments", choices.level, "sekisho sanitize"));
            return 2;
        }
        String text = choices.policy == null ? "" : Files.readString(choices.policy);
        return switch (PolicyFile.read(text, level)) {
            case PolicyReading.Unusable(String message) -> {
                System.err.println(
                        Messages.say("sanitizeBadPolicy", String.valueOf(choices.policy), message));
                yield 2;
            }
            case PolicyReading.Read read ->
                    new SanitizeRun(
                                    read.policy(),
                                    text,
                                    passwords(choices),
                                    choices.json,
                                    new SanitizeRun.Places(out, originals, marks))
                            .over(choices.inputs);
        };
    }

    @SuppressWarnings("SystemConsoleNull") // never null on JDK 25, but NullAway believes it may be
    private static List<String> passwords(Choices choices) throws IOException {
        if (choices.password == null) {
            return List.of();
        }
        if (!choices.password.equals("-")) {
            return List.of(choices.password);
        }
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword(Messages.say("sanitizePasswordPrompt"));
            return typed == null ? List.of() : List.of(new String(typed));
        }
        byte[] piped = System.in.readAllBytes();
        return new String(piped, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
