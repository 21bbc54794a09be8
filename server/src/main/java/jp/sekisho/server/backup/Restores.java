// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import static jp.sekisho.server.database.schema.tables.LedgerKey.LEDGER_KEY;
import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.ledger.Verification;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.server.backup.BackupResult.Done;
import jp.sekisho.server.backup.BackupResult.Reason;
import jp.sekisho.server.backup.BackupResult.Refused;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Preparation;
import jp.sekisho.server.evidence.BackupSeal;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Puts backups back. Everything is checked before anything is visible, and nothing that stands is
/// overwritten: what a restored body replaces is set aside.
@Component
public final class Restores {

    private static final DateTimeFormatter MARK = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final BodyDatabases databases;
    private final BackupSeal seal;
    private final Clock clock;
    private final Path data;

    Restores(BodyDatabases databases, BackupSeal seal, Clock clock, Environment environment) {
        this.databases = databases;
        this.seal = seal;
        this.clock = clock;
        this.data = Path.of(environment.getRequiredProperty("sekisho.data"));
    }

    /// What the caller demands.
    ///
    /// @param against checkpoints that were kept elsewhere; a backup that is older is refused
    /// @param replace whether a body that stands there is set aside
    public record Demand(List<SignedNote> against, boolean replace) {
        public Demand {
            against = List.copyOf(against);
        }
    }

