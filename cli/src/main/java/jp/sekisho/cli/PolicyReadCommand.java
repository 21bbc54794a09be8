// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.PolicyReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho policy read FILE`: the clause tree of a policy text and what it says.
@Command(name = "read", mixinStandardHelpOptions = true, resourceBundle = "jp.sekisho.cli.messages")
final class PolicyReadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "policyRead.file")
    private Path file = Path.of("");

    @Option(names = "--json", descriptionKey = "policyRead.json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return switch (PolicyFile.read(file)) {
            case PolicyReading.Read(BasicPolicy policy) -> {
                if (json) {
                    Json.print(generator -> PolicyJson.write(generator, policy));
                } else {
                    PolicyText.print(System.out, policy);
                }
                yield 0;
            }
            case PolicyReading.Unreadable(int line, String message) -> {
                System.err.println(PolicyFile.place(file, line) + message);
                yield 2;
            }
        };
    }
}
