// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho policy read FILE`: the clause tree of a policy text and what it says.
@Command(name = "read", mixinStandardHelpOptions = true)
final class PolicyReadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return switch (PolicyReader.read(Files.readAllBytes(file))) {
            case PolicyReading.Read(BasicPolicy policy) -> {
                if (json) {
                    Json.print(generator -> PolicyJson.write(generator, policy));
                } else {
                    System.out.println(policy.title());
                    policy.clauses()
                            .forEach(c -> System.out.println(c.label() + " " + c.heading()));
                }
                yield 0;
            }
            case PolicyReading.Unreadable(int line, String message) -> {
                System.err.println(file + (line > 0 ? ":" + line : "") + ": " + message);
                yield 2;
            }
        };
    }
}
