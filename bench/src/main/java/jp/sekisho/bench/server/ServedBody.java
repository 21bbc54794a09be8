// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.bench.server;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.database.schema.tables.ClassLevel.CLASS_LEVEL;
import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.database.schema.tables.records.ObligationStatusRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.search.SearchIndex;
import jp.sekisho.server.setup.DemoBodies;
import org.springframework.context.ConfigurableApplicationContext;

/// The process under load: the server as it is shipped, with the sample town made large. Says
/// `ready PORT` and answers `heap` with the megabytes that live objects take; ends with its input.
final class ServedBody {

    private static final BodyKey TOWN = new BodyKey("yamazato");
    private static final String UNION = "satokawa";
    private static final int AT_ONCE = 2_000;
    private static final String[] FIRST = {
        "住民", "税務", "福祉", "国保", "介護", "戸籍", "水道", "学校", "農地", "道路"
    };
    private static final String[] SECOND = {
        "基本台帳", "課税データ", "申請書", "決裁文書", "共有フォルダ", "通知書控え", "管理簿", "ﾊﾟｿｺﾝ", "図面", "契約書"
    };

    private final ConfigurableApplicationContext context;

    private ServedBody(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Serves one body for a measurement.
    ///
    /// @param args assets, obligations, further bodies, then settings `name=value`
    public static void main(String[] args) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("server.port", 0));
        for (int i = 3; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        int bodies = Integer.parseInt(args[2]);
        if (bodies > 0) {
            prepareBodies(settings, bodies);
        }
        try (ConfigurableApplicationContext context = SekishoServer.start(settings)) {
            ServedBody served = new ServedBody(context);
            context.getBean(DemoBodies.class).open();
            served.enlarge(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
            System.out.println(
                    "ready " + context.getEnvironment().getRequiredProperty("local.server.port"));
            answer();
        }
    }

    private static void answer() throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("heap")) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println(
                        "heap " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20));
            }
        }
    }

    /// Copies the small union's file, so that each further body is a whole one.
    private static void prepareBodies(Map<String, Object> settings, int bodies) throws IOException {
        Path folder = Path.of(String.valueOf(settings.get("sekisho.data"))).resolve("bodies");
        if (!Files.exists(folder.resolve(UNION))) {
            try (ConfigurableApplicationContext context = SekishoServer.start(settings)) {
                context.getBean(DemoBodies.class).open();
            }
        }
        for (int i = 0; i < bodies; i++) {
            Path target = folder.resolve(body(i)).resolve("body.db");
            if (!Files.exists(target)) {
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(
                        folder.resolve(UNION).resolve("body.db"),
                        target,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Returns the key of a further body.
    static String body(int number) {
        return "body-" + number;
    }

    private void enlarge(int assets, int obligations) {
        BodyDatabase town = context.getBean(BodyDatabases.class).find(TOWN).orElseThrow();
        int had = town.<Integer>read(db -> db.fetchCount(ASSET));
        Random random = new Random(1);
        List<Long> units =
                town.read(db -> db.select(UNIT.ID).from(UNIT).orderBy(UNIT.NAME).fetch(UNIT.ID));
        List<Long> levels =
                town.read(db ->
                        db.select(CLASS_LEVEL.ID)
                                .from(CLASS_LEVEL)
                                .where(CLASS_LEVEL.DIMENSION.eq("CONFIDENTIALITY"))
                                .fetch(CLASS_LEVEL.ID));
        for (int from = had; from < assets; from += AT_ONCE) {
            List<AssetRecord> rows = new ArrayList<>();
            for (int n = from; n < Math.min(from + AT_ONCE, assets); n++) {
                rows.add(asset(random, n, units, levels));
            }
            add(town, rows);
        }
        board(town, obligations);
    }

    private void add(BodyDatabase town, List<AssetRecord> rows) {
        Evidence evidence = context.getBean(Evidence.class);
        int _ =
                evidence.<Integer>change(
                        town,
                        Actor.SEKISHO,
                        "measurement",
                        change -> {
                            change.insertAll(rows);
                            SearchIndex.put(
                                    change,
                                    "asset",
                                    rows.stream()
                                            .map(row ->
                                                    new SearchIndex.Entry(
                                                            row.getId(),
                                                            row.getName(),
                                                            List.of(row.getName(), row.getPlace())))
                                            .toList());
                            return 0;
                        });
    }

    private AssetRecord asset(Random random, int n, List<Long> units, List<Long> levels) {
        AssetRecord row = new AssetRecord();
        row.setId(context.getBean(Ids.class).next());
        row.setName(FIRST[random.nextInt(10)] + SECOND[random.nextInt(10)] + " " + n);
        row.setKind("INFORMATION");
        row.setUnitId(units.get(random.nextInt(units.size())));
        row.setConfidentialityId(
                levels.isEmpty() || random.nextInt(50) == 0
                        ? null
                        : levels.get(random.nextInt(levels.size())));
        row.setPersonal("RESIDENTS");
        row.setMedium("SERVER");
        row.setPlace("書庫" + random.nextInt(40));
        row.setMarks("");
        row.setRetention("");
        row.setChangedOn("");
        row.setReviewOn(LocalDate.of(2026, 6, 1).plusDays(random.nextInt(700)).toString());
        row.setReviewedOn("");
        row.setEndedOn("");
        row.setNotes("");
        return row;
    }

    /// Repeats the lines of the board until there are so many.
    private void board(BodyDatabase town, int obligations) {
        List<ObligationStatusRecord> lines =
                town.read(db ->
                        db.selectFrom(OBLIGATION_STATUS)
                                .where(OBLIGATION_STATUS.UNTIL_ON.isNull())
                                .fetch());
        List<ObligationStatusRecord> more = new ArrayList<>();
        for (int i = 0; !lines.isEmpty() && lines.size() + more.size() < obligations; i++) {
            ObligationStatusRecord copy = lines.get(i % lines.size()).copy();
            copy.setId(context.getBean(Ids.class).next());
            copy.setPosition(lines.size() + i);
            more.add(copy);
        }
        int _ =
                town.<Integer>write(db -> {
                    db.batchInsert(more).execute();
                    return 0;
                });
    }
}
