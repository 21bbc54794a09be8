// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An OpenLDAP of the test's own: its process, its port on loopback, its folder.
final class OpenLdap implements AutoCloseable {

    static final Path SLAPD = Path.of("/usr/sbin/slapd");

    private static final String BASE = "dc=town,dc=example,dc=jp";

    private final Process process;
    private final int port;

    OpenLdap(Path folder, String account, String password) throws Exception {
        Path home = Files.createDirectories(folder.resolve("ldap"));
        Path data = Files.createDirectories(home.resolve("data"));
        Path configuration = home.resolve("slapd.conf");
        Files.writeString(
                configuration,
                """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %s/slapd.pid
                database mdb
                suffix "%s"
                rootdn "cn=admin,%s"
                rootpw admin-of-the-test
                directory %s
                maxsize 10485760
                """
                        .formatted(home, BASE, BASE, data));
        Path people = home.resolve("people.ldif");
        Files.writeString(
                people,
                """
                dn: %s
                objectClass: dcObject
                objectClass: organization
                dc: town
                o: town

                dn: ou=people,%s
                objectClass: organizationalUnit
                ou: people

                dn: uid=%s,ou=people,%s
                objectClass: inetOrgPerson
                uid: %s
                cn: %s
                sn: %s
                userPassword: %s
                """
                        .formatted(BASE, BASE, account, BASE, account, account, account, password)
                        .replace(
                                "userPassword: " + password, "userPassword:: " + base64(password)));
        run("/usr/sbin/slapadd", "-f", configuration.toString(), "-l", people.toString());
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        // "-d 0" keeps it in the foreground: it ends with this process.
        process =
                new ProcessBuilder(
                                SLAPD.toString(),
                                "-f",
                                configuration.toString(),
                                "-h",
                                "ldap://127.0.0.1:" + port,
                                "-d",
                                "0")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("log").toFile())
                        .start();
        awaitPort();
    }

    /// Returns the settings with which a server asks this directory.
    Map<String, Object> settings(String body) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("sekisho.ldap." + body + ".url", "ldap://127.0.0.1:" + port);
        settings.put("sekisho.ldap." + body + ".base", "ou=people," + BASE);
        settings.put("sekisho.ldap." + body + ".attribute", "uid");
        settings.put("sekisho.ldap." + body + ".user", "cn=admin," + BASE);
        settings.put("sekisho.ldap." + body + ".password", "admin-of-the-test");
        return settings;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void awaitPort() throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IllegalStateException("slapd did not start");
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
    }
}
