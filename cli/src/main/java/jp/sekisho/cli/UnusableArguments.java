// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/// One sentence for arguments that cannot be used, and status 2.
final class UnusableArguments implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        String verb = exception.getCommandLine().getCommandSpec().qualifiedName();
        System.err.println(Messages.say("unusableArguments", String.join(" ", args), verb));
        return 2;
    }
}
