// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.setup.SetupDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho body`: the bodies of a server. A new one gets a code that opens its first-run wizard.
@Command(
        name = "body",
        mixinStandardHelpOptions = true,
        subcommands = {BodyCommand.Add.class, BodyCommand.ListAll.class})
final class BodyCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println(Messages.say("bodyVerbs"));
        return 2;
    }

    /// `sekisho body add KEY`
    @Command(name = "add", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "BODY", descriptionKey = "body.key")
        private String key = "";

        @Option(
                names = "--data",
                paramLabel = "DIR",
                descriptionKey = "data",
                defaultValue = "data")
        private String data = "";

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() {
            SetupDesk.Issued issued =
                    SekishoServer.atConsole(
                            Map.of("sekisho.data", data), SetupDesk.class, desk -> desk.add(key));
            return switch (issued) {
                case SetupDesk.Issued.Refused(String message) -> {
                    System.err.println(message);
                    yield 2;
                }
                case SetupDesk.Issued.Code(String code, boolean again) -> {
                    if (json) {
                        Json.print(out -> {
                            out.writeStartObject();
                            out.writeStringProperty("key", key);
                            out.writeStringProperty("code", code);
                            out.writeEndObject();
                        });
                    } else {
                        System.err.println(Messages.say(again ? "bodyCodeAgain" : "bodyCode", key));
                        System.out.println(code);
                    }
                    yield 0;
                }
            };
        }
    }

    /// `sekisho body list`
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                descriptionKey = "data",
                defaultValue = "data")
        private String data = "";

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() {
            List<SetupDesk.Listed> bodies =
                    SekishoServer.atConsole(
                            Map.of("sekisho.data", data), SetupDesk.class, SetupDesk::list);
            if (json) {
                Json.print(out -> {
                    out.writeStartObject();
                    out.writeArrayPropertyStart("bodies");
                    for (SetupDesk.Listed body : bodies) {
                        out.writeStartObject();
                        out.writeStringProperty("key", body.key());
                        out.writeStringProperty("name", body.name());
                        out.writeBooleanProperty("open", !body.name().isEmpty());
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                });
                return 0;
            }
            if (bodies.isEmpty()) {
                System.err.println(Messages.say("bodyNone"));
            }
            for (SetupDesk.Listed body : bodies) {
                System.out.println(
                        body.key()
                                + "\t"
                                + (body.name().isEmpty()
                                        ? Messages.say("bodyWaiting")
                                        : body.name()));
            }
            return 0;
        }
    }
}
