// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.SekishoServer;

/// Looks at the machine's surroundings and, where the data can be opened, at every body.
public final class Doctor {

    private Doctor() {}

    /// Looks at everything. Changes nothing but what opening a body changes: an older body's tables
    /// are brought to this version.
    ///
    /// @param data the data folder
    /// @param settings how the server is started, beside the data folder
    /// @param certificate the server's certificate; nothing where plain http on loopback is served
    /// @param port where it listens
    public static List<Finding> examine(
            Path data, Map<String, Object> settings, Optional<Path> certificate, int port) {
        List<Finding> findings = new ArrayList<>(Surroundings.examine(data, port));
        findings.addAll(Certificates.examine(data, certificate));
        if (findings.stream().anyMatch(f -> f.grade() == Finding.Grade.BAD && stops(f))) {
            return findings;
        }
        Map<String, Object> all = new HashMap<>(settings);
        all.put("sekisho.data", data.toString());
        try {
            findings.addAll(SekishoServer.atConsole(all, Inside.class, Inside::examine));
        } catch (RuntimeException e) {
            findings.add(opening(e));
        }
        return findings;
    }

    private static boolean stops(Finding finding) {
        return finding.check().equals(Surroundings.DATA)
                || finding.check().equals(Surroundings.KEY);
    }

    private static Finding opening(Throwable failure) {
        return SekishoServer.reason(failure)
                .map(said -> Finding.bad("start", said))
                .orElseGet(() -> unknown(failure));
    }

    private static Finding unknown(Throwable failure) {
        return Finding.bad(
                "start",
                "関所を始められません("
                        + failure.getClass().getSimpleName()
                        + ")。データベースの宛先と、データの置き場の権限を確かめてください。");
    }
}
