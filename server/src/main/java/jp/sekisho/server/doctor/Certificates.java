// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.page.JapaneseDate;

/// The server's certificate: whether it can be read and until when it is good.
final class Certificates {

    static final String CHECK = "certificate";

    /// An office needs so long to get a new one.
    static final Duration SOON = Duration.ofDays(45);

    private Certificates() {}

    /// @param given what the server is started with; without it, the one in the data folder
    static List<Finding> examine(Path data, Optional<Path> given) {
        Path usual = data.resolve("tls").resolve("server.crt");
        Optional<Path> file =
                given.or(() -> Files.exists(usual) ? Optional.of(usual) : Optional.empty());
        return List.of(
                file.map(path -> one(path, Clock.systemUTC().instant()))
                        .orElse(
                                Finding.note(
                                        CHECK,
                                        "証明書がありません。ほかの端末から使うときは sekisho run --request-certificate で用意してください。")));
    }

    static Finding one(Path file, Instant now) {
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificate(in)
                    instanceof X509Certificate certificate) {
                return until(file, certificate.getNotAfter().toInstant(), now);
            }
            return unreadable(file);
        } catch (IOException | CertificateException e) {
            return unreadable(file);
        }
    }

    static Finding until(Path file, Instant end, Instant now) {
        String day = new JapaneseDate(LocalDate.ofInstant(end, ZoneId.of("Asia/Tokyo"))).text();
        if (!now.isBefore(end)) {
            return Finding.bad(CHECK, file + ": 証明書は" + day + "に切れました。新しい証明書に替えてください。");
        }
        return now.plus(SOON).isBefore(end)
                ? Finding.good(CHECK, "証明書は" + day + "まで使えます。")
                : Finding.bad(CHECK, file + ": 証明書は" + day + "に切れます。いまから新しい証明書を頼んでください。");
    }

    private static Finding unreadable(Path file) {
        return Finding.bad(CHECK, file + ": 証明書を読めません。PEM の証明書か確かめてください。");
    }
}
