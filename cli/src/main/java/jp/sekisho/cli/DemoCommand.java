// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.setup.DemoBodies;
import jp.sekisho.server.setup.DemoBodies.SampleAccount;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho demo`: a running server with two sample bodies.
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of("");

    /// Ends as soon as the pages answer: the build's training run.
    @Option(names = "--until-ready", hidden = true)
    private boolean untilReady;

    @Override
    public Integer call() throws Exception {
        Path folder = data.toString().isEmpty() ? Files.createTempDirectory("sekisho-demo") : data;
        if (port != 0 && taken(port)) {
            System.err.println(Messages.say("portTaken", Integer.toString(port)));
            return 2;
        }
        try (ConfigurableApplicationContext context =
                SekishoServer.start(
                        Map.of("server.port", port, "sekisho.data", folder.toString()))) {
            context.getBean(DemoBodies.class).open();
            String address =
                    "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            announce(address, folder);
            if (untilReady) {
                visit(address);
            } else {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private static boolean taken(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !probe.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static void announce(String address, Path folder) {
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
    }

    private static void visit(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/yamazato/login")) {
                client.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        BodyHandlers.discarding());
            }
        }
    }
}
