// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// Debian's Postfix as an instance of its own on a loopback port, which delivers into one mailbox
/// file. Knows `clerk@town.example` and `cook@town.example`; others it refuses.
final class Postfix implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

    private final Path home;
    private final Process process;
    private final int port;
    private int wrapped;

    /// Tells whether the package is here, and may be started (which only root may).
    static boolean isHere() {
        return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    }

    Postfix(Path folder) throws Exception {
        this(folder, "", "");
    }

    /// One that offers STARTTLS, has a port with TLS from the first byte, and takes mail only from
    /// whoever signs in over TLS.
    static Postfix secured(Path folder, OwnCertificate own, DovecotAuth auth) throws Exception {
        int wrapped;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            wrapped = free.getLocalPort();
        }
        Postfix postfix =
                new Postfix(
                        folder,
                        """
                        smtpd_tls_security_level = may
                        smtpd_tls_cert_file = %s
                        smtpd_tls_key_file = %s
                        smtpd_tls_auth_only = yes
                        smtpd_sasl_auth_enable = yes
                        smtpd_sasl_type = dovecot
                        smtpd_sasl_path = inet:127.0.0.1:%d
                        smtpd_recipient_restrictions = permit_sasl_authenticated, reject
                        """
                                .formatted(own.certificate(), own.key(), auth.port()),
                        "127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes\n"
                                .formatted(wrapped));
        postfix.wrapped = wrapped;
        return postfix;
    }

    private Postfix(Path folder, String settings, String services) throws Exception {
        // JUnit's folders are closed to others, and Postfix works under a user of its own.
        var open = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(folder, open);
        home = Files.createDirectories(folder.resolve("postfix"));
        Path configuration = Files.createDirectories(home.resolve("etc"));
        Path mail = Files.createDirectories(home.resolve("mail"));
        Path data = Files.createDirectories(home.resolve("data"));
        Files.createDirectories(home.resolve("queue"));
        own(mail, "nobody");
        own(data, "postfix");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                configuration.resolve("main.cf"),
                """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                myhostname = mail.town.example
                mydestination =
                mynetworks = 127.0.0.0/8
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                virtual_mailbox_domains = town.example
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = inline:{ clerk@town.example=box, cook@town.example=box }
                virtual_minimum_uid = 1
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                default_database_type = inline
                alias_maps =
                alias_database =
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/log
                """
                                .formatted(home)
                        + settings);
        Files.writeString(
                configuration.resolve("master.cf"),
                """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                tlsmgr unix - - n 1000? 1 tlsmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                smtp unix - - n - - smtp
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                postlog unix-dgram n - n - 1 postlogd
                """
                                .formatted(port)
                        + services);
        process =
                new ProcessBuilder(PROGRAM.toString(), "-c", configuration.toString(), "start-fg")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("out").toFile())
                        .start();
        awaitPort();
    }

    int port() {
        return port;
    }

    /// The port on which TLS begins with the first byte.
    int wrapped() {
        return wrapped;
    }

    /// Tells whether any mail came.
    boolean isEmpty() {
        return Files.notExists(home.resolve("mail/box"));
    }

    /// Waits until so many messages stand in the mailbox, and returns it.
    String mailbox(int messages) throws Exception {
        Path box = home.resolve("mail/box");
        for (int i = 0; i < 400; i++) {
            String content =
                    Files.exists(box) ? Files.readString(box, StandardCharsets.ISO_8859_1) : "";
            if (content.lines().filter(line -> line.startsWith("From ")).count() >= messages
                    && content.endsWith("\n\n")) {
                return content;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("no mail: " + log());
    }

    private String log() throws IOException {
        StringBuilder log = new StringBuilder();
        for (String name : new String[] {"out", "log"}) {
            Path file = home.resolve(name);
            log.append(Files.exists(file) ? Files.readString(file) : "");
        }
        return log.toString();
    }

    private static void own(Path path, String user) throws IOException {
        Files.setOwner(
                path,
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private void awaitPort() throws Exception {
        for (int i = 0; i < 400; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IllegalStateException("postfix did not start: " + log());
    }

    @Override
    public void close() throws InterruptedException {
        // Its own children first hear of it from the master.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
