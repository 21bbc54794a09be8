// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jp.sekisho.server.SekishoServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho demo`: a running server with sample bodies.
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements java.util.concurrent.Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        SekishoServer.start(Map.of("server.port", port));
        System.err.println(Messages.say("demoReady", "http://127.0.0.1:" + port + "/"));
        new CountDownLatch(1).await();
        return 0;
    }
}
