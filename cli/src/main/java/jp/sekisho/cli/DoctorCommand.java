// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.server.doctor.Doctor;
import jp.sekisho.server.doctor.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sekisho doctor`: what must be mended, one sentence each.
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private Path data = Path.of("data");

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port = 8080;

    @Option(names = "--certificate", paramLabel = "CERT.pem")
    private @Nullable Path certificate;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            System.err.println(Messages.say("doctorPort", Integer.toString(port)));
            return 2;
        }
        List<Finding> findings =
                Doctor.examine(data, Map.of(), Optional.ofNullable(certificate), port);
        boolean bad = findings.stream().anyMatch(f -> f.grade() == Finding.Grade.BAD);
        if (json) {
            write(findings, !bad);
        } else {
            for (Finding finding : findings) {
                System.out.println(sign(finding.grade()) + " " + finding.message());
            }
            System.err.println(Messages.say(bad ? "doctorBad" : "doctorGood"));
        }
        return bad ? 1 : 0;
    }

    private static String sign(Finding.Grade grade) {
        return switch (grade) {
            case GOOD -> "✓";
            case NOTE -> "・";
            case BAD -> "!";
        };
    }

    private static void write(List<Finding> findings, boolean good) {
        Json.print(out -> {
            out.writeStartObject();
            out.writeBooleanProperty("good", good);
            out.writeArrayPropertyStart("findings");
            for (Finding finding : findings) {
                out.writeStartObject();
                out.writeStringProperty("check", finding.check());
                out.writeStringProperty("grade", finding.grade().name());
                out.writeStringProperty("message", finding.message());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
