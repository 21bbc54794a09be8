// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.register.ConsoleRegisters;
import jp.sekisho.server.register.ConsoleRegisters.Import;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho import REGISTER FILE.xlsx`: a workbook into a register, row by row.
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    /// More than any workbook that is read (`WorkbookReading.Reason.TOO_LARGE`).
    private static final long MAX_FILE = 64L << 20;

    @Parameters(index = "0", paramLabel = "REGISTER", descriptionKey = "register.name")
    private String register = "";

    @Parameters(index = "1", paramLabel = "FILE.xlsx", descriptionKey = "register.in")
    private Path file = Path.of("");

    @Option(names = "--dry-run")
    private boolean rehearsal;

    @Option(names = "--body", paramLabel = "BODY", defaultValue = "")
    private String body = "";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private String data = "";

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            System.err.println(Messages.say("noSuchFile", file));
            return 2;
        }
        if (Files.size(file) > MAX_FILE) {
            System.err.println(Messages.say("workbookTooLarge", file));
            return 2;
        }
        byte[] workbook = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        return switch (SekishoServer.atConsole(
                Map.of("sekisho.data", data),
                ConsoleRegisters.class,
                registers -> registers.read(body, register, name, workbook, rehearsal))) {
            case ConsoleRegisters.Refused(String message) -> {
                System.err.println(message);
                yield 2;
            }
            case Import.Read read -> report(read);
        };
    }

    /// Says what was imported; a row that was left out makes the status 1.
    private int report(Import.Read read) {
        if (json) {
            Json.print(out -> {
                out.writeStartObject();
                out.writeStringProperty("register", register);
                out.writeBooleanProperty("dryRun", rehearsal);
                out.writeNumberProperty("added", read.added());
                out.writeNumberProperty("changed", read.changed());
                out.writeNumberProperty("same", read.same());
                out.writeArrayPropertyStart("problems");
                for (ConsoleRegisters.Problem problem : read.problems()) {
                    out.writeStartObject();
                    out.writeStringProperty("place", problem.place());
                    out.writeStringProperty("message", problem.sentence());
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeEndObject();
            });
        } else {
            read.problems()
                    .forEach(problem ->
                            System.out.println(problem.place() + ": " + problem.sentence()));
            System.err.println(
                    Messages.say(
                            rehearsal ? "registerRehearsed" : "registerRead",
                            read.register(),
                            read.added(),
                            read.changed(),
                            read.same(),
                            read.problems().size()));
        }
        return read.problems().isEmpty() ? 0 : 1;
    }
}
