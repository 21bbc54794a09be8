// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Every verb tells in both languages what it does, what each word means, and gives an example.
final class HelpTest {

    private static final Pattern JAPANESE =
            Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void giveTheLanguageBack() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyVerbExplainsItselfAndItsWords(String language) {
        Locale.setDefault(Locale.of(language));
        List<String> unexplained = new ArrayList<>();
        look(
                new CommandLine(new Sekisho()).getCommandSpec(),
                "",
                language.equals("ja"),
                unexplained);
        assertThat(unexplained).isEmpty();
    }

    private static void look(CommandSpec verb, String above, boolean japanese, List<String> wrong) {
        UsageMessageSpec usage = verb.usageMessage();
        String header = String.join("", usage.header());
        String footer = String.join("", usage.footer());
        if (header.equals(above) || !speaks(header, japanese)) {
            wrong.add(verb.qualifiedName() + ": header");
        }
        if (verb.subcommands().isEmpty()
                && !footer.startsWith((japanese ? "例: " : "Example: ") + verb.qualifiedName())) {
            wrong.add(verb.qualifiedName() + ": example");
        }
        verb.options().stream()
                .filter(option -> !option.hidden())
                .filter(option -> !isExplained(option, japanese))
                .forEach(option -> wrong.add(verb.qualifiedName() + " " + option.longestName()));
        verb.positionalParameters().stream()
                .filter(parameter -> !isExplained(parameter, japanese))
                .forEach(parameter ->
                        wrong.add(verb.qualifiedName() + " " + parameter.paramLabel()));
        verb.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(below -> look(below, header, japanese, wrong));
    }

    private static boolean isExplained(ArgSpec spec, boolean japanese) {
        return speaks(String.join("", spec.description()), japanese);
    }

    private static boolean speaks(String text, boolean japanese) {
        return !text.isBlank() && JAPANESE.matcher(text).find() == japanese;
    }
}
