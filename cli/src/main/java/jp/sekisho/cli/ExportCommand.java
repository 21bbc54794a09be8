// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.register.ConsoleRegisters;
import jp.sekisho.server.register.ConsoleRegisters.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho export REGISTER FILE.xlsx`: a whole register as a workbook.
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REGISTER", descriptionKey = "register.name")
    private String register = "";

    @Parameters(index = "1", paramLabel = "FILE.xlsx", descriptionKey = "register.out")
    private Path file = Path.of("");

    @Option(names = "--body", paramLabel = "BODY", defaultValue = "")
    private String body = "";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private String data = "";

    @Override
    public Integer call() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        Export answer =
                SekishoServer.atConsole(
                        Map.of("sekisho.data", data),
                        ConsoleRegisters.class,
                        registers -> write(registers, workbook));
        if (answer instanceof ConsoleRegisters.Refused(String message)) {
            System.err.println(message);
            return 2;
        }
        OutputFile.write(file, workbook.toByteArray());
        System.err.println(Messages.say("registerWritten", file));
        return 0;
    }

    private Export write(ConsoleRegisters registers, ByteArrayOutputStream workbook) {
        try {
            return registers.export(body, register, workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
