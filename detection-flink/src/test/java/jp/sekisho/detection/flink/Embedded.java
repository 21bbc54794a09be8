// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import jp.sekisho.detection.Detection;
import jp.sekisho.detection.Session;
import jp.sekisho.detection.format.EventFiles;
import jp.sekisho.detection.format.Tally;

/// What the embedded engine finds in the same events.
final class Embedded {

    private Embedded() {}

    static List<String> alerts(SortedMap<String, byte[]> rules, String file, List<byte[]> lines)
            throws IOException {
        List<String> alerts = new ArrayList<>();
        Detection detection = Engine.of(rules).detection();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.write(line);
            all.write('\n');
        }
        try (Session session = detection.session(a -> alerts.add(JsonOutput.alert(a)))) {
            new EventFiles(detection.table(), new Tally(), Clock.systemUTC())
                    .read(new ByteArrayInputStream(all.toByteArray()), file, session);
        }
        Collections.sort(alerts);
        return alerts;
    }
}
