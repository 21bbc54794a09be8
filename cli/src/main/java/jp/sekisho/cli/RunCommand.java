// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.setup.SetupDesk;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho run`: the real thing. Plain http answers on loopback only; for others there is a
/// certificate of the body's own or the municipality's authority.
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data", defaultValue = "data")
    private Path data = Path.of("data");

    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String address = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "-1")
    private int port = -1;

    @Option(names = "--certificate", paramLabel = "CERT.pem")
    private Path certificate = Path.of("");

    @Option(names = "--key", paramLabel = "KEY.pem")
    private Path key = Path.of("");

    @Option(names = "--request-certificate", paramLabel = "HOST", arity = "1..*")
    private List<String> hosts = List.of();

    /// Ends as soon as the server listens.
    @Option(names = "--until-ready", hidden = true)
    private boolean untilReady;

    @Override
    public Integer call() throws Exception {
        try {
            return hosts.isEmpty() ? serve() : request();
        } catch (Unusable e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private int request() throws Unusable, IOException {
        Path folder = data.resolve("tls");
        CertificateRequest.Written written = CertificateRequest.write(folder, hosts);
        System.err.println(
                Messages.say(
                        written.keyIsNew() ? "certificateKeyNew" : "certificateKeyKept",
                        written.key()));
        System.err.println(Messages.say("certificateNext", folder.resolve("server.crt")));
        System.out.println(written.request());
        return 0;
    }

    private int serve() throws Unusable, InterruptedException {
        InetAddress bound = bound();
        boolean encrypted = !certificate.toString().isEmpty();
        if (!encrypted && !bound.isLoopbackAddress()) {
            throw new Unusable("runNeedsCertificate", address);
        }
        int chosen = port >= 0 ? port : encrypted ? 8443 : 8080;
        if (chosen > 65_535) {
            throw new Unusable("runPort", Integer.toString(chosen));
        }
        if (chosen != 0 && taken(bound, chosen)) {
            throw new Unusable("portTaken", Integer.toString(chosen));
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("sekisho.data", data.toString());
        settings.put("server.address", bound.getHostAddress());
        settings.put("server.port", chosen);
        if (encrypted) {
            settings.putAll(encryption());
        }
        try (ConfigurableApplicationContext context = SekishoServer.start(settings)) {
            announce(context, encrypted);
            if (!untilReady) {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private InetAddress bound() throws Unusable {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new Unusable("runAddress", address);
        }
    }

    private static boolean taken(InetAddress bound, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, bound)) {
            return !probe.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private Map<String, Object> encryption() throws Unusable {
        Path secret = key.toString().isEmpty() ? data.resolve("tls").resolve("server.key") : key;
        for (Path file : List.of(certificate, secret)) {
            if (!Files.isReadable(file)) {
                throw new Unusable("noSuchFile", file);
            }
        }
        CertificateRequest.checkPair(certificate, secret);
        return Map.of(
                "server.ssl.certificate",
                certificate.toUri().toString(),
                "server.ssl.certificate-private-key",
                secret.toUri().toString(),
                "server.ssl.enabled-protocols",
                "TLSv1.3,TLSv1.2",
                "server.servlet.session.cookie.secure",
                true);
    }

    private void announce(ConfigurableApplicationContext context, boolean encrypted) {
        String at =
                (encrypted ? "https://" : "http://")
                        + (address.contains(":") ? "[" + address + "]" : address)
                        + ":"
                        + context.getEnvironment().getProperty("local.server.port");
        System.out.println(Messages.say("runReady", at + "/"));
        SetupDesk desk = context.getBean(SetupDesk.class);
        desk.first()
                .ifPresent(
                        code -> System.out.println(Messages.say("runSetup", at + "/setup", code)));
        desk.list().stream()
                .filter(body -> body.name().isEmpty() && !body.key().equals("first-body"))
                .forEach(body -> System.out.println(Messages.say("runWaiting", body.key())));
        System.out.println(Messages.say("runEnd", data.toAbsolutePath()));
    }
}
