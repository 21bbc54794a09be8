// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.identity.ConsoleAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho user`: accounts from the server's own console, the way back in for the only officer.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        subcommands = {UserCommand.Add.class, UserCommand.Reset.class})
final class UserCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println(Messages.say("userVerbs"));
        return 2;
    }

    /// `sekisho user add BODY NAME --person "氏名" --role CHIEF_OFFICER`
    @Command(name = "add", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "BODY", descriptionKey = "user.body")
        private String body = "";

        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "user.name")
        private String name = "";

        @Option(names = "--person", paramLabel = "PERSON", required = true)
        private String person = "";

        @Option(names = "--role", paramLabel = "ROLE")
        private String role = "";

        @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
        private String data = "";

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() {
            return answer(
                    SekishoServer.atConsole(
                            Map.of("sekisho.data", data),
                            ConsoleAccounts.class,
                            accounts -> accounts.add(body, name, person, role)),
                    json);
        }
    }

    /// `sekisho user reset BODY NAME`
    @Command(name = "reset", mixinStandardHelpOptions = true)
    static final class Reset implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "BODY", descriptionKey = "user.body")
        private String body = "";

        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "user.name")
        private String name = "";

        @Option(names = "--keep-second-factor")
        private boolean keepFactor;

        @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
        private String data = "";

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() {
            return answer(
                    SekishoServer.atConsole(
                            Map.of("sekisho.data", data),
                            ConsoleAccounts.class,
                            accounts -> accounts.reset(body, name, !keepFactor)),
                    json);
        }
    }

    private static int answer(ConsoleAccounts.Answer answer, boolean json) {
        return switch (answer) {
            case ConsoleAccounts.Answer.Refused(String message) -> {
                System.err.println(message);
                yield 2;
            }
            case ConsoleAccounts.Answer.Done(String name, String startPassword) -> {
                if (json) {
                    Json.print(out -> {
                        out.writeStartObject();
                        out.writeStringProperty("name", name);
                        out.writeStringProperty("startPassword", startPassword);
                        out.writeEndObject();
                    });
                } else {
                    System.err.println(Messages.say("userStartPassword", name));
                    System.out.println(startPassword);
                }
                yield 0;
            }
        };
    }
}
