// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.database.schema.tables.records.ZoneRecord;
import jp.sekisho.server.secret.TestSecrets;

/// A process that changes data as fast as it can and says `done <id>` for each change that was
/// answered, until somebody kills it.
final class KilledWriter {

    static final BodyKey TOWN = new BodyKey("town");

    /// How many change data at once.
    static final int THREADS = 3;

    private KilledWriter() {}

    /// @param args the master key in hexadecimal, the first id, then settings `name=value`
    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        Evidence evidence =
                new Evidence(Clock.systemUTC(), TestSecrets.of(HexFormat.of().parseHex(args[0])));
        AtomicLong ids = new AtomicLong(Long.parseLong(args[1]));
        BodyDatabase town = TestDatabases.open(settings).find(TOWN).orElseThrow();
        LedgerDesk desk = new LedgerDesk(evidence);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        for (int thread = 0; thread < THREADS; thread++) {
            Thread.ofPlatform()
                    .start(() -> {
                        while (true) {
                            long id = ids.incrementAndGet();
                            change(evidence, town, id);
                            if (id % 7 == 0) {
                                var _ = desk.checkpoint(town);
                            }
                            say(out, id);
                        }
                    });
        }
    }

    /// Two rows, one of them changed again, in one change: all of it or nothing must be there.
    static void change(Evidence evidence, BodyDatabase town, long id) {
        OrganRecord organ = new OrganRecord();
        organ.setId(id);
        organ.setKind("HEAD");
        organ.setName("まだ");
        organ.setFromOn("2026-04-01");
        ZoneRecord zone = new ZoneRecord();
        zone.setId(id);
        zone.setName("領域" + id);
        zone.setKind("LGWAN");
        zone.setFromOn("2026-04-01");
        int _ =
                evidence.<Integer>change(
                        town,
                        new Actor("書き手"),
                        "変更" + id,
                        change -> {
                            change.insert(organ);
                            change.insert(zone);
                            organ.setName("機関" + id);
                            change.update(organ);
                            return 0;
                        });
    }

    private static synchronized void say(FileOutputStream out, long id) {
        try {
            out.write(("done " + id + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
