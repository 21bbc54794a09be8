// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// One sentence for arguments that cannot be used, and status 2: which word, and what to write
/// instead.
final class UnusableArguments implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        String verb = exception.getCommandLine().getCommandSpec().qualifiedName();
        System.err.println(
                switch (exception) {
                    case UnmatchedArgumentException unmatched -> unmatched(unmatched, verb);
                    case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                            Messages.say("missingArgument", names(missing.getMissing()), verb);
                    default -> value(exception, args, verb);
                });
        return 2;
    }

    private static String unmatched(UnmatchedArgumentException exception, String verb) {
        String word = exception.getUnmatched().getFirst();
        List<String> near = exception.getSuggestions();
        return near.isEmpty()
                ? Messages.say("unknownArgument", word, verb)
                : Messages.say("unknownArgumentNear", word, near.getFirst(), verb);
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream().map(UnusableArguments::name).collect(Collectors.joining("」「"));
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }

    private static String value(ParameterException exception, String[] args, String verb) {
        ArgSpec spec = exception.getArgSpec();
        @Nullable String value = exception.getValue();
        return spec == null || value == null
                ? Messages.say("unusableArguments", String.join(" ", args), verb)
                : Messages.say("unusableValue", value, name(spec), verb);
    }
}