    /// Puts back one backup, or each of those that lie in a folder.
    ///
    /// @param folder a backup, or a folder of backups
    /// @throws IOException where it cannot be read or the disk refuses
    public List<BackupResult> restore(Path folder, Demand demand) throws IOException {
        List<Path> places = new ArrayList<>();
        if (Files.exists(folder.resolve(BackupFile.MANIFEST))) {
            places.add(folder);
        } else if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(p -> Files.exists(p.resolve(BackupFile.MANIFEST)))
                        .sorted()
                        .forEach(places::add);
            }
        }
        if (places.isEmpty()) {
            return List.of(
                    new Refused(
                            folder.toString(),
                            Reason.NOT_A_BACKUP,
                            folder + ": バックアップがありません。sekisho backup で作ったフォルダを指定してください。"));
        }
        List<BackupResult> results = new ArrayList<>();
        for (Path place : places) {
            try {
                results.add(new Attempt(place, demand).run());
            } catch (No no) {
                results.add(no.refused);
            }
        }
        return results;
    }

    /// Ends an attempt.
    private static final class No extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Refused refused;

        No(Path place, Reason reason, String message) {
            this.refused = new Refused(place.toString(), reason, place + ": " + message);
        }
    }

    /// Putting back one backup.
    private final class Attempt {

        private final Path place;
        private final Demand demand;
        private long rows;

        Attempt(Path place, Demand demand) {
            this.place = place;
            this.demand = demand;
        }

        BackupResult run() throws IOException, No {
            Manifest manifest = manifest();
            List<BackupFile> files = contents(manifest);
            BodyKey body = manifest.body();
            Path target = data.resolve("bodies").resolve(body.value());
            boolean stands = databases.bodies().contains(body);
            if (!demand.replace() && (stands || Files.exists(target))) {
                throw no(
                        Reason.EXISTS,
                        "団体「" + body + "」はもうあります。上書きしません。置き換えるときは、関所を止めてから --replace を付けてください。");
            }
            if (demand.replace() && RunningMark.isHeld(data)) {
                throw no(Reason.RUNNING, "関所が動いています。止めてから、もう一度してください。");
            }
            Path staged = data.resolve("restoring").resolve(body.value());
            Backups.removed(staged);
            try {
                restored(manifest, files, staged, stands);
            } finally {
                Backups.removed(staged);
            }
            long sealed = sealed(files);
            return new Done(
                    body,
                    place.toString(),
                    manifest.entries(),
                    rows,
                    sealed,
                    files.stream().mapToLong(BackupFile::bytes).sum());
        }

        private void restored(
                Manifest manifest, List<BackupFile> files, Path staged, boolean stands)
                throws IOException, No {
            BodyKey body = manifest.body();
            Set<String> steps = Set.copyOf(manifest.steps());
            try (Preparation preparation = databases.prepare(body)) {
                if (!preparation.knows(steps)) {
                    throw no(Reason.NEWER_PROGRAM, "新しい版の関所で作ったバックアップです。新しい版の関所で戻してください。");
                }
                fill(preparation.withTables(steps));
                BodyDatabase fresh = preparation.migrated();
                verify(fresh, manifest, files);
                copy(files, staged.resolve("sealed"));
                seal.restored(fresh, Backups.CONSOLE, why(manifest, stands));
                preparation.release();
                publish(preparation, body, staged, stands);
            }
        }

        private void publish(Preparation preparation, BodyKey body, Path staged, boolean stands)
                throws IOException {
            Path target = data.resolve("bodies").resolve(body.value());
            String mark = MARK.format(clock.instant().atZone(ZoneId.of("Asia/Tokyo")));
            if (stands) {
                databases.setAside(body, mark);
            }
            if (Files.exists(target)) {
                Path aside = data.resolve("replaced").resolve(body.value() + "-" + mark);
                Files.createDirectories(aside.getParent());
                Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.createDirectories(target.getParent());
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            HashedFile.forceName(target);
            preparation.publish();
        }

        private Manifest manifest() throws IOException, No {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(place.resolve(BackupFile.MANIFEST))) {
                bytes = in.readNBytes(SignedNote.MAX_BYTES + 1);
            }
            SignedNote note = BackupSeal.note(bytes).orElseThrow(() -> altered("署名した文"));
            Manifest manifest = Manifest.tryParse(note.text()).orElseThrow(() -> altered("署名した文"));
            return switch (seal.check(manifest.body(), manifest.sealedKeyBytes(), note)) {
                case SIGNED -> manifest;
                case FORGED -> throw altered("署名");
                case OTHER_MASTER_KEY ->
                        throw no(
                                Reason.OTHER_MASTER_KEY,
                                "別のマスターキーの下で作ったバックアップです。控えから元の master.key をデータの置き場に戻してから、もう一度してください。");
            };
        }

        private List<BackupFile> contents(Manifest manifest) throws IOException, No {
            Path list = place.resolve(BackupFile.CONTENTS);
            if (!Files.isRegularFile(list)
                    || Files.size(list) > Limits.CONTENTS
                    || !HashedFile.hash(list).equals(manifest.contents())) {
                throw altered(BackupFile.CONTENTS);
            }
            List<BackupFile> files = new ArrayList<>();
            for (String line : Files.readAllLines(list)) {
                files.add(BackupFile.tryParse(line).orElseThrow(() -> altered(line)));
            }
            for (BackupFile file : files) {
                Path path = place.resolve(file.name());
                if (!Files.isRegularFile(path)
                        || Files.size(path) != file.bytes()
                        || !HashedFile.hash(path).equals(file.hash())) {
                    throw altered(file.name());
                }
            }
            nothingElse(files);
            return files;
        }

        private void nothingElse(List<BackupFile> files) throws IOException, No {
            Set<String> known = new HashSet<>(List.of(BackupFile.MANIFEST, BackupFile.CONTENTS));
            files.forEach(file -> known.add(file.name()));
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(p -> !Files.isDirectory(p)).toList()) {
                    String name = place.relativize(file).toString().replace('\\', '/');
                    if (!known.contains(name)) {
                        throw no(
                                Reason.ALTERED,
                                "バックアップにないファイル「" + name + "」が入っています。確かめてから取り除いてください。");
                    }
                }
            }
        }

        private void fill(BodyDatabase empty) throws IOException, No {
            try (InputStream in =
                    new BufferedInputStream(
                            Files.newInputStream(place.resolve(BackupFile.ROWS)), 1 << 16)) {
                empty.write(db -> {
                    RowsLoader loader = new RowsLoader(db);
                    try {
                        RowsReader.read(in, counting(loader));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return 0;
                });
            } catch (UncheckedIOException wrapped) {
                if (wrapped.getCause() instanceof RowsReader.Malformed) {
                    throw altered(BackupFile.ROWS);
                }
                throw wrapped.getCause();
            }
        }

        private RowsReader.Rows counting(RowsLoader loader) {
            return new RowsReader.Rows() {
                @Override
                public void table(String name, List<RowsReader.Column> columns) {
                    loader.table(name, columns);
                }

                @Override
                public void row(@org.jspecify.annotations.Nullable Object[] values) {
                    loader.row(values);
                    rows++;
                }

                @Override
                public void end() {
                    loader.end();
                }
            };
        }

        private void verify(BodyDatabase fresh, Manifest manifest, List<BackupFile> files)
                throws No {
            boolean sameKey =
                    fresh.<Boolean>read(db ->
                            db.fetchExists(
                                    LEDGER_KEY, LEDGER_KEY.SEALED.eq(manifest.sealedKeyBytes())));
            Checkpoint head = seal.head(fresh);
            if (!sameKey
                    || head.size() != manifest.entries()
                    || !head.root().base64().equals(manifest.root())) {
                throw altered("台帳");
            }
            switch (seal.verify(fresh, demand.against())) {
                case Verification.Intact _ -> {
                    // as it should be
                }
                case Verification.Truncated truncated when truncated.olderSays() ->
                        throw no(
                                Reason.TOO_OLD,
                                "別に保管した証明書("
                                        + truncated.expected()
                                        + "件)より古いバックアップです(記録"
                                        + manifest.entries()
                                        + "件)。新しいバックアップを使うか、失われる記録を承知のうえで --against を付けずに戻してください。");
                case Verification.Altered bad ->
                        throw no(
                                Reason.ALTERED,
                                "台帳かデータが書き換えられています("
                                        + bad.finding()
                                        + " "
                                        + bad.detail()
                                        + ")。戻しません。");
                case Verification.Truncated _ -> throw altered("台帳");
                case Verification.Undetermined doubtful ->
                        throw no(
                                Reason.ALTERED,
                                "台帳を確かめられません("
                                        + doubtful.doubt()
                                        + ")。--against の証明書がこの団体のものか確かめてください。");
            }
            Set<String> named =
                    fresh.read(db ->
                            db.selectDistinct(SEALED_FILE.HASH)
                                    .from(SEALED_FILE)
                                    .where(SEALED_FILE.HASH.ne(""))
                                    .fetchSet(SEALED_FILE.HASH));
            Set<String> held = new HashSet<>();
            for (BackupFile file : files) {
                if (file.name().startsWith(BackupFile.SEALED + "/")) {
                    String name = file.name().substring(BackupFile.SEALED.length() + 1);
                    if (!name.equals(file.hash())) {
                        throw altered(file.name());
                    }
                    held.add(name);
                }
            }
            if (!named.equals(held)) {
                throw altered("封じたファイル");
            }
        }

        private void copy(List<BackupFile> files, Path sealed) throws IOException, No {
            Files.createDirectories(sealed);
            for (BackupFile file : files) {
                if (file.name().startsWith(BackupFile.SEALED + "/")) {
                    String copied =
                            HashedFile.write(
                                    sealed.resolve(file.hash()),
                                    out -> Files.copy(place.resolve(file.name()), out));
                    if (!copied.equals(file.hash())) {
                        throw altered(file.name());
                    }
                }
            }
            HashedFile.force(sealed);
        }

        private String why(Manifest manifest, boolean stands) {
            return manifest.at()
                    + "のバックアップ(記録"
                    + manifest.entries()
                    + "件)から、サーバのコンソールで復元しました。"
                    + (stands ? "それまでのデータは消さずに別に置きました。" : "");
        }

        private long sealed(List<BackupFile> files) {
            return files.stream().filter(f -> f.name().startsWith(BackupFile.SEALED)).count();
        }

        private No altered(String what) {
            return no(
                    Reason.ALTERED,
                    "作ったときのままではありません(" + what + ")。書き換えられたか壊れているので、戻しません。別のバックアップを使ってください。");
        }

        private No no(Reason reason, String message) {
            return new No(place, reason, message);
        }
    }
}
