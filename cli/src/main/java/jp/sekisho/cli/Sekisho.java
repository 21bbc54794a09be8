// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. Exit status 0: holds or done; 1: does not hold; 2: unusable input or
/// arguments.
@Command(
        name = "sekisho",
        mixinStandardHelpOptions = true,
        version = "sekisho 0.1.0",
        resourceBundle = "jp.sekisho.cli.messages",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            BodyCommand.class,
            PolicyCommand.class,
            SanitizeCommand.class,
            SeparationCommand.class,
            DetectCommand.class,
            LedgerCommand.class,
            UserCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
        })
public final class Sekisho {

    Sekisho() {}

    /// Runs one verb and ends the process with its status.
    ///
    /// @param args the words after `sekisho`
    public static void main(String[] args) {
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(run(args));
    }

    /// Runs one verb.
    ///
    /// @param args the words after `sekisho`
    /// @return the exit status
    static int run(String... args) {
        Language.choose();
        CommandLine line = new CommandLine(new Sekisho());
        line.setParameterExceptionHandler(new UnusableArguments());
        line.setExecutionExceptionHandler(new Unexpected());
        if (args.length == 0) {
            line.usage(System.err);
            return 2;
        }
        return line.execute(args);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
