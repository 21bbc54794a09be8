// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.setup.DemoBodies;
import jp.sekisho.server.setup.DemoBodies.SampleAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho demo`: a running server with two sample bodies.
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of("");

    @Override
    public Integer call() throws Exception {
        Path folder = data.toString().isEmpty() ? Files.createTempDirectory("sekisho-demo") : data;
        var context =
                SekishoServer.start(Map.of("server.port", port, "sekisho.data", folder.toString()));
        context.getBean(DemoBodies.class).open();
        String address =
                "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        System.out.println(Messages.say("demoReady", address + "/"));
        for (SampleAccount account : DemoBodies.sampleAccounts()) {
            System.out.println(
                    Messages.say(
                            "demoAccount",
                            address + "/" + account.body() + "/board",
                            account.name(),
                            DemoBodies.PASSWORD,
                            account.who()));
        }
        System.out.println(Messages.say("demoEnd", folder));
        new CountDownLatch(1).await();
        return 0;
    }
}
